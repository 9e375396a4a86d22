import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { opMark } from '../op-id.ts'
import type { Operation } from '../tracker.ts'
import type { RtContext } from './context.ts'
import { walkTransactions } from './history.ts'
import { searchTickets } from './search.ts'
import { canBeSearched, customField, quote } from './ticket-sql.ts'

/**
 * Looks for an operation's id in both places it may stand. An unknown field is answered with an empty list, so the field
 * alone would prove nothing.
 */
export async function findByOpId(
  context: RtContext,
  operation: Operation,
  signal?: AbortSignal,
): Promise<Answer<readonly string[]>> {
  const found = new Set<string>()
  for (const condition of placesOf(context, operation)) {
    const ids = await search(context, operation, condition, signal)
    if (!ids.ok) return ids
    for (const id of ids.value) found.add(id)
  }
  return answered([...found])
}

/** Whether the server kept the id in the field and finds it there again. */
export async function isKeptInField(context: RtContext, operation: Operation, id: string): Promise<boolean> {
  const field = fieldOf(context, operation)
  if (field === null) return false
  const ids = await search(context, operation, `${customField(field)} = ${quote(operation.opId)}`)
  return ids.ok && ids.value.includes(id)
}

function placesOf(context: RtContext, operation: Operation): string[] {
  const field = fieldOf(context, operation)
  const bySubject = `Subject LIKE ${quote(opMark(operation.opId))}`
  return field === null ? [bySubject] : [`${customField(field)} = ${quote(operation.opId)}`, bySubject]
}

function fieldOf({ settings }: RtContext, { kind }: Operation): string | null {
  const field = kind === 'create' ? settings.opIdFields.ticket : settings.opIdFields.message
  return field !== null && canBeSearched(field) ? field : null
}

async function search(
  { client }: RtContext,
  operation: Operation,
  condition: string,
  signal?: AbortSignal,
): Promise<Answer<readonly string[]>> {
  const ids: string[] = []
  if (operation.kind === 'create') {
    const options = {
      detail: 'ids',
      order: 'oldest-first',
      ...(signal === undefined ? {} : { signal }),
    } as const
    for await (const batch of searchTickets(client, [condition], options)) {
      if (!batch.ok) return batch
      ids.push(...batch.value.tickets.map(({ id }) => id))
    }
    return answered(ids)
  }
  const conditions = [`TicketId = ${Number(operation.ticketId)}`, condition]
  for await (const batch of walkTransactions(client, conditions, signal)) {
    if (!batch.ok) return batch
    ids.push(
      ...batch.value.filter(({ type }) => type === 'Comment' || type === 'Correspond').map(({ id }) => id),
    )
  }
  return answered(ids)
}
