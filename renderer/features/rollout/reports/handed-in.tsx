import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, Send } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import { ticketsOf } from '../../../../shared/domain/ea-report-issues.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatTime } from '../../../lib/format.ts'
import { tell, tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { Facts } from '../../../ui/facts.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { RecommendationWord } from './recommendation-word.tsx'
import { reportReads } from './report-reads.ts'
import { ReportsLink } from './reports-link.tsx'
import styles from './reports.module.css'
import { useReportPdf } from './use-report-pdf.ts'

/** A report that was handed in: what it says, how it reaches the manager, and what can follow it. */
export function HandedIn({ detail }: { detail: EaReportDetail }) {
  const { api, writes } = useProgram()
  const [, navigate] = useLocation()
  const { report, remarks, days, isSample, ticket, replacedBy, copyTo } = detail
  const { id, ppa, fields, state } = report
  const pdf = useReportPdf(id)
  const evidence = (useQuery(reportReads.evidence(api, id)).data ?? []).filter(
    ({ removed }) => removed === null,
  )
  const [isSending, setSending] = useState(false)
  const isOwn = report.takenInFrom === null

  async function open(begin: () => Promise<{ id: string }>, trouble: string): Promise<void> {
    try {
      const begun = await writes.run(begin)
      navigate(routes.rolloutReport(begun.id))
    } catch (error) {
      tellTrouble(error, trouble)
    }
  }
  const revise = () => void open(() => api.eaReports.revise({ id }), 'It was not changed')
  async function deliver(): Promise<void> {
    setSending(true)
    try {
      await writes.run(() => api.rollout.deliverReport({ reportId: id }))
      tell(
        'It is in the outbox: the document and the recommendation go onto the ticket when there is a line.',
      )
    } catch (error) {
      tellTrouble(error, 'It was not put on the ticket')
    } finally {
      setSending(false)
    }
  }
  useCommands([
    { id: 'save document', name: 'Save the document', group: 'Report', keys: ['d'], run: pdf.save },
    ...(state === 'submitted' && ticket !== null
      ? [
          {
            id: 'deliver',
            name: 'Put it on the ticket',
            group: 'Report',
            keys: ['p'],
            run: () => void deliver(),
          },
        ]
      : []),
    ...(state === 'submitted'
      ? [{ id: 'revise', name: 'Change the report', group: 'Report', run: revise }]
      : []),
  ])
  return (
    <Page
      title={`Report on ${ppa.productName} ${fields.version}`}
      above={<ReportsLink />}
      under={`${fields.platform}/${fields.arch}, ${fields.team} at ${fields.site}, handed in ${formatTime(report.submittedAt ?? report.updatedAt)} by ${report.by}`}
      actions={
        <>
          {state === 'submitted' && isOwn && (
            <Button variant="default" onClick={revise}>
              Change it
            </Button>
          )}
          <Button
            variant={ticket === null || state !== 'submitted' ? 'filled' : 'default'}
            leftSection={<Download size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="d" />}
            loading={pdf.isMaking}
            onClick={pdf.save}
          >
            Save the document
          </Button>
          {state === 'submitted' && ticket !== null && (
            <Button
              leftSection={<Send size={14} aria-hidden="true" />}
              rightSection={<KeyHint keys="p" />}
              loading={isSending}
              onClick={() => void deliver()}
            >
              Put it on the ticket
            </Button>
          )}
        </>
      }
    >
      <div className={styles.handedIn}>
        {replacedBy !== null && (
          <Note
            title="A later report of the team stands in its place."
            actions={<Link href={routes.rolloutReport(replacedBy)}>Open that one</Link>}
          >
            This one stays in the trail as it was.
          </Note>
        )}
        {remarks.map((remark) => (
          <Note key={remark} kind="warning">
            {remark}
          </Note>
        ))}
        {isSample && (
          <Note title="This was a report to try.">
            Save the document to see what a manager gets. It never leaves this machine by itself.
          </Note>
        )}
        {state === 'submitted' && !isSample && (
          <Note title={ticket === null ? 'How it reaches the manager' : 'One more step'}>
            {ticket === null
              ? 'The ticket of this product cannot be reached from here. Save the document and send that one file to the staged-rollout manager: it carries the whole report with its evidence, and any change to it is noticed.'
              : `Put it on ticket ${ticket.number}: the document is attached and your recommendation stands in a comment. Without a line it waits in the outbox.`}
          </Note>
        )}
        <Facts
          facts={[
            ['Recommendation', <RecommendationWord key="r" recommendation={fields.recommendation} />],
            ...(fields.recommendation === 'reject'
              ? ([
                  ['Why', fields.reason],
                  ['What has to happen next', fields.nextStep],
                ] as const)
              : []),
            [
              'Installed as',
              fields.installation === 'upgrade'
                ? `upgrade from ${fields.upgradedFrom}`
                : (fields.installation ?? ''),
            ],
            ['In production', days === null ? '' : `${String(days)} days`],
            ['Load', loadOf(fields)],
            ['Monitoring', fields.monitoring ?? ''],
            ['Problems', fields.problems.map(({ title }) => title).join('; ') || 'none'],
            ['GGUS tickets', ticketsOf(report).join(', ') || 'none'],
            ...(fields.machine === null
              ? []
              : ([['Machine', `${fields.machine.machine}, ${fields.machine.operatingSystem}`]] as const)),
            ['Evidence', evidence.map(({ name }) => name).join(', ') || 'none'],
          ]}
        />
        {state === 'submitted' && isOwn && copyTo.length > 0 && (
          <Section title="The same on another platform">
            <p className="soft">The answers are copied and marked as copied; you recommend anew.</p>
            <div className={styles.actions}>
              {copyTo.map((other) => (
                <Button
                  key={other.id}
                  variant="default"
                  onClick={() =>
                    void open(() => api.eaReports.copy({ id, ppaId: other.id }), 'Nothing was copied')
                  }
                >
                  Copy to {other.platform}/{other.arch}
                </Button>
              ))}
            </div>
          </Section>
        )}
      </div>
    </Page>
  )
}

function loadOf(fields: EaReportDetail['report']['fields']): string {
  const { users, jobs, transfers } = fields
  return [
    ...(users.trim() === '' ? [] : [`${users} users`]),
    ...(jobs.trim() === '' ? [] : [`${jobs} jobs`]),
    ...(transfers.trim() === '' ? [] : [`${transfers} transfers`]),
  ].join(', ')
}
