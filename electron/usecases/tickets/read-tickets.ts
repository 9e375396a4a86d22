import {
  allowedMoves,
  startConditions,
  type Condition,
  type Progress,
} from '../../../shared/domain/run-life-cycle.ts'
import { whyNotMoving, type Standstill } from '../../../shared/domain/ticket-clock.ts'
import type { TrackerKind } from '../../../shared/domain/tracker-account.ts'
import { success, type Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { countIntents } from '../../db/tables/intents.ts'
import { listPpas } from '../../db/tables/ppas.ts'
import { getMessageDraft, type MessageDraft } from '../../db/tables/message-drafts.ts'
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
import { countTickets, listStatuses, ticketKey } from '../../db/tables/tickets.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import { summariseVerifications } from '../verification/read.ts'
import type { Deps } from '../deps.ts'
import { readTicketNow, type TicketNow } from './act.ts'
import { factsOf } from './deeds.ts'
import { readLimits } from './list-tickets.ts'

export interface TicketDetail extends TicketNow {
  readonly entries: readonly TicketEntry[]
  readonly texts: readonly TicketText[]
  readonly files: readonly TicketFile[]
  readonly definitions: readonly QueueField[]
  /** Statuses a ticket of this server can be set to, as far as they are known here. */
  readonly statuses: readonly string[]
  /** What somebody began to write here. */
  readonly draft: MessageDraft
  readonly standstill: Standstill | null
  readonly conditions: readonly Condition[]
  readonly moves: readonly Progress[]
  readonly runs: readonly { readonly id: string; readonly name: string; readonly state: string }[]
  readonly ppas: readonly { readonly id: string; readonly name: string; readonly umdMajor: number }[]
}

/** Of the life-cycles the programs come with; a site may have others, which its tickets tell. */
const usualStatuses: Readonly<Record<TrackerKind, readonly string[]>> = {
  'request-tracker': ['new', 'open', 'stalled', 'resolved', 'rejected'],
  zammad: ['new', 'open', 'closed'],
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
  const facts = factsOf(shown, account)
  const ppas = listPpas(db).filter(({ recordTicket }) => String(recordTicket) === number)
  const ids = new Set(ppas.map(({ id }) => id))
  return success({
    ...now.value,
    entries: listEntries(db, key),
    texts: listTexts(db, accountId, key),
    files: listFiles(db, accountId, key),
    definitions,
    statuses: [...new Set([...usualStatuses[account.kind], ...listStatuses(db, accountId)])],
    draft: getMessageDraft(db, accountId, number),
    standstill: whyNotMoving(shown, {
      intents,
      mapping: account.mapping,
      since: progressId === undefined ? null : lastChangeOf(db, key, progressId),
      values: account.values,
      queues: account.queues,
      now: deps.now(),
      limits: readLimits(db),
    }),
    conditions: startConditions(facts, account.login),
    moves: facts.rolloutProgress === null ? [] : allowedMoves(facts.rolloutProgress),
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
  readonly lastFailure: AccountFailure | null
}

interface AccountFailure {
  readonly at: string
  readonly kind: string
  readonly message: string
}

/** What a broken read and a sign-in that is not taken mean for the account as a whole. */
const accountWords: Readonly<Record<string, string>> = {
  lost: 'The line to the server broke. What you did waits here and goes out with the next line.',
  unauthorised: 'The server does not take the sign-in any more: give it again in the settings.',
}

function inWords(failure: AccountFailure): AccountFailure {
  return { ...failure, message: accountWords[failure.kind] ?? failure.message }
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
      fetching: fetchingWords(db, id, counts),
      lastSuccess: getSyncFact(db, id, 'last success'),
      lastFailure: failure === null ? null : inWords(JSON.parse(failure) as AccountFailure),
    }
  })
  return { accounts, intents: Object.fromEntries(countIntents(db)) }
}

/** With figures where they are known: nobody says how many entries the histories have. */
function fetchingWords(
  db: ReadDb,
  accountId: string,
  { all, withFields }: ReturnType<typeof countTickets>,
): string | null {
  const fact = (name: string) => getSyncFact(db, accountId, name)
  const figure = (count: number) => count.toLocaleString('en')
  if (fact('core') !== 'done') return `the list of tickets${all === 0 ? '' : `, ${figure(all)} so far`}`
  if (fact('full') !== 'done') return `fields, ${figure(withFields)} of ${figure(all)}`
  return fact('histories') === 'done' ? null : 'histories'
}
