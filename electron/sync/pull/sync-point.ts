import { inMirrorTransaction } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import type { SyncPoint } from '../trackers/tracker.ts'

/** No entry has a higher number yet: until one was seen, the feed goes by time alone. */
const noEntryYet = '2147483647'

/** The moment from which changes count, taken before the first ticket is read. */
export async function startPoint({ db, account, tracker, signal }: AccountSync): Promise<StepEnd> {
  const time = await tracker.serverTime({ signal })
  if (!time.ok) return time.failure
  inMirrorTransaction(db, (tx) =>
    keepSyncFact(
      tx,
      account.id,
      'point',
      JSON.stringify({ serverTime: time.value, transactionId: noEntryYet }),
    ),
  )
  return null
}

export function readPoint({ db, account }: AccountSync): SyncPoint | null {
  const kept = getSyncFact(db, account.id, 'point')
  return kept === null ? null : (JSON.parse(kept) as SyncPoint)
}

/** Whether the point names an entry of the history: until then nothing can be asked for behind it. */
export function namesEntry({ transactionId }: SyncPoint): boolean {
  return transactionId !== noEntryYet
}

/** The point after a feed was read to its end; `newest` is the highest entry seen, null for none. */
export function pointAfter(before: SyncPoint, serverTime: string, newest: number | null): SyncPoint {
  if (newest === null) return { ...before, serverTime }
  const known = namesEntry(before) ? Number(before.transactionId) : 0
  return { serverTime, transactionId: String(Math.max(known, newest)) }
}
