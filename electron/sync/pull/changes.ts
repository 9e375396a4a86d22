import { inTransaction } from '../../db/handles.ts'
import { keepSyncFact } from '../../db/tables/sync-facts.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { keepEntries, keepPresence, keepTickets } from '../mirror.ts'
import { pointAfter, readPoint } from './sync-point.ts'

/**
 * What changed since the last time, with an overlap: tickets, and the history with deletions and merges, which no search
 * shows. The point moves on only when both were read to their end.
 */
export async function pullChanges(sync: AccountSync): Promise<StepEnd> {
  const { db, account, tracker, signal } = sync
  const before = readPoint(sync)
  if (before === null) return null
  const time = await tracker.serverTime({ signal })
  if (!time.ok) return time.failure
  const options = { detail: 'full', signal } as const
  for await (const batch of tracker.changedTickets(account.queues, before, options)) {
    if (!batch.ok) return batch.failure
    inTransaction(db, (tx) => keepTickets(tx, account, batch.value.tickets, 'full'))
  }
  const lost = new Set<string>()
  let newest: number | null = null
  for await (const batch of tracker.changedHistory(account.queues, before, { signal })) {
    if (!batch.ok) return batch.failure
    inTransaction(db, (tx) => keepEntries(tx, account, batch.value))
    for (const { id, ticketId, fate } of batch.value) {
      newest = Math.max(newest ?? 0, Number(id))
      if (fate !== null) lost.add(ticketId)
    }
  }
  const failure = await explainLost(sync, [...lost])
  if (failure) return failure
  const after = pointAfter(before, time.value, newest)
  inTransaction(db, (tx) => keepSyncFact(tx, account.id, 'point', JSON.stringify(after)))
  return null
}

/** Asks for each ticket by its number what became of it. */
export async function explainLost(sync: AccountSync, numbers: readonly string[]): Promise<StepEnd> {
  const { db, account, tracker, signal, now } = sync
  for (const number of numbers) {
    const presence = await tracker.ticket(number, { signal })
    if (!presence.ok) return presence.failure
    inTransaction(db, (tx) => keepPresence(tx, account, number, presence.value, now().toISOString()))
  }
  return null
}
