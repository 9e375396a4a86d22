import {
  allowedMoves,
  startConditions,
  type Condition,
  type Progress,
} from '../../../shared/domain/run-life-cycle.ts'
import { valuesOfField } from '../../../shared/domain/mirrored-ticket.ts'
import { whyNotMoving, type Standstill } from '../../../shared/domain/ticket-clock.ts'
import { success, type Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { countIntents, listOpenIntents } from '../../db/tables/intents.ts'
import { listPpas } from '../../db/tables/ppas.ts'
import { listQueueFields, type QueueField } from '../../db/tables/queue-fields.ts'
import { getSyncFact } from '../../db/tables/sync-facts.ts'
import {
  lastChangeOf,
  listEntries,
  listFiles,
  listTexts,
  type TicketEntry,
  type TicketFile,
  type TicketText,
} from '../../db/tables/ticket-history.ts'
import { listTickets, searchTickets, type ListedTicket } from '../../db/tables/ticket-list.ts'
import { countTickets, ticketKey } from '../../db/tables/tickets.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import { summariseVerifications } from '../verification/read.ts'
import type { Deps } from '../deps.ts'
import { readTicketNow, type TicketNow } from './act.ts'
import { factsOf } from './deeds.ts'

/** A line of the list, with what is under way laid over it. */
export interface TicketLine extends Omit<ListedTicket, 'key'> {
  /** How many of its changes are not settled. */
  readonly open: number
}

/** As many are found at most while typing; the list as a whole is filtered by the screen. */
const mostFound = 500

/** Every ticket, newest first; with words, those that hold all of them. */
export function readTickets(db: ReadDb, text: string): readonly TicketLine[] {
  const found = text.trim() === '' ? null : new Set(searchTickets(db, text, mostFound))
  const intents = listAccounts(db).flatMap(({ id }) => listOpenIntents(db, id))
  const open = new Map<string, number>()
  for (const { accountId, ticket } of intents) {
    const place = `${accountId} ${ticket ?? ''}`
    open.set(place, (open.get(place) ?? 0) + 1)
  }
  const lines = listTickets(db)
  return (found === null ? lines : lines.filter(({ key }) => found.has(key))).map((line) =>
    shownLine(db, line, open.get(`${line.accountId} ${line.number}`) ?? 0),
  )
}

function shownLine(db: ReadDb, { key: _key, ...line }: ListedTicket, open: number): TicketLine {
  if (open === 0) return { ...line, open }
  const now = readTicketNow(db, line.accountId, line.number)
  if (!now.ok) return { ...line, open }
  const { shown, account } = now.value
  const progress = valuesOfField(shown, account.mapping.rolloutProgress)[0] ?? null
  return { ...line, subject: shown.subject, status: shown.status, owner: shown.owner, progress, open }
}

export interface TicketDetail extends TicketNow {
  readonly entries: readonly TicketEntry[]
  readonly texts: readonly TicketText[]
  readonly files: readonly TicketFile[]
  readonly definitions: readonly QueueField[]
  readonly standstill: Standstill | null
  readonly conditions: readonly Condition[]
  readonly moves: readonly Progress[]
  readonly runs: readonly { readonly id: string; readonly name: string; readonly state: string }[]
  readonly ppas: readonly { readonly id: string; readonly name: string; readonly umdMajor: number }[]
}

/** A ticket with everything that is known of it, and what can be done next. */
export function readTicketDetail(
  deps: Pick<Deps, 'db' | 'now'>,
  accountId: string,
  number: string,
): Result<TicketDetail> {
  const { db } = deps
  const now = readTicketNow(db, accountId, number)
  if (!now.ok) return now
  const { account, shown, server, intents } = now.value
  const key = ticketKey(account.number, number)
  const definitions = listQueueFields(db, accountId, server.queue)
  const progressId = definitions.find(({ name }) => name === account.mapping.rolloutProgress)?.id
  const progress = valuesOfField(shown, account.mapping.rolloutProgress)[0]
  const ppas = listPpas(db).filter(({ recordTicket }) => String(recordTicket) === number)
  const ids = new Set(ppas.map(({ id }) => id))
  return success({
    ...now.value,
    entries: listEntries(db, key),
    texts: listTexts(db, accountId, key),
    files: listFiles(db, accountId, key),
    definitions,
    standstill: whyNotMoving(shown, {
      intents,
      mapping: account.mapping,
      since: progressId === undefined ? null : lastChangeOf(db, key, progressId),
      now: deps.now(),
    }),
    conditions: startConditions(factsOf(shown, account)),
    moves: progress === undefined ? [] : allowedMoves(progress),
    runs: summariseVerifications(db)
      .filter(({ ppa }) => ids.has(ppa.id))
      .map(({ id, ppa, state }) => ({ id, name: `${ppa.productName} ${ppa.version}`, state })),
    ppas: ppas.map(({ id, productName, version, platform, arch, umdMajor }) => ({
      id,
      name: `${productName} ${version} ${platform}/${arch}`,
      umdMajor,
    })),
  })
}

export interface AccountStatus {
  readonly accountId: string
  readonly name: string
  readonly tickets: number
  readonly withFields: number
  /** What the first pull is fetching, in words; null when everything is here. */
  readonly fetching: string | null
  readonly lastSuccess: string | null
  readonly lastFailure: { readonly at: string; readonly kind: string; readonly message: string } | null
}

/** The state of sync, from what is kept: the same for every face and after every start. */
export function readSyncStatus(db: ReadDb): {
  readonly accounts: readonly AccountStatus[]
  readonly intents: Readonly<Record<string, number>>
} {
  const accounts = listAccounts(db).map(({ id, name }) => {
    const counts = countTickets(db, id)
    const failure = getSyncFact(db, id, 'last failure')
    return {
      accountId: id,
      name,
      tickets: counts.all,
      withFields: counts.withFields,
      fetching: fetchingWords(db, id),
      lastSuccess: getSyncFact(db, id, 'last success'),
      lastFailure: failure === null ? null : (JSON.parse(failure) as AccountStatus['lastFailure']),
    }
  })
  return { accounts, intents: Object.fromEntries(countIntents(db)) }
}

function fetchingWords(db: ReadDb, accountId: string): string | null {
  const fact = (name: string) => getSyncFact(db, accountId, name)
  if (fact('core') !== 'done') return 'the list of tickets'
  if (fact('full') !== 'done') return 'fields'
  return fact('histories') === 'done' ? null : 'histories'
}
