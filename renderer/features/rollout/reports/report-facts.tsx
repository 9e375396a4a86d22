import { useQuery } from '@tanstack/react-query'
import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import { stages, type EaProblem, type EaReportFields } from '../../../../shared/domain/ea-report.ts'
import { severityMeaning, ticketsOf } from '../../../../shared/domain/ea-report-issues.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { RecommendationWord } from './recommendation-word.tsx'
import { reportReads } from './report-reads.ts'
import styles from './reports.module.css'

/** What a report says, short enough to be read at once; its document has every word. */
export function ReportFacts({ detail }: { detail: EaReportDetail }) {
  const { api } = useProgram()
  const { report, days } = detail
  const { fields } = report
  const kept = useQuery(reportReads.evidence(api, report.id)).data ?? []
  const evidence = kept.filter(({ removed }) => removed === null).map(({ name }) => name)
  const said = (label: string, text: string) => (text.trim() === '' ? [] : [[label, text.trim()] as const])
  return (
    <Facts
      facts={[
        ['Recommendation', <RecommendationWord key="r" recommendation={fields.recommendation} />],
        ...(fields.recommendation === 'reject'
          ? [...said('Why', fields.reason), ...said('What has to happen next', fields.nextStep)]
          : []),
        [
          'Installed as',
          fields.installation === 'upgrade'
            ? `upgrade from ${fields.upgradedFrom}`
            : (fields.installation ?? ''),
        ],
        ...said('Configured with', fields.configuredWith),
        ['How it went', stages.map((stage) => `${stage} ${fields.went[stage] ?? 'not said'}`).join(', ')],
        ['In production', days === null ? '' : `${String(days)} days`],
        ['Load', loadOf(fields)],
        ['Monitoring', [fields.monitoring ?? '', fields.monitoringNote.trim()].filter(Boolean).join(': ')],
        [
          'Problems',
          fields.problems.length === 0 ? (
            'none'
          ) : (
            <ul key="p" className={styles.problems}>
              {fields.problems.map((problem) => (
                <Problem key={problem.id} problem={problem} />
              ))}
            </ul>
          ),
        ],
        ['GGUS tickets', ticketsOf(report).join(', ') || 'none'],
        ...said('Remarks', fields.remarks),
        ...said('Hours it took', fields.hours),
        ...(fields.machine === null
          ? []
          : ([['Machine', `${fields.machine.machine}, ${fields.machine.operatingSystem}`]] as const)),
        ['Evidence', evidence.join(', ') || 'none'],
      ]}
    />
  )
}

function Problem({ problem }: { problem: EaProblem }) {
  const { title, severity, workaround } = problem
  return (
    <li>
      {title}
      <div className="soft">
        {severityMeaning[severity]}.{' '}
        {workaround.trim() === '' ? 'Nothing is known to help.' : `What helps: ${workaround.trim()}`}
      </div>
    </li>
  )
}

function loadOf({ users, jobs, transfers }: EaReportFields): string {
  const figures = Object.entries({ users, jobs, transfers })
  return figures
    .flatMap(([what, figure]) => (figure.trim() === '' ? [] : [`${figure.trim()} ${what}`]))
    .join(', ')
}
