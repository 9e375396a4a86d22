import type { LinkKind, QueueDefinition, TicketReading, TrackerTicket } from '../ticket.ts'
import { nobody } from './parse-ticket.ts'

const refs: Readonly<Record<LinkKind, string>> = {
  'refers-to': 'refers-to',
  'referred-to-by': 'referred-to-by',
  'depends-on': 'depends-on',
  'depended-on-by': 'depended-on-by',
  'member-of': 'parent',
  'has-member': 'child',
}

/** The server's answer to a read, in its own form, from what is mirrored. For a rehearsal of what would be written. */
export function mirroredAnswer(
  reading: TicketReading | null,
  queues: readonly QueueDefinition[],
): (path: string) => { readonly json: unknown; readonly etag?: string } | null {
  return (path) => {
    const [, kind, name] = /\/REST\/2\.0\/(ticket|queue)\/([^/?]+)(?:\?|$)/.exec(path) ?? []
    if (kind === 'ticket' && reading !== null && reading.ticket.id === name)
      return { json: ticketJson(reading.ticket), etag: reading.version }
    const wanted = decodeURIComponent(name ?? '')
    const queue = queues.find((known) => known.id === wanted || known.name === wanted)
    return kind === 'queue' && queue ? { json: queueJson(queue) } : null
  }
}

function ticketJson(ticket: TrackerTicket): unknown {
  const people = (logins: readonly string[]) => logins.map((id) => ({ id }))
  return {
    id: ticket.id,
    Subject: ticket.subject,
    Status: ticket.status,
    Queue: { id: ticket.queue.id, Name: ticket.queue.name },
    Owner: { id: ticket.owner ?? nobody },
    Creator: { id: ticket.creator },
    Requestor: people(ticket.requestors),
    Cc: [],
    AdminCc: [],
    Priority: ticket.priority,
    TimeWorked: ticket.minutesWorked,
    Created: ticket.created,
    LastUpdated: ticket.lastUpdated,
    Due: ticket.due,
    Resolved: ticket.resolved,
    CustomFields: ticket.fields,
    _hyperlinks: (ticket.links ?? []).map(({ kind, target }) =>
      /^\d+$/.test(target)
        ? { ref: refs[kind], type: 'ticket', id: target }
        : { ref: refs[kind], type: 'external', _url: target },
    ),
  }
}

function queueJson({ id, name, fields, mayCreate }: QueueDefinition): unknown {
  const on = (place: 'ticket' | 'message') =>
    fields.filter((field) => field.on === place).map((field) => ({ id: field.id, name: field.name }))
  return {
    id,
    Name: name,
    TicketCustomFields: on('ticket'),
    TicketTransactionCustomFields: on('message'),
    _hyperlinks: mayCreate ? [{ ref: 'create' }] : [],
  }
}
