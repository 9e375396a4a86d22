import type * as z from 'zod'
import type { LinkKind, TicketLink, TicketRights, TrackerTicket } from '../ticket.ts'
import type { Hyperlinks, Ticket } from './schemas.ts'

type WireTicket = z.infer<typeof Ticket>
type WireLinks = NonNullable<z.infer<typeof Hyperlinks>>

const linkKindOfRef: Readonly<Record<string, LinkKind>> = {
  'refers-to': 'refers-to',
  'referred-to-by': 'referred-to-by',
  'depends-on': 'depends-on',
  'depended-on-by': 'depended-on-by',
  parent: 'member-of',
  child: 'has-member',
}

/** The server's own login for tickets without an owner. */
export const nobody = 'Nobody'

/** A ticket of a list or a reading; what was not asked for is empty or null. */
export function toTicket(wire: WireTicket): TrackerTicket {
  return {
    id: wire.id,
    queue: { id: wire.Queue?.id ?? '', name: wire.Queue?.Name ?? '' },
    subject: wire.Subject,
    status: wire.Status,
    owner: wire.Owner === nobody ? null : wire.Owner,
    creator: wire.Creator ?? '',
    lastUpdatedBy: wire.LastUpdatedBy,
    requestors: wire.Requestor,
    cc: wire.Cc,
    adminCc: wire.AdminCc,
    priority: wire.Priority,
    minutesWorked: wire.TimeWorked,
    created: wire.Created,
    lastUpdated: wire.LastUpdated,
    due: wire.Due,
    resolved: wire.Resolved,
    fields: wire.CustomFields,
    links: wire._hyperlinks === null || wire._hyperlinks === undefined ? null : toLinks(wire._hyperlinks),
    may: wire._hyperlinks === null || wire._hyperlinks === undefined ? null : toRights(wire._hyperlinks),
  }
}

function toLinks(links: WireLinks): TicketLink[] {
  return links.flatMap(({ ref, type, id, _url }) => {
    const kind = linkKindOfRef[ref]
    const target = type === 'ticket' ? String(id ?? '') : (_url ?? '')
    return kind === undefined || target === '' ? [] : [{ kind, target }]
  })
}

/** Only steps and messages this account may use are listed. */
function toRights(links: WireLinks): TicketRights {
  const statuses = links.flatMap(({ ref, to }) => (ref === 'lifecycle' && typeof to === 'string' ? [to] : []))
  return {
    statuses: [...new Set(statuses)],
    comment: links.some(({ ref }) => ref === 'comment'),
    reply: links.some(({ ref }) => ref === 'correspond'),
  }
}
