import { foldWords } from '../../../shared/domain/fold-words.ts'
import type { MirroredTicket } from '../../../shared/domain/mirrored-ticket.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import { ticketOf, type TicketRow } from './tickets.ts'

/** One line of the list; `progress` is the value of the field the account's mapping names. */
export interface ListedTicket {
  readonly key: number
  readonly accountId: string
  readonly number: string
  readonly queue: string
  readonly subject: string
  readonly status: string
  readonly owner: string | null
  readonly created: string | null
  readonly lastUpdated: string | null
  readonly gone: string | null
  readonly progress: string | null
}

/** The whole list, newest ticket first. Ten thousand rows take some 30 ms. */
export function listTickets(db: ReadDb): readonly ListedTicket[] {
  return db
    .prepare<[], Omit<ListedTicket, 'number'> & { number: number }>(
      `select ticket.key, ticket.account_id as accountId, ticket.number, queue, subject, status, owner, created,
         last_updated as lastUpdated, gone_kind as gone, progress.value as progress
       from ticket
       join tracker_account as account on account.id = ticket.account_id
       left join ticket_field as progress on progress.ticket_key = ticket.key
         and progress.name = account.mapping ->> '$.rolloutProgress' and progress.position = 0
       order by ticket.key desc`,
    )
    .all()
    .map((row) => ({ ...row, number: String(row.number) }))
}

/** Keys of the tickets that hold every word of the question as the beginning of one, newest first. */
export function searchTickets(db: ReadDb, text: string, limit: number): readonly number[] {
  const words = foldWords(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return db
    .prepare<[string, number], number>(
      'select rowid from ticket_search where ticket_search match ? order by rowid desc limit ?',
    )
    .pluck()
    .all(words.map((word) => `"${word}"*`).join(' '), limit)
}

/** Writes the words of one ticket anew from everything mirrored of it. */
export function indexTicket(tx: WriteDb, key: number): void {
  const row = tx.prepare<[number], TicketRow>('select * from ticket where key = ?').get(key)
  if (!row) return
  const texts = row.fields_known === 0 ? [] : textsOf(tx, row)
  tx.prepare('delete from ticket_search where rowid = ?').run(key)
  tx.prepare('insert into ticket_search (rowid, subject, words) values (?, ?, ?)').run(
    key,
    foldWords(`${String(row.number)} ${row.subject}`),
    foldWords(wordsOf(ticketOf(tx, row), texts)),
  )
}

function textsOf(tx: WriteDb, { account_id: accountId, key }: TicketRow): readonly string[] {
  return tx
    .prepare<[string, number], string>(
      `select text.subject || ' ' || coalesce(text.text, '') from ticket_text as text
       where text.account_id = ? and text.transaction_id in (select id from ticket_entry where ticket_key = ?)`,
    )
    .pluck()
    .all(accountId, key)
}

function wordsOf(ticket: MirroredTicket, texts: readonly string[]): string {
  const values = ticket.fields.flatMap((field) => field.values)
  return [ticket.queue, ticket.status, ticket.owner ?? '', ...ticket.requestors, ...values, ...texts].join(
    ' ',
  )
}
