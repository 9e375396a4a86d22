import { inMirrorTransaction } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { listNumbers } from '../../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { explainLost, pullWhole } from './changes.ts'
import { restartFirstPull } from './first-pull.ts'

const dayMs = 86_400_000
/** Where nothing was shown yet, a right may still have to be given. */
const emptyMs = 300_000
/** So many are asked for in one round: a list that came back empty must not become ten thousand questions. */
const mostAtOnce = 50

/**
 * Once a day: which mirrored tickets does the server not list any more? Each is asked for by its number, and only that
 * answer counts. An empty list proves nothing. What is listed and not mirrored, because it came from elsewhere or a list was
 * cut, is fetched.
 */
export async function comparePresence(sync: AccountSync): Promise<StepEnd> {
  const { db, account, tracker, signal, now } = sync
  const last = getSyncFact(db, account.id, 'presence')
  const mirrored = listNumbers(db, account.id)
  const everyMs = mirrored.length === 0 ? emptyMs : dayMs
  if (last !== null && now().getTime() - Date.parse(last) < everyMs) return null
  const listed = new Set<string>()
  const options = { detail: 'ids', order: 'oldest-first', signal } as const
  for await (const batch of tracker.search({ queues: account.queues }, options)) {
    if (!batch.ok) return batch.failure
    for (const { id } of batch.value.tickets) listed.add(id)
  }
  if (mirrored.length === 0 && listed.size > 0) {
    restartFirstPull(sync)
    return null
  }
  const known = new Set(mirrored)
  const unknown = [...listed].filter((number) => !known.has(number))
  const unfetched = await pullWhole(sync, unknown, { serverTime: now().toISOString() })
  if (unfetched) return unfetched
  const missing = mirrored.filter((number) => !listed.has(number))
  const end = await explainLost(sync, missing.slice(0, mostAtOnce))
  if (end) return end
  if (missing.length <= mostAtOnce) {
    inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, 'presence', now().toISOString()))
  }
  return null
}
