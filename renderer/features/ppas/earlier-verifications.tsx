import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { formatTime } from '../../lib/format.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { OutcomeWord } from '../../ui/outcome-word.tsx'
import { Section } from '../../ui/page.tsx'
import { VerdictBar } from '../../ui/verdict-bar.tsx'

/** The verifications of one PPA, newest first. */
export function EarlierVerifications({ ppaId }: { ppaId: string }) {
  const { reads } = useProgram()
  const { data } = useQuery(reads.verifications())
  const mine = (data ?? [])
    .filter(({ ppa }) => ppa.id === ppaId)
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  if (mine.length === 0) return null
  return (
    <Section title="Verifications of this PPA">
      <table className="plain">
        <tbody>
          {mine.map((one) => (
            <tr key={one.id}>
              <td>
                <Link href={routes.run(one.id)}>{formatTime(one.startedAt)}</Link>
                <div className="soft">
                  QC {one.qcVersion}, {one.releaseType}
                </div>
              </td>
              <td>
                {one.state === 'open' ? (
                  <VerdictBar counts={one.counts} />
                ) : (
                  <OutcomeWord outcome={one.outcome} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
