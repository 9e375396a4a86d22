import * as z from 'zod'

/** Why the server no longer shows a ticket. What was mirrored of it stays. */
export const TicketGone = z.object({
  kind: z.enum(['deleted', 'merged', 'hidden', 'unknown']),
  /** Number of the ticket it was merged into. */
  into: z.string().nullable(),
  /** When it was noticed, ISO 8601 in UTC. */
  at: z.string(),
})
export type TicketGone = z.infer<typeof TicketGone>

export const TicketField = z.object({ name: z.string(), values: z.array(z.string()) })
export type TicketField = z.infer<typeof TicketField>

export const TicketLink = z.object({
  kind: z.enum(['refers-to', 'referred-to-by', 'depends-on', 'depended-on-by', 'member-of', 'has-member']),
  target: z.string(),
})
export type TicketLink = z.infer<typeof TicketLink>

/** A ticket as the server last showed it to one account. Times are ISO 8601 in UTC; not set is null. */
export const MirroredTicket = z.object({
  accountId: z.string(),
  /** The server's number, as text. */
  number: z.string(),
  queue: z.string(),
  subject: z.string(),
  status: z.string(),
  owner: z.string().nullable(),
  creator: z.string(),
  requestors: z.array(z.string()),
  priority: z.number(),
  minutesWorked: z.number(),
  created: z.string().nullable(),
  lastUpdated: z.string().nullable(),
  due: z.string().nullable(),
  resolved: z.string().nullable(),
  /** In the order of their names. Empty until `fieldsKnown`. */
  fields: z.array(TicketField),
  links: z.array(TicketLink),
  /** Whether fields and links were read, and not only the core of the ticket. */
  fieldsKnown: z.boolean(),
  gone: TicketGone.nullable(),
})
export type MirroredTicket = z.infer<typeof MirroredTicket>

export function valuesOfField(ticket: MirroredTicket, name: string): readonly string[] {
  return ticket.fields.find((field) => field.name === name)?.values ?? []
}
