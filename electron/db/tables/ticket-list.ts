import { foldWords } from '../../../shared/domain/fold-words.ts'
import type { MirroredTicket, TicketGone } from '../../../shared/domain/mirrored-ticket.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import type { FieldMapping } from '../../../shared/domain/tracker-account.ts'
import { ticketOf, type TicketRow } from './tickets.ts'

/** One line of the list; `progress` and others are values of the fields the account's mapping names. */
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
  readonly gone: TicketGone['kind'] | null
  readonly goneInto: string | null
  readonly goneAt: string | null
  readonly progress: string | null
  readonly communication: string | null
  readonly platform: string | null
  readonly stack: string | null
  /** When the progress last changed, as far as the history is mirrored. */
  readonly progressSince: string | null
}

/** The first value of the field that has this role at the site. */
function mapped(role: keyof FieldMapping): string {
  return `(select field.value from ticket_field as field where field.ticket_key = ticket.key
    and field.name = account.mapping ->> '$.${role}' and field.position = 0)`
}

/** The list, newest ticket first; with keys, those alone. */
export function listTickets(db: ReadDb, keys: readonly number[] | null = null): readonly ListedTicket[] {
  const wanted = keys === null ? '' : 'where ticket.key in (select value from json_each(?))'
  const asked = keys === null ? [] : [JSON.stringify(keys)]
  return db
    .prepare<string[], Omit<ListedTicket, 'number'> & { number: number }>(
      `select ticket.key, ticket.account_id as accountId, ticket.number, ticket.queue, subject, status, owner, created,
         last_updated as lastUpdated, gone_kind as gone, gone_into as goneInto, gone_at as goneAt,
         ${mapped('rolloutProgress')} as progress, ${mapped('communicationStatus')} as communication,
         ${mapped('platform')} as platform, ${mapped('stack')} as stack,
         (select entry.created from ticket_entry as entry
           where entry.ticket_key = ticket.key and entry.type = 'CustomField' and entry.field = progress_field.id
           order by entry.id desc limit 1) as progressSince
       from ticket
       join tracker_account as account on account.id = ticket.account_id
       left join queue_field as progress_field on progress_field.account_id = ticket.account_id
         and progress_field.queue = ticket.queue and progress_field."on" = 'ticket'
         and progress_field.name = account.mapping ->> '$.rolloutProgress'
       ${wanted}
       order by ticket.key desc`,
    )
    .all(...asked)
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
  const texts = row.fields_known === 0 ? [] : [...textsOf(tx, row), ...fileNamesOf(tx, row)]
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

function fileNamesOf(tx: WriteDb, { account_id: accountId, key }: TicketRow): readonly string[] {
  return tx
    .prepare<[string, number], string>(
      `select name from ticket_file where account_id = ?
       and transaction_id in (select id from ticket_entry where ticket_key = ?)`,
    )
    .pluck()
    .all(accountId, key)
}

function wordsOf(ticket: MirroredTicket, texts: readonly string[]): string {
  const values = ticket.fields.flatMap((field) => field.values)
  const links = ticket.links.map(({ target }) => target)
  const people = [ticket.owner ?? '', ticket.creator, ...ticket.requestors]
  return [ticket.queue, ticket.status, ...people, ...values, ...links, ...texts].join(' ')
}
