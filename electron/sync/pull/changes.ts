import { inMirrorTransaction } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { knownEntries, newestEntryOfAll } from '../../db/tables/ticket-history.ts'
import { getTicketMark } from '../../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { keepEntries, keepPresence, keepTickets } from '../mirror.ts'
import { checkShown, comparePresenceSoon, sentinelsOf, type Sentinel } from '../still-shown.ts'
import { answered, type Answer } from '../trackers/answer.ts'
import type { TrackerTicket } from '../trackers/ticket.ts'
import type { SyncPoint } from '../trackers/tracker.ts'
import { compareWithDefinitions } from './definitions.ts'
import { hasEverything, pullHistory } from './first-pull.ts'
import { namesEntry, pointAfter, readPoint } from './sync-point.ts'

/** Times have whole seconds, so what was touched around the last point is read again though it looks the same. */
const unsureMs = 30_000

/** The history is read at least so often, though nothing seems to have happened. */
const unreadMs = 300_000

/**
 * What changed since the last time, with an overlap: tickets, and the history with deletions and merges, which no search
 * shows. Nearly all of the overlap is mirrored already, so the cheap part of each ticket is looked at first and the whole only
 * of what differs. The point moves on only when both were read to their end; a ticket that changed again behind its reading
 * is listed the next time.
 */
export async function pullChanges(sync: AccountSync): Promise<StepEnd> {
  const { db, account } = sync
  const before = readPoint(sync)
  if (before === null) return null
  const [listed, news] = await Promise.all([listChanged(sync, before), lookForNews(sync, before)])
  if (!listed.ok) return listed.failure
  if (!news.ok) return news.failure
  const { serverTime, stale, unseen } = listed.value
  const isQuiet = stale.size === 0 && !news.value
  const [history, unread] = await Promise.all([
    isQuiet ? answered(nothingNew) : pullHistories(sync, sinceHistoryRead(sync, before)),
    pullWhole(sync, [...stale], before),
  ])
  if (!history.ok) return history.failure
  const { newest, changed, lost } = history.value
  const late = new Set(changed.filter((number) => !stale.has(number) && !lost.has(number)))
  const failure =
    unread ??
    (await pullWhole(sync, [...late], before)) ??
    (await explainLost(sync, [...lost])) ??
    (await checkShown(sync, unseen))
  if (failure) return failure
  // What was known before is not told again, so the first point behind the first pull goes by what is mirrored.
  const isFirst = !namesEntry(before) && hasEverything(sync)
  const after = pointAfter(before, serverTime, isFirst ? newestEntryOfAll(db, account.id) : newest)
  inMirrorTransaction(db, (tx) => {
    keepSyncFact(tx, account.id, 'point', JSON.stringify(after))
    if (!isQuiet) keepSyncFact(tx, account.id, 'history read', serverTime)
  })
  return null
}

interface Listed {
  /** Before the first ticket was read. */
  readonly serverTime: string
  /** Tickets that look otherwise than they are mirrored. */
  readonly stale: Set<string>
  /** Queues of which no ticket was seen. */
  readonly unseen: readonly Sentinel[]
}

async function listChanged(sync: AccountSync, since: SyncPoint): Promise<Answer<Listed>> {
  const { account, tracker, signal } = sync
  const time = await tracker.serverTime({ signal })
  if (!time.ok) return time
  const stale = new Set<string>()
  const shown = new Set<string>()
  const sentinels = sentinelsOf(sync)
  const also = sentinels.map(({ number }) => number)
  for await (const batch of tracker.changedTickets(account.queues, since, { detail: 'core', also, signal })) {
    if (!batch.ok) return batch
    for (const ticket of batch.value.tickets) {
      shown.add(ticket.queue.name)
      if (isStale(sync, ticket, since)) stale.add(ticket.id)
    }
  }
  const isSeen = ({ queue }: Sentinel) => shown.has(queue)
  if (sentinels.some((sentinel) => sentinel.isHidden && isSeen(sentinel))) comparePresenceSoon(sync)
  const unseen = sentinels.filter((sentinel) => !isSeen(sentinel))
  return answered({ serverTime: time.value, stale, unseen })
}

/**
 * Whether the history has to be read. Where no ticket looks changed and nothing stands behind the last entry, only a deletion that
 * appeared late could be missed: for those it is read every few minutes all the same.
 */
async function lookForNews(sync: AccountSync, since: SyncPoint): Promise<Answer<boolean>> {
  const { account, tracker, signal } = sync
  const age = Date.parse(since.serverTime) - Date.parse(historyRead(sync) ?? '')
  const isFresh = age >= 0 && age < unreadMs
  if (!tracker.showsNews || !isFresh || !namesEntry(since)) return answered(true)
  return tracker.showsNews(account.queues, since, { signal })
}

/** Quiet rounds move the point on: the history goes by the time it was read itself. */
function sinceHistoryRead(sync: AccountSync, point: SyncPoint): SyncPoint {
  return { ...point, serverTime: historyRead(sync) ?? point.serverTime }
}

function historyRead({ db, account }: AccountSync): string | null {
  return getSyncFact(db, account.id, 'history read')
}

interface History {
  readonly newest: number | null
  /** Tickets with entries that were not known. */
  readonly changed: readonly string[]
  /** Deleted and merged tickets. */
  readonly lost: ReadonlySet<string>
}

const nothingNew: History = { newest: null, changed: [], lost: new Set() }

async function pullHistories(sync: AccountSync, since: SyncPoint): Promise<Answer<History>> {
  const { db, account, tracker, signal } = sync
  const changed: string[] = []
  const lost = new Set<string>()
  let newest: number | null = null
  const known = (ids: readonly string[]) => knownEntries(db, account.id, ids)
  for await (const batch of tracker.changedHistory(account.queues, since, { signal, known })) {
    if (!batch.ok) return batch
    const old = known(batch.value.map(({ id }) => id))
    inMirrorTransaction(db, (tx) => keepEntries(tx, account, batch.value))
    for (const { id, ticketId, fate } of batch.value) {
      newest = Math.max(newest ?? 0, Number(id))
      if (!old.has(id)) changed.push(ticketId)
      if (fate !== null) lost.add(ticketId)
    }
  }
  return answered({ newest, changed, lost })
}

function isStale({ db, account }: AccountSync, ticket: TrackerTicket, since: SyncPoint): boolean {
  const mark = getTicketMark(db, account.id, ticket.id)
  const isSame =
    mark?.fieldsKnown === true &&
    mark.gone === null &&
    mark.lastUpdated === ticket.lastUpdated &&
    mark.subject === ticket.subject &&
    mark.status === ticket.status &&
    mark.owner === ticket.owner
  const touched = Date.parse(ticket.lastUpdated ?? '')
  return !isSame || !(touched < Date.parse(since.serverTime) - unsureMs)
}

/** Reads tickets with everything; what the server does not list any more is asked for by its number. */
export async function pullWhole(
  sync: AccountSync,
  numbers: readonly string[],
  since: Pick<SyncPoint, 'serverTime'>,
): Promise<StepEnd> {
  const { db, account, tracker, signal } = sync
  if (numbers.length === 0) return null
  const unseen = new Set(numbers)
  const movedIn: string[] = []
  const options = { detail: 'full', order: 'oldest-first', signal } as const
  for await (const batch of tracker.search({ queues: account.queues, ids: numbers }, options)) {
    if (!batch.ok) return batch.failure
    for (const { id, created } of batch.value.tickets) {
      unseen.delete(id)
      const isOld = created === null || created < since.serverTime
      if (isOld && getTicketMark(db, account.id, id) === undefined) movedIn.push(id)
    }
    inMirrorTransaction(db, (tx) => {
      keepTickets(tx, account, batch.value.tickets, 'full')
      compareWithDefinitions(tx, sync, batch.value.tickets)
    })
  }
  // The history feed brought the last minutes of it only.
  for (const number of movedIn) {
    const failure = await pullHistory(sync, number)
    if (failure) return failure
  }
  return explainLost(sync, [...unseen])
}

/** Asks for each ticket by its number what became of it. */
export async function explainLost(sync: AccountSync, numbers: readonly string[]): Promise<StepEnd> {
  const { db, account, tracker, signal, now } = sync
  for (const number of numbers) {
    const presence = await tracker.ticket(number, { signal })
    if (!presence.ok) return presence.failure
    inMirrorTransaction(db, (tx) => keepPresence(tx, account, number, presence.value, now().toISOString()))
  }
  return null
}
