import type { MirroredTicket, TicketGone } from '../../shared/domain/mirrored-ticket.ts'
import type { TrackerAccount } from '../../shared/domain/tracker-account.ts'
import type { WriteDb } from '../db/handles.ts'
import { indexTicket } from '../db/tables/ticket-list.ts'
import { knownEntries, upsertEntry, upsertText } from '../db/tables/ticket-history.ts'
import { markGone, ticketKey, upsertTicket } from '../db/tables/tickets.ts'
import { noteDueTexts } from './pull/due-texts.ts'
import type { TicketPresence, TrackerTicket, TrackerTransaction } from './trackers/ticket.ts'
import type { TicketDetail } from './trackers/tracker.ts'

/** Takes over tickets as the server showed them, with their words for the search. */
export function keepTickets(
  tx: WriteDb,
  account: TrackerAccount,
  tickets: readonly TrackerTicket[],
  detail: TicketDetail,
): void {
  for (const ticket of tickets) {
    const key = ticketKey(account.number, ticket.id)
    upsertTicket(tx, key, mirrored(account, ticket, detail))
    indexTicket(tx, key)
  }
}

/** Entries of the history; the words of new messages that did not come along are noted as still to be fetched. */
export function keepEntries(
  tx: WriteDb,
  account: TrackerAccount,
  entries: readonly TrackerTransaction[],
): void {
  const ids = entries.map(({ id }) => id)
  const known = knownEntries(tx, account.id, ids)
  const wordless = entries.filter(({ id, type, texts }) => hasWords(type) && !texts && !known.has(id))
  noteDueTexts(
    tx,
    account.id,
    wordless.map(({ id }) => id),
  )
  const worded = new Set<number>()
  for (const entry of entries) {
    const key = ticketKey(account.number, entry.ticketId)
    upsertEntry(tx, key, entry)
    for (const text of entry.texts ?? []) {
      upsertText(tx, account.id, text)
      worded.add(key)
    }
  }
  for (const key of worded) indexTicket(tx, key)
}

/** Entries of the history that carry words and files. */
export const messageTypes: readonly string[] = ['Create', 'Comment', 'Correspond']

export function hasWords(type: string): boolean {
  return messageTypes.includes(type)
}

/** What became of a ticket that was looked for by its number. */
export function keepPresence(
  tx: WriteDb,
  account: TrackerAccount,
  number: string,
  presence: TicketPresence,
  at: string,
): void {
  const key = ticketKey(account.number, number)
  switch (presence.kind) {
    case 'here':
      keepTickets(tx, account, [presence.reading.ticket], 'full')
      return
    case 'merged':
      keepTickets(tx, account, [presence.reading.ticket], 'full')
      markGone(tx, key, gone('merged', presence.into, at))
      return
    case 'deleted':
    case 'hidden':
    case 'unknown':
      markGone(tx, key, gone(presence.kind, null, at))
  }
}

function gone(kind: TicketGone['kind'], into: string | null, at: string): TicketGone {
  return { kind, into, at }
}

function mirrored(account: TrackerAccount, ticket: TrackerTicket, detail: TicketDetail): MirroredTicket {
  return {
    accountId: account.id,
    number: ticket.id,
    queue: ticket.queue.name,
    subject: ticket.subject,
    status: ticket.status,
    owner: ticket.owner,
    creator: ticket.creator,
    requestors: [...ticket.requestors],
    priority: ticket.priority,
    minutesWorked: ticket.minutesWorked,
    created: ticket.created,
    lastUpdated: ticket.lastUpdated,
    due: ticket.due,
    resolved: ticket.resolved,
    fields: ticket.fields.map(({ name, values }) => ({ name, values: [...values] })),
    links: (ticket.links ?? []).map(({ kind, target }) => ({ kind, target })),
    fieldsKnown: detail === 'full',
    gone: null,
  }
}
