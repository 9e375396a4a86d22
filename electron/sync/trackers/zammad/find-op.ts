import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { opMark } from '../op-id.ts'
import type { Operation } from '../tracker.ts'
import type { ZammadContext } from './context.ts'
import { entryOfArticle } from './entries.ts'
import { Articles } from './schemas.ts'
import { findTickets } from './search.ts'

/** Looks for an operation's id: of a ticket in its attribute and its title, of a message among those of its ticket. */
export async function findByOpId(
  context: ZammadContext,
  operation: Operation,
  signal?: AbortSignal,
  place: 'field' | 'anywhere' = 'anywhere',
): Promise<Answer<readonly string[]>> {
  const mark = opMark(operation.opId)
  if (operation.kind === 'message') {
    const path = `/ticket_articles/by_ticket/${operation.ticketId}`
    const read = await context.client.read(path, [], Articles, signal)
    if (!read.ok) return read
    const found = read.value.filter(({ subject }) => subject.includes(mark))
    return answered(found.map(({ id }) => entryOfArticle(id)))
  }
  const found = new Set<string>()
  const field = context.settings.opIdFields.ticket
  const conditions = [
    ...(field === null ? [] : [{ attribute: field, operator: 'is', value: operation.opId } as const]),
    ...(place === 'field' ? [] : [{ attribute: 'title', operator: 'contains', value: mark } as const]),
  ]
  for (const condition of conditions) {
    const ids = await findTickets(context, condition, signal)
    if (!ids.ok) return ids
    for (const id of ids.value) found.add(id)
  }
  return answered([...found])
}
