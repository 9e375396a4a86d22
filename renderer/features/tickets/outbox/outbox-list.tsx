import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { OutboxLine } from '../../../../shared/contract/tickets.ts'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { tell } from './what-is-told.ts'

interface OutboxListProps {
  readonly lines: readonly OutboxLine[]
  /** On the ticket's own screen its number says nothing. */
  readonly isOfTicket?: boolean
}

/** Changes that need nobody: their state, why they wait, what proves them. */
export function OutboxList({ lines, isOfTicket = false }: OutboxListProps) {
  return (
    <div>
      {lines.map((line, index) => {
        const { intent, what } = line
        return (
          <div key={intent.id} className={styles.line} data-of-ticket={isOfTicket}>
            <StateWord state={intent.state} />
            {!isOfTicket && <TicketNumber line={line} />}
            <span>{what}</span>
            <Aside line={line} />
            {tell(line, lines[index - 1]).map((sentence) => (
              <div key={sentence} className={styles.under}>
                {sentence}
              </div>
            ))}
          </div>
        )
      })}
    </div>
  )
}

export function StateWord({ state }: { state: string }) {
  return (
    <span className={styles.state} data-state={state}>
      {state}
    </span>
  )
}

export function TicketNumber({ line: { intent } }: { line: OutboxLine }) {
  const { ticket, accountId } = intent
  return ticket === null ? (
    <span className="soft">new</span>
  ) : (
    <Link href={routes.ticket(accountId, ticket)}>{ticket}</Link>
  )
}

/** What can still be done about it, else what proves it and when. */
function Aside({ line: { intent } }: { line: OutboxLine }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const { id, state, answer, lastAttemptAt } = intent
  if (state === 'queued') {
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={busy}
        onClick={() => void act('Taking it back', () => api.tickets.undo({ id }))}
      >
        Undo
      </Button>
    )
  }
  const parts = [answer?.proof?.what ?? '', lastAttemptAt === null ? '' : formatTime(lastAttemptAt)]
  return <span className="soft">{parts.filter((part) => part !== '').join(' · ')}</span>
}
