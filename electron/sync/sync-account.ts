import { inTransaction } from '../db/handles.ts'
import { keepSyncFact } from '../db/tables/sync-facts.ts'
import type { AccountSync, StepEnd } from './context.ts'
import { pullChanges } from './pull/changes.ts'
import { pullDefinitions } from './pull/definitions.ts'
import { hasMoreFiles, pullFiles } from './pull/files.ts'
import { hasEverything, hasList, pullSlice } from './pull/first-pull.ts'
import { comparePresence } from './pull/presence.ts'
import { hasTexts, pullTexts } from './pull/texts.ts'
import { pushReady, recoverInterrupted } from './push/push.ts'

export interface RoundEnd {
  readonly failure: StepEnd
  /** Whether the first pull has more to fetch. */
  readonly hasMore: boolean
}

/** Runs one piece of work at a time. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>

/**
 * One round of one account: everything ready goes out, what changed comes in, and a slice of the first pull. The end is
 * kept for the status line.
 */
export async function syncAccount(sync: AccountSync, alone: Alone, enough: () => boolean): Promise<RoundEnd> {
  const { db, account, now } = sync
  recoverInterrupted(sync)
  const steps: (() => Promise<StepEnd>)[] = [
    () => pushReady(sync),
    async () => (hasList(sync) ? pullChanges(sync) : null),
    async () => (hasList(sync) ? pullDefinitions(sync) : null),
    async () => (await pullSlice(sync, enough)).failure,
    async () => (hasEverything(sync) ? pullTexts(sync, enough) : null),
    async () => (hasEverything(sync) ? comparePresence(sync) : null),
    async () => (hasEverything(sync) ? pullFiles(sync, enough) : null),
  ]
  let failure: StepEnd = null
  for (const step of steps) {
    failure = await alone(step)
    if (failure || sync.signal.aborted) break
  }
  const at = now().toISOString()
  inTransaction(db, (tx) => {
    if (failure === null) keepSyncFact(tx, account.id, 'last success', at)
    const told = failure && JSON.stringify({ at, kind: failure.kind, message: failure.message })
    keepSyncFact(tx, account.id, 'last failure', told)
  })
  return { failure, hasMore: !hasEverything(sync) || !hasTexts(sync) || hasMoreFiles(sync) }
}
