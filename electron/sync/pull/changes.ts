import { inMirrorTransaction } from '../../db/handles.ts'
import { keepSyncFact } from '../../db/tables/sync-facts.ts'
import { knownEntries } from '../../db/tables/ticket-history.ts'
import { getTicketMark } from '../../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { keepEntries, keepPresence, keepTickets } from '../mirror.ts'
import type { TrackerTicket } from '../trackers/ticket.ts'
import type { SyncPoint } from '../trackers/tracker.ts'
import { compareWithDefinitions } from './definitions.ts'
import { pullHistory } from './first-pull.ts'
import { checkShown, sentinelsOf } from '../still-shown.ts'
import { pointAfter, readPoint } from './sync-point.ts'

/** Times have whole seconds, so what was touched around the last point is read again though it looks the same. */
const unsureMs = 30_000

/**
 * What changed since the last time, with an overlap: tickets, and the history with deletions and merges, which no search
 * shows. Nearly all of the overlap is mirrored already, so the cheap part of each ticket is looked at first and the whole only
 * of what differs. The point moves on only when both were read to their end.
 */
export async function pullChanges(sync: AccountSync): Promise<StepEnd> {
  const { db, account, tracker, signal } = sync
  const before = readPoint(sync)
  if (before === null) return null
  const time = await tracker.serverTime({ signal })
  if (!time.ok) return time.failure
  const stale = new Set<string>()
  const shown = new Set<string>()
  const sentinels = sentinelsOf(sync)
  const also = sentinels.map(({ number }) => number)
  for await (const batch of tracker.changedTickets(account.queues, before, {
    detail: 'core',
    also,
    signal,
  })) {
    if (!batch.ok) return batch.failure
    for (const ticket of batch.value.tickets) {
      shown.add(ticket.queue.name)
      if (isStale(sync, ticket, before)) stale.add(ticket.id)
    }
  }
  const lost = new Set<string>()
  let newest: number | null = null
  const known = (ids: readonly string[]) => knownEntries(db, account.id, ids)
  for await (const batch of tracker.changedHistory(account.queues, before, { signal, known })) {
    if (!batch.ok) return batch.failure
    const old = known(batch.value.map(({ id }) => id))
    inMirrorTransaction(db, (tx) => keepEntries(tx, account, batch.value))
    for (const { id, ticketId, fate } of batch.value) {
      newest = Math.max(newest ?? 0, Number(id))
      if (!old.has(id)) stale.add(ticketId)
      if (fate !== null) lost.add(ticketId)
    }
  }
  for (const number of lost) stale.delete(number)
  const failure = (await pullWhole(sync, [...stale], before)) ?? (await explainLost(sync, [...lost]))
  if (failure) return failure
  const hidden = await checkShown(
    sync,
    sentinels.filter(({ queue }) => !shown.has(queue)),
  )
  if (hidden) return hidden
  const after = pointAfter(before, time.value, newest)
  inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, 'point', JSON.stringify(after)))
  return null
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
