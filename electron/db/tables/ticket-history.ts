import type { ReadDb, WriteDb } from '../handles.ts'

// Entries are looked up by their numbers and then their tickets: `cross join` keeps SQLite from going through all tickets of the
// account for a handful of entries.

/** One entry of a ticket's history as the server told it. */
export interface TicketEntry {
  readonly id: string
  readonly type: string
  readonly field: string
  readonly oldValue: string
  readonly newValue: string
  readonly data: string
  readonly creator: string
  readonly created: string | null
  readonly minutes: number
}

export interface TicketText {
  readonly id: string
  readonly transactionId: string
  readonly mediaType: string
  readonly subject: string
  readonly text: string | null
}

export interface TicketFile {
  readonly id: string
  readonly transactionId: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string | null
}

export function upsertEntry(tx: WriteDb, key: number, entry: TicketEntry): void {
  tx.prepare(
    `insert into ticket_entry (ticket_key, id, type, field, old_value, new_value, data, creator, created, minutes)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do update set type = excluded.type, field = excluded.field, old_value = excluded.old_value,
       new_value = excluded.new_value, data = excluded.data`,
  ).run(
    key,
    Number(entry.id),
    entry.type,
    entry.field,
    entry.oldValue,
    entry.newValue,
    entry.data,
    entry.creator,
    entry.created,
    entry.minutes,
  )
}

/**
 * Which of these entries are mirrored. One that tells of a ticket's end counts only when the ticket is marked with it: a
 * program may have ended in between.
 */
export function knownEntries(db: ReadDb, accountId: string, ids: readonly string[]): ReadonlySet<string> {
  const known = db
    .prepare<[string, string], number>(
      `select entry.id from ticket_entry as entry cross join ticket on ticket.key = entry.ticket_key
       where entry.id in (select value from json_each(?)) and ticket.account_id = ?
         and (ticket.gone_kind is not null or not (
           (entry.type = 'Status' and entry.new_value = 'deleted')
           or (entry.type = 'AddLink' and entry.field = 'MergedInto')))`,
    )
    .pluck()
    .all(JSON.stringify(ids.map(Number)), accountId)
  return new Set(known.map(String))
}

/** Entries of these types below a number of whose words nothing is mirrored, newest first. */
export function listWordless(
  db: ReadDb,
  accountId: string,
  {
    types,
    before,
    limit,
  }: { readonly types: readonly string[]; readonly before: number; readonly limit: number },
): readonly string[] {
  return db
    .prepare<[string, string, number, string, number], number>(
      `select entry.id from ticket_entry as entry cross join ticket on ticket.key = entry.ticket_key
       where ticket.account_id = ? and entry.type in (select value from json_each(?)) and entry.id < ?
         and not exists (select 1 from ticket_text where account_id = ? and transaction_id = entry.id)
       order by entry.id desc limit ?`,
    )
    .pluck()
    .all(accountId, JSON.stringify(types), before, accountId, limit)
    .map(String)
}

/** Oldest first. Numbers alone do not say it: some servers count changes and messages apart. */
export function listEntries(db: ReadDb, key: number): readonly TicketEntry[] {
  return db
    .prepare<[number], Omit<TicketEntry, 'id'> & { id: number }>(
      `select id, type, field, old_value as oldValue, new_value as newValue, data, creator, created, minutes
       from ticket_entry where ticket_key = ? order by created, id`,
    )
    .all(key)
    .map((entry) => ({ ...entry, id: String(entry.id) }))
}

/** Number of the last entry; null before any was mirrored. */
export function newestEntry(db: ReadDb, key: number): string | null {
  const id = db
    .prepare<[number], number | null>('select max(id) from ticket_entry where ticket_key = ?')
    .pluck()
    .get(key)
  return id === null || id === undefined ? null : String(id)
}

/** The same over all tickets of an account. */
export function newestEntryOfAll(db: ReadDb, accountId: string): number | null {
  return (
    db
      .prepare<[string], number>(
        `select entry.id from ticket_entry as entry cross join ticket on ticket.key = entry.ticket_key
         where ticket.account_id = ? order by entry.id desc limit 1`,
      )
      .pluck()
      .get(accountId) ?? null
  )
}

export function upsertText(tx: WriteDb, accountId: string, text: TicketText): void {
  tx.prepare(
    `insert into ticket_text (account_id, id, transaction_id, media_type, subject, text) values (?, ?, ?, ?, ?, ?)
     on conflict do update set subject = excluded.subject, text = excluded.text`,
  ).run(accountId, Number(text.id), Number(text.transactionId), text.mediaType, text.subject, text.text)
}

export function listTexts(db: ReadDb, accountId: string, key: number): readonly TicketText[] {
  return db
    .prepare<
      [string, number],
      Omit<TicketText, 'id' | 'transactionId'> & { id: number; transactionId: number }
    >(
      `select id, transaction_id as transactionId, media_type as mediaType, subject, text from ticket_text
       where account_id = ? and transaction_id in (select id from ticket_entry where ticket_key = ?) order by id`,
    )
    .all(accountId, key)
    .map((text) => ({ ...text, id: String(text.id), transactionId: String(text.transactionId) }))
}

/** Which ticket each of these entries belongs to, by entry; unknown ones are left out. */
export function ticketsOfEntries(
  db: ReadDb,
  accountId: string,
  transactionIds: readonly string[],
): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string, string], { id: number; key: number }>(
      `select entry.id, entry.ticket_key as key
       from ticket_entry as entry cross join ticket on ticket.key = entry.ticket_key
       where entry.id in (select value from json_each(?)) and ticket.account_id = ?`,
    )
    .all(JSON.stringify(transactionIds.map(Number)), accountId)
  return new Map(rows.map(({ id, key }) => [String(id), key]))
}

/** Keeps the digest of bytes that were fetched already. */
export function upsertFile(tx: WriteDb, accountId: string, file: TicketFile): void {
  tx.prepare(
    `insert into ticket_file (account_id, id, transaction_id, name, media_type, bytes, sha256) values (?, ?, ?, ?, ?, ?, ?)
     on conflict do update set name = excluded.name, bytes = excluded.bytes,
       sha256 = coalesce(excluded.sha256, sha256)`,
  ).run(
    accountId,
    Number(file.id),
    Number(file.transactionId),
    file.name,
    file.mediaType,
    file.bytes,
    file.sha256,
  )
}

export function listFiles(db: ReadDb, accountId: string, key: number): readonly TicketFile[] {
  return db
    .prepare<
      [string, number],
      Omit<TicketFile, 'id' | 'transactionId'> & { id: number; transactionId: number }
    >(
      `select id, transaction_id as transactionId, name, media_type as mediaType, bytes, sha256 from ticket_file
       where account_id = ? and name <> ''
         and transaction_id in (select id from ticket_entry where ticket_key = ?) order by id`,
    )
    .all(accountId, key)
    .map((file) => ({ ...file, id: String(file.id), transactionId: String(file.transactionId) }))
}

/** When a field was last set to what it holds, as the history tells; null when it does not. */
export function lastChangeOf(db: ReadDb, key: number, fieldId: string): string | null {
  return (
    db
      .prepare<[number, string], string | null>(
        "select created from ticket_entry where ticket_key = ? and type = 'CustomField' and field = ? order by id desc limit 1",
      )
      .pluck()
      .get(key, fieldId) ?? null
  )
}
