import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { WaitingForTeam } from '../../../../shared/contract/ea-reports.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { ProductSelect } from './product-select.tsx'
import { reportReads } from './report-reads.ts'
import styles from './reports.module.css'

interface WaitingProps {
  readonly begin: (ppaId: string) => void
  /** Says first which product a ticket is about. */
  readonly beginFor: (ppaId: string, ticket: NonNullable<WaitingForTeam['ticket']>) => void
}

interface WaitingRowProps extends WaitingProps {
  readonly one: WaitingForTeam
  readonly isNext: boolean
}

/** Products in staged rollout that name the team of the settings, the longest wait first. */
export function WaitingTable({ begin, beginFor }: WaitingProps) {
  const { api, reads } = useProgram()
  const query = useQuery(reportReads.waiting(api))
  const team = useQuery(reads.settings()).data?.team ?? ''
  const next = query.data?.find(({ ppa }) => ppa !== null)?.ppa?.id
  useCommands(
    next === undefined
      ? []
      : [
          {
            id: 'next report',
            name: 'Write the report that waits longest',
            group: 'Reports',
            keys: ['c'],
            run: () => begin(next),
          },
        ],
  )
  return (
    <Section title={team === '' ? 'Waiting for your team' : `Waiting for ${team}`}>
      <ReadState query={query} height={80}>
        {(waiting) =>
          team === '' ? (
            <p className="soft">Name your team, and the products that wait for it stand here.</p>
          ) : waiting.length === 0 ? (
            <p className="soft">
              Nothing that is known here waits for {team}. Sign in to the ticket server in the{' '}
              <Link href={routes.settings}>settings</Link> to see what does; without one, choose the product
              below.
            </p>
          ) : (
            <table className="plain">
              <thead>
                <tr>
                  <th style={{ width: '34%' }}>Product</th>
                  <th style={{ width: '12%' }}>Platform</th>
                  <th style={{ width: '9%' }}>Ticket</th>
                  <th style={{ width: '13%' }}>Since</th>
                  <th>
                    <span className="unseen">Action</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {waiting.map((one) => (
                  <Waiting
                    key={one.ppa?.id ?? one.ticket?.number}
                    one={one}
                    isNext={one.ppa?.id === next}
                    begin={begin}
                    beginFor={beginFor}
                  />
                ))}
              </tbody>
            </table>
          )
        }
      </ReadState>
    </Section>
  )
}

function Waiting({ one, isNext, begin, beginFor }: WaitingRowProps) {
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
        {ppa === null && ticket !== null ? (
          <WhichProduct subject={subject} onChosen={(ppaId) => beginFor(ppaId, ticket)} />
        ) : (
          ppa !== null && (
            <div className={styles.rowActions}>
              <Button
                size="compact-xs"
                aria-label={`Report on ${name}`}
                rightSection={isNext && <KeyHint keys="c" />}
                onClick={() => begin(ppa.id)}
              >
                {reportId === null ? 'Write the report' : 'Go on writing'}
              </Button>
            </div>
          )
        )}
      </td>
    </tr>
  )
}

/** A ticket whose product is not known by its number: the person says which one it is. */
function WhichProduct({ subject, onChosen }: { subject: string; onChosen: (ppaId: string) => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <form
      className={styles.newReport}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== null) onChosen(chosen)
      }}
    >
      <div className={styles.grow}>
        <ProductSelect label="Which product is it?" words={subject} value={chosen} onChange={setChosen} />
      </div>
      <Button type="submit" disabled={chosen === null}>
        Write the report
      </Button>
    </form>
  )
}
