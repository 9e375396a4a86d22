import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { WaitingForTeam } from '../../../../shared/contract/ea-reports.ts'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { reportReads } from './report-reads.ts'
import styles from './reports.module.css'

/** Products in staged rollout that name the team of the settings, the longest wait first. */
export function WaitingTable({ begin }: { begin: (ppaId: string) => void }) {
  const { api, reads } = useProgram()
  const query = useQuery(reportReads.waiting(api))
  const team = useQuery(reads.settings()).data?.team ?? ''
  return (
    <Section title={team === '' ? 'Waiting for your team' : `Waiting for ${team}`}>
      <ReadState query={query} height={80}>
        {(waiting) =>
          team === '' ? (
            <p className="soft">Name your team, and the products that wait for it stand here.</p>
          ) : waiting.length === 0 ? (
            <p className="soft">
              Nothing that is known here waits for {team}. Without a ticket server, choose the product below.
            </p>
          ) : (
            <table className="plain">
              <thead>
                <tr>
                  <th style={{ width: '32%' }}>Product</th>
                  <th style={{ width: '15%' }}>Platform</th>
                  <th style={{ width: '12%' }}>Ticket</th>
                  <th>Since</th>
                  <th style={{ width: 150 }}>
                    <span className="unseen">Action</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {waiting.map((one) => (
                  <Waiting key={one.ppa?.id ?? one.ticket?.number} one={one} begin={begin} />
                ))}
              </tbody>
            </table>
          )
        }
      </ReadState>
    </Section>
  )
}

function Waiting({ one, begin }: { one: WaitingForTeam; begin: (ppaId: string) => void }) {
  const { ppa, ticket, subject, since, reportId, hints } = one
  const name = ppa === null ? subject : `${ppa.productName} ${ppa.version}`
  return (
    <tr>
      <td>
        {name}
        {hints !== '' && (
          <div className="soft cut" title={hints}>
            To watch: {hints}
          </div>
        )}
      </td>
      <td>{ppa === null ? '' : `${ppa.platform}/${ppa.arch}`}</td>
      <td>{ticket && <Link href={routes.ticket(ticket.accountId, ticket.number)}>{ticket.number}</Link>}</td>
      <td className="soft">{since === null ? '' : formatTime(since)}</td>
      <td>
        <div className={styles.rowActions}>
          {ppa === null ? (
            <span className="soft">not a product known here</span>
          ) : (
            <Button size="compact-xs" aria-label={`Report on ${name}`} onClick={() => begin(ppa.id)}>
              {reportId === null ? 'Write the report' : 'Go on writing'}
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}
