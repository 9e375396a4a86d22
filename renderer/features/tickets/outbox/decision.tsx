import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { OutboxLine } from '../../../../shared/contract/tickets.ts'
import { useCommands, type Command } from '../../../lib/commands.tsx'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { toldEntries } from '../ticket/history-words.ts'
import { Entries } from '../ticket/ticket-history.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { ConflictColumns } from './conflict-columns.tsx'
import { StateWord, TicketNumber } from './outbox-list.tsx'
import { tell } from './what-is-told.ts'

interface DecisionProps {
  readonly line: OutboxLine
  /** The keys of this screen decide this one. */
  readonly isCurrent: boolean
  /** On the ticket's own screen its number and its history stand there anyway. */
  readonly isOfTicket?: boolean
}

/** So many of the newest entries stand beside a decision. */
const shownEntries = 5

/** A change that waits for a person: what happened, the ticket's history beside it, and the ways out. */
export function Decision({ line, isCurrent, isOfTicket = false }: DecisionProps) {
  const { intent, what } = line
  const conflict = intent.state === 'conflict' ? (intent.answer?.conflict ?? null) : null
  return (
    <div className={styles.decision} data-current={isCurrent} data-of-ticket={isOfTicket} data-decision>
      <div className={styles.decisionHead}>
        <StateWord state={intent.state} />
        {!isOfTicket && <TicketNumber line={line} />}
        <span>{what}</span>
      </div>
      <div className={styles.decisionBody}>
        <div className={styles.steps}>
          {tell(line, undefined).map((sentence) => (
            <div key={sentence} className="soft">
              {sentence}
            </div>
          ))}
          {conflict ? (
            <ConflictColumns intent={intent} conflict={conflict} hasKeys={isCurrent} />
          ) : (
            <WaysOut line={line} hasKeys={isCurrent} />
          )}
        </div>
        {!isOfTicket && intent.ticket !== null && (
          <Beside accountId={intent.accountId} number={intent.ticket} />
        )}
      </div>
    </div>
  )
}

/** What the server wrote down last about the ticket. */
function Beside({ accountId, number }: { accountId: string; number: string }) {
  const { reads } = useProgram()
  const { data } = useQuery(reads.ticket(accountId, number))
  if (!data) return null
  return (
    <div className={styles.beside}>
      <div className="soft">History of ticket {number}</div>
      <Entries entries={toldEntries(data).slice(0, shownEntries)} detail={data} />
    </div>
  )
}

function WaysOut({ line: { intent }, hasKeys }: { line: OutboxLine; hasKeys: boolean }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const { id, state, answer } = intent
  const canRetry = state === 'refused' && answer?.partly !== true
  const retry = () => void act('Trying again', () => api.tickets.retry({ id }))
  const discard = () => void act('Giving it up', () => api.tickets.discard({ id }))
  const group = 'Decision'
  const ways: readonly Command[] = [
    ...(canRetry ? [{ id: 'retry', name: 'Try again', group, keys: ['a'], run: retry }] : []),
    { id: 'discard', name: 'Discard', group, keys: ['d'], run: discard },
  ]
  useCommands(hasKeys ? ways : [])
  return (
    <div className={styles.row}>
      {ways.map((way) => {
        const [key = ''] = way.keys ?? []
        return (
          <Button
            key={way.id}
            variant="default"
            loading={busy}
            onClick={() => way.run()}
            {...(hasKeys && { rightSection: <KeyHint keys={key} />, 'aria-keyshortcuts': key })}
          >
            {way.name}
          </Button>
        )
      })}
    </div>
  )
}

/** Decisions one below the other; the keys belong to the first one that is left. */
export function Decisions({
  lines,
  isOfTicket = false,
  hasKeys,
}: {
  lines: readonly OutboxLine[]
  isOfTicket?: boolean
  hasKeys: boolean
}) {
  return (
    <div>
      {lines.map((line, index) => (
        <Decision
          key={`${line.intent.id} ${line.intent.state}`}
          line={line}
          isCurrent={hasKeys && index === 0}
          isOfTicket={isOfTicket}
        />
      ))}
    </div>
  )
}
