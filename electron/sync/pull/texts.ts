import { inMirrorTransaction, type WriteDb } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { listWordless, ticketsOfEntries, upsertText } from '../../db/tables/ticket-history.ts'
import { indexTicket } from '../../db/tables/ticket-list.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { messageTypes } from '../mirror.ts'
import { checkShown } from '../still-shown.ts'
import type { TextBatch } from '../trackers/tracker.ts'
import { dropDueTexts, listDueTexts } from './due-texts.ts'
import { openSlice, type Slice } from './slice.ts'

/** So many messages are looked up here at a time. */
const mostAtOnce = 2000
const cursorName = 'texts before'

/** Whether the words of everything older were fetched. */
export function hasTexts({ db, account }: Pick<AccountSync, 'db' | 'account'>): boolean {
  return getSyncFact(db, account.id, 'texts') === 'done'
}

/** The words of messages: all of them once, newest first, then those of the entries that came since. */
export async function pullTexts(sync: AccountSync, isOver: () => boolean): Promise<StepEnd> {
  const { db, account } = sync
  if (!hasTexts(sync)) {
    const slice = openSlice(isOver)
    const failure = (await pullPastTexts(sync, slice)) ?? (await checkShown(sync))
    if (failure || slice.hasEnded()) return failure
    inMirrorTransaction(db, (tx) => {
      keepSyncFact(tx, account.id, 'texts', 'done')
      keepSyncFact(tx, account.id, cursorName, null)
    })
  }
  return pullTextsOf(sync, listDueTexts(db, account.id), {
    keep: (tx, { entries }) => dropDueTexts(tx, account.id, entries),
  })
}

async function pullPastTexts(sync: AccountSync, slice: Slice): Promise<StepEnd> {
  const { db, account } = sync
  while (!slice.hasEnded()) {
    const before = Number(getSyncFact(db, account.id, cursorName) ?? Number.MAX_SAFE_INTEGER)
    const entries = listWordless(db, account.id, { types: messageTypes, before, limit: mostAtOnce })
    if (entries.length === 0) return null
    const failure = await pullTextsOf(sync, entries, {
      enough: slice.enough,
      keep: (tx, batch) => keepSyncFact(tx, account.id, cursorName, batch.entries.at(-1) ?? null),
    })
    if (failure || slice.hasEnded()) return failure
    // Where words come with the history, nothing came now.
    inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, cursorName, entries.at(-1) ?? null))
  }
  return null
}

interface TextsWanted {
  readonly enough?: () => boolean
  /** Notes with each batch that it came. */
  readonly keep?: (tx: WriteDb, batch: TextBatch) => void
}

/** The words of these entries, which are mirrored already. */
export async function pullTextsOf(
  { db, account, tracker, signal }: AccountSync,
  entries: readonly string[],
  { enough, keep }: TextsWanted = {},
): Promise<StepEnd> {
  if (entries.length === 0) return null
  for await (const batch of tracker.texts(entries, { signal, ...(enough && { enough }) })) {
    if (!batch.ok) return batch.failure
    inMirrorTransaction(db, (tx) => {
      keepTexts(tx, account.id, batch.value)
      keep?.(tx, batch.value)
    })
  }
  return null
}

function keepTexts(tx: WriteDb, accountId: string, { texts }: TextBatch): void {
  for (const text of texts) upsertText(tx, accountId, text)
  const worded = ticketsOfEntries(
    tx,
    accountId,
    texts.map(({ transactionId }) => transactionId),
  )
  for (const key of new Set(worded.values())) indexTicket(tx, key)
}
