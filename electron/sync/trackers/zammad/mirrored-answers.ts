import type { LinkKind, QueueDefinition, TicketReading } from '../ticket.ts'
import { nobody } from './parse-ticket.ts'

const types: Readonly<Partial<Record<LinkKind, string>>> = {
  'refers-to': 'normal',
  'member-of': 'parent',
  'has-member': 'child',
}

/** The server's answer to a read, in its own form, from what is mirrored. For a rehearsal of what would be written. */
export function mirroredAnswer(
  reading: TicketReading | null,
  queues: readonly QueueDefinition[],
  login: string,
): (path: string) => { readonly json: unknown } | null {
  return (path) => {
    const [, rest = ''] = /\/api\/v1(\/[^?]*)/.exec(path) ?? []
    if (rest === '/users/me') return { json: { login } }
    if (rest === '/groups') return { json: queues.map(({ id, name }) => ({ id: Number(id), name })) }
    const number = /^\/tickets\/(\d+)$/.exec(rest)?.[1]
    if (reading !== null && number === reading.ticket.id) return { json: ticketJson(reading) }
    if (rest === '/links')
      return { json: { links: (reading?.ticket.links ?? []).map((link) => linkJson(link)) } }
    // Another ticket is asked for its number, which people know it by; here only its id is known.
    return number === undefined ? null : { json: { number: `number of ticket ${number}` } }
  }
}

function ticketJson({ ticket, version }: TicketReading): unknown {
  return {
    id: Number(ticket.id),
    title: ticket.subject,
    group: ticket.queue.name,
    group_id: Number(ticket.queue.id),
    state: ticket.status,
    owner: ticket.owner ?? nobody,
    customer: ticket.requestors[0] ?? nobody,
    priority: String(ticket.priority),
    created_by: ticket.creator,
    time_unit: ticket.minutesWorked,
    created_at: ticket.created,
    updated_at: ticket.lastUpdated ?? version,
    close_at: ticket.resolved,
    ...Object.fromEntries(
      ticket.fields.map(({ name, values }) => [name, values.length > 1 ? values : (values[0] ?? null)]),
    ),
  }
}

function linkJson({ kind, target }: { readonly kind: LinkKind; readonly target: string }): unknown {
  return { link_type: types[kind] ?? kind, link_object: 'Ticket', link_object_value: Number(target) }
}
