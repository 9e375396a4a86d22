import type { ReadDb, WriteDb } from '../handles.ts'
import type { TicketFile } from './ticket-history.ts'

/** Whose tickets are meant; null for everybody's. */
interface Whose {
  readonly accountId: string
  readonly owner: string | null
}

/** Entries of the history that can carry files. */
const messages = "entry.type in ('Create', 'Comment', 'Correspond')"
const ofTickets =
  'ticket.account_id = @accountId and ticket.gone_kind is null and (@owner is null or ticket.owner = @owner)'

/** Messages whose files were not asked for yet, those of the newest tickets first. */
export function listUnlistedMessages(
  db: ReadDb,
  whose: Whose,
  limit: number,
): readonly { readonly key: number; readonly transactionId: string }[] {
  return db
    .prepare<[Whose & { limit: number }], { key: number; id: number }>(
      `select ticket.key, entry.id from ticket join ticket_entry as entry on entry.ticket_key = ticket.key
       where ${ofTickets} and ${messages} and entry.files_listed = 0
       order by ticket.key desc, entry.id limit @limit`,
    )
    .all({ ...whose, limit })
    .map(({ key, id }) => ({ key, transactionId: String(id) }))
}

/** The same of one ticket. */
export function listUnlistedOf(db: ReadDb, key: number): readonly { readonly transactionId: string }[] {
  return db
    .prepare<[number], number>(
      `select entry.id from ticket_entry as entry
       where entry.ticket_key = ? and ${messages} and entry.files_listed = 0 order by entry.id`,
    )
    .pluck()
    .all(key)
    .map((id) => ({ transactionId: String(id) }))
}

export function markFilesListed(tx: WriteDb, key: number, transactionId: string): void {
  tx.prepare('update ticket_entry set files_listed = 1 where ticket_key = ? and id = ?').run(
    key,
    Number(transactionId),
  )
}

interface Wanted extends Whose {
  readonly largest: number
  /** Files tried since then wait for another day. */
  readonly triedBefore: string
  readonly limit: number
}

/** Files not kept here up to a size, those of the newest tickets first. */
export function listWantedFiles(db: ReadDb, wanted: Wanted): readonly TicketFile[] {
  return db
    .prepare<[Wanted], Omit<TicketFile, 'id' | 'transactionId'> & { id: number; transactionId: number }>(
      `select file.id, file.transaction_id as transactionId, file.name, file.media_type as mediaType, file.bytes,
         file.sha256
       from ticket join ticket_entry as entry on entry.ticket_key = ticket.key
       join ticket_file as file on file.account_id = ticket.account_id and file.transaction_id = entry.id
       where ${ofTickets} and file.name <> '' and file.sha256 is null and file.bytes <= @largest
         and (file.tried_at is null or file.tried_at < @triedBefore)
       order by ticket.key desc, file.id limit @limit`,
    )
    .all(wanted)
    .map((file) => ({ ...file, id: String(file.id), transactionId: String(file.transactionId) }))
}

export function markFileTried(tx: WriteDb, accountId: string, fileId: string, at: string): void {
  tx.prepare('update ticket_file set tried_at = ? where account_id = ? and id = ?').run(
    at,
    accountId,
    Number(fileId),
  )
}
