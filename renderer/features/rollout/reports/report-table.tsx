import { Link } from 'wouter'
import type { EaReport } from '../../../../shared/domain/ea-report.ts'
import { isSample } from '../../../../shared/domain/ea-report-sample.ts'
import { formatTime } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { RecommendationWord } from './recommendation-word.tsx'
import { mostListed } from './report-reads.ts'

const states = {
  draft: 'draft, counts for nothing yet',
  submitted: 'handed in',
  replaced: 'replaced by a later one',
} as const

/** Every report here, last worked on first. */
export function ReportTable({ reports }: { reports: readonly EaReport[] }) {
  if (reports.length === 0) {
    return <p className="soft">Reports stand here, from the first word on. Nothing has to be saved.</p>
  }
  return (
    <>
      <table className="plain">
        <thead>
          <tr>
            <th style={{ width: '28%' }}>Product</th>
            <th style={{ width: '14%' }}>Platform</th>
            <th style={{ width: '16%' }}>Team</th>
            <th style={{ width: '18%' }}>State</th>
            <th>Recommendation</th>
            <th style={{ width: '13%' }}>Last change</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ id, ppa, fields, state, updatedAt, takenInFrom }) => (
            <tr key={id}>
              <td>
                <Link href={routes.rolloutReport(id)}>
                  {ppa.productName} {fields.version}
                </Link>
                {isSample({ ppa }) && <span className="soft"> to try</span>}
              </td>
              <td>
                {fields.platform}/{fields.arch}
              </td>
              <td>{fields.team}</td>
              <td className="soft">
                {states[state]}
                {takenInFrom !== null && ', from a file'}
              </td>
              <td>
                <RecommendationWord recommendation={fields.recommendation} />
              </td>
              <td className="soft">{formatTime(updatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reports.length === mostListed && (
        <p className="soft">
          These are the {mostListed} last worked on; «proviso ea-reports list» names all of them.
        </p>
      )}
    </>
  )
}
