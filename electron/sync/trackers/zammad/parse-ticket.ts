import type * as z from 'zod'
import type { LinkKind, TicketLink, TrackerTicket } from '../ticket.ts'
import type { Links, Ticket } from './schemas.ts'

/** What the server writes where nobody owns a ticket. */
export const nobody = '-'

/** A merged ticket stays, in this state; its parent is the one it was merged into. */
export const mergedState = 'merged'

const kinds: Readonly<Record<string, LinkKind>> = {
  normal: 'refers-to',
  parent: 'member-of',
  child: 'has-member',
}

/** A ticket of a list or a reading, with these of its attributes as fields. */
export function toTicket(
  wire: z.infer<typeof Ticket>,
  fields: readonly string[],
  links: readonly TicketLink[] | null,
): TrackerTicket {
  return {
    id: wire.id,
    queue: { id: wire.group_id, name: wire.group },
    subject: wire.title,
    status: wire.state,
    owner: wire.owner === nobody || wire.owner === '' ? null : wire.owner,
    creator: wire.created_by,
    lastUpdatedBy: wire.updated_by === '' ? null : wire.updated_by,
    requestors: wire.customer === '' || wire.customer === nobody ? [] : [wire.customer],
    cc: [],
    adminCc: [],
    priority: Number(/^\d+/.exec(wire.priority)?.[0] ?? 0),
    minutesWorked: wire.time_unit,
    created: toSecond(wire.created_at),
    lastUpdated: toSecond(wire.updated_at),
    due: null,
    resolved: toSecond(wire.close_at),
    fields: fields.flatMap((name) =>
      Object.hasOwn(wire, name) ? [{ id: name, name, values: valuesOf(wire[name]) }] : [],
    ),
    links,
    may: null,
  }
}

/** The links of a ticket; other kinds of objects are left out. */
export function toLinks({ links }: z.infer<typeof Links>): TicketLink[] {
  return links.flatMap(({ link_type: type, link_object: object, link_object_value: target }) => {
    const kind = kinds[type]
    return kind === undefined || object !== 'Ticket' ? [] : [{ kind, target }]
  })
}

function valuesOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean'
      ? [String(item)].filter((text) => text !== '')
      : [],
  )
}

/** Times of a ticket are to the second everywhere here. */
function toSecond(text: string | null): string | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
