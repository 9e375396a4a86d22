import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TicketPresence } from '../ticket.ts'
import type { RtClient } from './client.ts'
import { toTicket } from './parse-ticket.ts'
import { Ticket } from './schemas.ts'

/** Reads one ticket with its version. Slower than a list entry, and slower the longer the history: ask before a write only. */
export async function readTicket(
  client: RtClient,
  id: string,
  signal?: AbortSignal,
): Promise<Answer<TicketPresence>> {
  if (!/^\d{1,18}$/.test(id)) return unanswered('refused', `«${id}» is not the number of a ticket.`)
  const read = await client.read(`/ticket/${id}`, { 'fields[Queue]': 'Name' }, Ticket, signal)
  if (!read.ok) {
    if (read.failure.kind === 'forbidden') return answered({ kind: 'hidden' })
    if (read.failure.kind === 'not-found') return answered({ kind: 'unknown' })
    return read
  }
  const { value, etag } = read.value
  if (etag === null)
    return unanswered('not-understood', `The answer about ticket ${id} has no version (ETag).`)
  const reading = { ticket: toTicket(value), version: etag }
  // The number of a merged ticket answers with the other ticket.
  if (value.id !== id) return answered({ kind: 'merged', into: value.id, reading })
  return answered({ kind: value.Status === 'deleted' ? 'deleted' : 'here', reading })
}
