import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { showInstant } from '../../documents/dates.ts'
import type { ReadDb } from '../../db/handles.ts'
import type { FrozenTicket } from '../../db/tables/frozen-runs.ts'
import { listEntries, listFiles, listTexts } from '../../db/tables/ticket-history.ts'
import { getTicket, ticketKey } from '../../db/tables/tickets.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'

/**
 * The tickets a verification rests on, as the mirror has them now: the one of its PPA by its number, every other by its
 * address on an account's server. A bare number in a row may be of any tracker, so it is not taken for one.
 */
export function readFrozenTickets(db: ReadDb, verification: Verification): readonly FrozenTicket[] {
  return listAccounts(db).flatMap((account) =>
    numbersOf(verification, account).flatMap((number) => freeze(db, account, number) ?? []),
  )
}

function numbersOf({ summary, rows }: Verification, { address }: TrackerAccount): readonly string[] {
  const ofPpa = /^\s*(?:RT\s*)?#?\s*(\d{1,15})\s*$/i.exec(summary.rtTicket)?.[1]
  const texts = [summary.rtTicket, summary.ggusTickets, ...rows.map(({ tickets }) => tickets)]
  const host = address.replace(/\/+$/, '')
  const linked = texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) =>
      line.trim().startsWith(`${host}/`) ? (/[?&]id=(\d{1,15})\b/.exec(line)?.[1] ?? []) : [],
    )
  return [...new Set([...(ofPpa === undefined ? [] : [ofPpa]), ...linked])]
}

function freeze(db: ReadDb, account: TrackerAccount, number: string): FrozenTicket | undefined {
  const ticket = getTicket(db, account.id, number)
  if (!ticket) return undefined
  const key = ticketKey(account.number, number)
  const copy = canonicalJson({
    schema: 'proviso-ticket/1',
    tracker: { name: account.name, address: account.address },
    ticket,
    entries: listEntries(db, key),
    texts: listTexts(db, account.id, key),
    files: listFiles(db, account.id, key),
  })
  return {
    copy,
    listed: {
      number,
      tracker: account.name,
      queue: ticket.queue,
      subject: ticket.subject,
      status: ticket.status,
      lastUpdated: ticket.lastUpdated === null ? '' : showInstant(ticket.lastUpdated),
      fields: ticket.fields.map(({ name, values }) => ({ name, value: values.join(', ') })),
      digest: createHash('sha256').update(copy).digest('hex'),
      copyName: `${filePart(account.name)}-${number}.json`,
    },
  }
}

function filePart(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 40) || 'tracker'
}
