import type { MirroredTicket, TicketField, TicketGone } from '../../../shared/domain/mirrored-ticket.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

export interface TicketRow {
  readonly key: number
  readonly account_id: string
  readonly number: number
  readonly queue: string
  readonly subject: string
  readonly status: string
  readonly owner: string | null
  readonly creator: string
  readonly requestors: string
  readonly priority: number
  readonly minutes_worked: number
  readonly created: string | null
  readonly last_updated: string | null
  readonly due: string | null
  readonly resolved: string | null
  readonly fields_known: 0 | 1
  readonly gone_kind: TicketGone['kind'] | null
  readonly gone_into: string | null
  readonly gone_at: string | null
}

const placesPerAccount = 2 ** 40

/** The place of a ticket over all accounts. */
export function ticketKey(accountNumber: number, ticketNumber: string): number {
  return accountNumber * placesPerAccount + Number(ticketNumber)
}

export function getTicket(db: ReadDb, accountId: string, number: string): MirroredTicket | undefined {
  const row = db
    .prepare<[string, number], TicketRow>('select * from ticket where account_id = ? and number = ?')
    .get(accountId, Number(number))
  return row && ticketOf(db, row)
}

/** What tells whether a ticket changed since it was mirrored. */
export interface TicketMark {
  readonly subject: string
  readonly status: string
  readonly owner: string | null
  readonly lastUpdated: string | null
  readonly fieldsKnown: boolean
  readonly gone: TicketGone['kind'] | null
}

export function getTicketMark(db: ReadDb, accountId: string, number: string): TicketMark | undefined {
  const row = db
    .prepare<[string, number], Omit<TicketMark, 'fieldsKnown'> & { fieldsKnown: 0 | 1 }>(
      `select subject, status, owner, last_updated as lastUpdated, fields_known as fieldsKnown, gone_kind as gone
       from ticket where account_id = ? and number = ?`,
    )
    .get(accountId, Number(number))
  return row && { ...row, fieldsKnown: row.fieldsKnown === 1 }
}

/** One value of a ticket whose fields were not read yet; the whole reading replaces it. */
export function keepFieldValue(tx: WriteDb, key: number, name: string, value: string): void {
  tx.prepare(
    `insert into ticket_field (ticket_key, name, position, value)
     select key, ?, 0, ? from ticket where key = ? and fields_known = 0
     on conflict do update set value = excluded.value`,
  ).run(name, value, key)
}

/** Writes what the server showed: the core always; fields, people and links only when they were read. */
export function upsertTicket(tx: WriteDb, key: number, ticket: MirroredTicket): void {
  tx.prepare(
    `insert into ticket (key, account_id, number, queue, subject, status, owner, creator, requestors, priority,
       minutes_worked, created, last_updated, due, resolved, fields_known, gone_kind, gone_into, gone_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (key) do update set queue = excluded.queue, subject = excluded.subject, status = excluded.status,
       owner = excluded.owner, creator = excluded.creator, priority = excluded.priority,
       requestors = iif(excluded.fields_known, excluded.requestors, requestors),
       minutes_worked = excluded.minutes_worked, created = excluded.created, last_updated = excluded.last_updated,
       due = excluded.due, resolved = excluded.resolved, fields_known = max(fields_known, excluded.fields_known),
       gone_kind = excluded.gone_kind, gone_into = excluded.gone_into, gone_at = excluded.gone_at`,
  ).run(
    key,
    ticket.accountId,
    Number(ticket.number),
    ticket.queue,
    ticket.subject,
    ticket.status,
    ticket.owner,
    ticket.creator,
    JSON.stringify(ticket.requestors),
    ticket.priority,
    ticket.minutesWorked,
    ticket.created,
    ticket.lastUpdated,
    ticket.due,
    ticket.resolved,
    Number(ticket.fieldsKnown),
    ticket.gone?.kind ?? null,
    ticket.gone?.into ?? null,
    ticket.gone?.at ?? null,
  )
  if (ticket.fieldsKnown) replaceDetail(tx, key, ticket)
}

function replaceDetail(tx: WriteDb, key: number, ticket: MirroredTicket): void {
  tx.prepare('delete from ticket_field where ticket_key = ?').run(key)
  const insert = tx.prepare(
    'insert into ticket_field (ticket_key, name, position, value) values (?, ?, ?, ?)',
  )
  for (const { name, values } of ticket.fields) {
    if (values.length === 0) insert.run(key, name, 0, null)
    for (const [position, value] of values.entries()) insert.run(key, name, position, value)
  }
  tx.prepare('delete from ticket_link where ticket_key = ?').run(key)
  const link = tx.prepare('insert or ignore into ticket_link (ticket_key, kind, target) values (?, ?, ?)')
  for (const { kind, target } of ticket.links) link.run(key, kind, target)
}

/** Nothing is deleted: the ticket stays with the reason why the server does not show it any more. */
export function markGone(tx: WriteDb, key: number, gone: TicketGone): void {
  tx.prepare(
    `update ticket set gone_at = iif(gone_kind is ?, gone_at, ?), gone_kind = ?, gone_into = ? where key = ?`,
  ).run(gone.kind, gone.at, gone.kind, gone.into, key)
}

/** Statuses that occur, but for that of deleted tickets. */
export function listStatuses(db: ReadDb, accountId: string): readonly string[] {
  return db
    .prepare<[string], string>(
      'select distinct status from ticket where account_id = ? and gone_kind is null order by status',
    )
    .pluck()
    .all(accountId)
}

/** Numbers of what is mirrored and still shown by the server, newest first. */
export function listNumbers(db: ReadDb, accountId: string): readonly string[] {
  return db
    .prepare<[string], string>(
      'select number from ticket where account_id = ? and gone_kind is null order by number desc',
    )
    .pluck()
    .all(accountId)
    .map(String)
}

/** The newest ticket of a queue that the server still showed at last, or of those it hid since; null for none. */
export function newestNumber(
  db: ReadDb,
  accountId: string,
  queue: string,
  gone: 'hidden' | null = null,
): string | null {
  const found = db
    .prepare<[string, string, string | null], number>(
      'select number from ticket where account_id = ? and queue = ? and gone_kind is ? order by number desc limit 1',
    )
    .pluck()
    .get(accountId, queue, gone)
  return found === undefined ? null : String(found)
}

/** Whether a queue has more than this one among what the server still showed at last. */
export function hasOtherTickets(db: ReadDb, accountId: string, queue: string, number: string): boolean {
  const found = db
    .prepare<[string, string, number], number>(
      'select 1 from ticket where account_id = ? and queue = ? and number <> ? and gone_kind is null limit 1',
    )
    .pluck()
    .get(accountId, queue, Number(number))
  return found !== undefined
}

/** The next ticket below this number whose fields are known and whose history was not read to its end yet. */
export function nextNumberBelow(db: ReadDb, accountId: string, number: number): string | null {
  const found = db
    .prepare<[string, number], number>(
      'select number from ticket where account_id = ? and number < ? and gone_kind is null order by number desc limit 1',
    )
    .pluck()
    .get(accountId, number)
  return found === undefined ? null : String(found)
}

export function countTickets(
  db: ReadDb,
  accountId: string,
): { readonly all: number; readonly withFields: number } {
  return (
    db
      .prepare<[string], { all: number; withFields: number }>(
        'select count(*) as "all", coalesce(sum(fields_known), 0) as withFields from ticket where account_id = ?',
      )
      .get(accountId) ?? { all: 0, withFields: 0 }
  )
}

export function ticketOf(db: ReadDb, row: TicketRow): MirroredTicket {
  return {
    accountId: row.account_id,
    number: String(row.number),
    queue: row.queue,
    subject: row.subject,
    status: row.status,
    owner: row.owner,
    creator: row.creator,
    requestors: JSON.parse(row.requestors) as string[],
    priority: row.priority,
    minutesWorked: row.minutes_worked,
    created: row.created,
    lastUpdated: row.last_updated,
    due: row.due,
    resolved: row.resolved,
    fields: fieldsOf(db, row.key),
    links: db
      .prepare<[number], MirroredTicket['links'][number]>(
        'select kind, target from ticket_link where ticket_key = ? order by kind, target',
      )
      .all(row.key),
    fieldsKnown: row.fields_known === 1,
    gone: row.gone_kind === null ? null : { kind: row.gone_kind, into: row.gone_into, at: row.gone_at ?? '' },
  }
}

function fieldsOf(db: ReadDb, key: number): TicketField[] {
  const rows = db
    .prepare<[number], { name: string; value: string | null }>(
      'select name, value from ticket_field where ticket_key = ? order by name, position',
    )
    .all(key)
  const fields = new Map<string, string[]>()
  for (const { name, value } of rows) {
    const values = fields.get(name) ?? []
    fields.set(name, value === null ? values : [...values, value])
  }
  return [...fields].map(([name, values]) => ({ name, values }))
}
