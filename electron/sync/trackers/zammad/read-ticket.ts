import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TicketLink, TicketPresence, TicketReading } from '../ticket.ts'
import type { ZammadContext } from './context.ts'
import { mergedState, toLinks, toTicket } from './parse-ticket.ts'
import { Links, Ticket } from './schemas.ts'

/** One ticket with its links; its version is the moment of its last change, to the millisecond. */
export async function readTicket(
  context: ZammadContext,
  id: string,
  signal?: AbortSignal,
): Promise<Answer<TicketPresence>> {
  const read = await readOne(context, id, signal)
  if (!read.ok) {
    if (read.failure.kind === 'forbidden') return answered({ kind: 'hidden' })
    if (read.failure.kind === 'not-found') return answered({ kind: 'unknown' })
    return read
  }
  const reading = read.value
  const into = reading.ticket.links?.find(({ kind }) => kind === 'member-of')?.target
  if (reading.ticket.status !== mergedState || into === undefined) return answered({ kind: 'here', reading })
  const target = await readOne(context, into, signal)
  if (target.ok) return answered({ kind: 'merged', into, reading: target.value })
  const { kind } = target.failure
  // Where it went is told even if this account may not look there.
  return kind === 'forbidden' || kind === 'not-found' ? answered({ kind: 'merged', into, reading }) : target
}

async function readOne(
  context: ZammadContext,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Answer<TicketReading>> {
  if (!/^\d{1,15}$/.test(id)) return unanswered('refused', `«${id}» is not the id of a ticket.`)
  const read = await context.client.read(`/tickets/${id}`, [['expand', 'true']], Ticket, signal)
  if (!read.ok) return read
  const links = await readLinks(context, id, signal)
  if (!links.ok) return links
  const ticket = toTicket(read.value, fieldsOf(context), links.value)
  return answered({ ticket, version: read.value.updated_at })
}

/** The links of a ticket, which the server keeps beside it. */
export async function readLinks(
  { client }: ZammadContext,
  id: string,
  signal?: AbortSignal,
): Promise<Answer<TicketLink[]>> {
  const query = [
    ['link_object', 'Ticket'],
    ['link_object_value', id],
  ] as const
  const read = await client.read('/links', query, Links, signal)
  return read.ok ? answered(toLinks(read.value)) : read
}

/** Attributes that are mirrored, the one for operation ids among them. */
export function fieldsOf({ settings }: ZammadContext): readonly string[] {
  const { ticket } = settings.opIdFields
  return [...new Set([...settings.fields, ...(ticket === null ? [] : [ticket])])]
}
