import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { OutboxLine } from '../../../../shared/contract/tickets.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { ConflictColumns } from './conflict-columns.tsx'

/** Changes with their state, why they wait, the server's words and what a person can do about them. */
export function OutboxList({ lines }: { lines: readonly OutboxLine[] }) {
  return (
    <div>
      {lines.map((line) => (
        <Line key={line.intent.id} line={line} />
      ))}
    </div>
  )
}

function Line({ line: { intent, what, waits } }: { line: OutboxLine }) {
  const { id, state, ticket, accountId, answer } = intent
  const told = [
    waits ?? answer?.sentence ?? '',
    ...(answer?.says ?? []).map((sentence) => `The server says: ${sentence}`),
    ...(answer?.differences ?? []).map(
      ({ what: name, wanted, stands }) => `${name}: wanted ${wanted}, stands ${stands}.`,
    ),
    answer?.proof ? `Proof: ${answer.proof.what}.` : '',
    ...(answer?.proof?.files ?? []).map(({ name, sha256 }) => `${name} fetched back, SHA-256 ${sha256}.`),
  ].filter((sentence) => sentence !== '')
  return (
    <div className={styles.line}>
      <span className={styles.state} data-state={state}>
        {state}
      </span>
      {ticket === null ? (
        <span className="soft">new</span>
      ) : (
        <Link href={routes.ticket(accountId, ticket)}>{ticket}</Link>
      )}
      <span>{what}</span>
      <Actions id={id} state={state} isPartly={answer?.partly ?? false} />
      {told.map((sentence) => (
        <div key={sentence} className={styles.under}>
          {sentence}
        </div>
      ))}
      {answer?.conflict && state === 'conflict' && (
        <ConflictColumns intent={intent} conflict={answer.conflict} />
      )}
    </div>
  )
}

function Actions({ id, state, isPartly }: { id: string; state: string; isPartly: boolean }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const button = (name: string, doing: string, work: () => Promise<unknown>) => (
    <Button variant="default" loading={busy} onClick={() => void act(doing, work)}>
      {name}
    </Button>
  )
  return (
    <span className={styles.row}>
      {state === 'queued' && button('Undo', 'Taking it back', () => api.tickets.undo({ id }))}
      {state === 'refused' &&
        !isPartly &&
        button('Try again', 'Trying again', () => api.tickets.retry({ id }))}
      {(state === 'refused' || state === 'uncertain') &&
        button('Discard', 'Giving it up', () => api.tickets.discard({ id }))}
    </span>
  )
}
