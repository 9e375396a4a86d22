import * as z from 'zod'
import type { LinkChange } from '../change.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { WriteOutcome } from '../outcome.ts'
import type { LinkKind, TicketReading } from '../ticket.ts'
import type { ZammadContext } from './context.ts'
import { readTicket } from './read-ticket.ts'
import { Text } from './schemas.ts'

const types: Readonly<Partial<Record<LinkKind, string>>> = {
  'refers-to': 'normal',
  'member-of': 'parent',
  'has-member': 'child',
}

const Numbered = z.object({ number: Text })

/** Adds and removes links between tickets, one by one, and reads back. */
export async function linkTicket(
  context: ZammadContext,
  ticketId: string,
  changes: readonly LinkChange[],
): Promise<WriteOutcome<TicketReading>> {
  const reason = changes.map(whyNotLinkable).find((sentence) => sentence !== null)
  if (reason) return { kind: 'refused', message: reason, differences: [], says: [] }
  const before = await readTicket(context, ticketId)
  if (!before.ok) return outcomeOfFailure(before.failure)
  if (before.value.kind !== 'here') return outcomeOfAbsence(before.value, false)
  const { reading } = before.value
  const todo = changes.filter((change) => !stands(reading, change))
  if (todo.length === 0) return { kind: 'confirmed', receipt: reading, alreadyDone: true, says: [] }
  for (const change of todo) {
    const failure = await writeLink(context, ticketId, change)
    if (failure !== null) return failure
  }
  const back = await readTicket(context, ticketId)
  if (!back.ok)
    return { kind: 'uncertain', why: 'It was sent; reading it back failed.', failure: back.failure }
  if (back.value.kind !== 'here') return outcomeOfAbsence(back.value, true)
  const receipt = back.value.reading
  const differences = todo
    .filter((change) => !stands(receipt, change))
    .map(({ kind, target, wanted }) => ({
      what: `${kind} ${target}`,
      wanted,
      stands: wanted === 'there' ? 'gone' : 'there',
    }))
  if (differences.length === 0) return { kind: 'confirmed', receipt, alreadyDone: false, says: [] }
  return differences.length < todo.length
    ? { kind: 'partial', receipt, differences, says: [] }
    : { kind: 'refused', message: 'The server did not take the link.', differences, says: [] }
}

/** New links name the other ticket by the number people know, removed ones by its id. */
async function writeLink(
  { client }: ZammadContext,
  ticketId: string,
  { kind, target, wanted }: LinkChange,
): Promise<WriteOutcome<never> | null> {
  const common = {
    link_type: types[kind],
    link_object_source: 'Ticket',
    link_object_target: 'Ticket',
    link_object_target_value: Number(ticketId),
  }
  if (wanted === 'gone') {
    const removed = await client.write('DELETE', '/links/remove', {
      ...common,
      link_object_source_value: Number(target),
    })
    return removed.ok ? null : outcomeOfFailure(removed.failure)
  }
  const other = await client.read(`/tickets/${target}`, [], Numbered)
  if (!other.ok) return outcomeOfFailure(other.failure)
  const added = await client.write('POST', '/links/add', {
    ...common,
    link_object_source_number: other.value.number,
  })
  return added.ok ? null : outcomeOfFailure(added.failure)
}

function whyNotLinkable({ kind, target }: LinkChange): string | null {
  if (types[kind] === undefined) return 'This kind of server has no such link; say it in a comment.'
  return /^[1-9]\d{0,14}$/.test(target)
    ? null
    : 'This kind of server links tickets only; put the address into a comment.'
}

function stands({ ticket }: TicketReading, { kind, target, wanted }: LinkChange): boolean {
  const isThere = ticket.links?.some((link) => link.kind === kind && link.target === target) ?? false
  return isThere === (wanted === 'there')
}
