import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { ticketsOfEntries, upsertText } from '../../db/tables/ticket-history.ts'
import { indexTicket } from '../../db/tables/ticket-list.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import type { MessageText } from '../trackers/ticket.ts'
import { dropDueTexts, listDueTexts } from './due-texts.ts'
import { readAhead } from './read-ahead.ts'

/** Numbers are given out before a text can be seen: so many are read again when the walk goes on. */
const overlap = 200
const mediaTypes = ['text/plain', 'text/html'] as const

/** The words of messages: all of them once, then those of the entries that came since. */
export async function pullTexts(sync: AccountSync, enough: () => boolean): Promise<StepEnd> {
  const { db, account } = sync
  if (getSyncFact(db, account.id, 'texts') === 'done') return pullDueTexts(sync)
  for (const mediaType of mediaTypes) {
    const { failure, isDone } = await pullKind(sync, mediaType, enough)
    if (failure || !isDone) return failure
  }
  inTransaction(db, (tx) => keepSyncFact(tx, account.id, 'texts', 'done'))
  return pullDueTexts(sync)
}

async function pullDueTexts(sync: AccountSync): Promise<StepEnd> {
  const { db, account } = sync
  const due = listDueTexts(db, account.id)
  const failure = await pullTextsOf(sync, due)
  if (failure) return failure
  if (due.length > 0) inTransaction(db, (tx) => dropDueTexts(tx, account.id, due))
  return null
}

/** The words of these entries, which are mirrored already. */
export async function pullTextsOf(
  { db, account, tracker, signal }: AccountSync,
  entries: readonly string[],
): Promise<StepEnd> {
  if (entries.length === 0) return null
  for (const mediaType of mediaTypes) {
    for await (const batch of tracker.texts('0', mediaType, { signal, of: entries })) {
      if (!batch.ok) return batch.failure
      inTransaction(db, (tx) => keepTexts(tx, account.id, batch.value))
    }
  }
  return null
}

async function pullKind(
  { db, account, tracker, signal }: AccountSync,
  mediaType: 'text/plain' | 'text/html',
  enough: () => boolean,
): Promise<{ readonly failure: StepEnd; readonly isDone: boolean }> {
  const name = `texts ${mediaType}`
  const from = Math.max(0, Number(getSyncFact(db, account.id, name) ?? 0) - overlap)
  for await (const batch of readAhead(tracker.texts(String(from), mediaType, { signal }))) {
    if (!batch.ok) return { failure: batch.failure, isDone: false }
    const last = batch.value.at(-1)
    if (last === undefined) continue
    inTransaction(db, (tx) => {
      keepTexts(tx, account.id, batch.value)
      keepSyncFact(tx, account.id, name, String(Math.max(Number(last.id), from)))
    })
    if (enough()) return { failure: null, isDone: false }
  }
  return { failure: null, isDone: true }
}

/** Words of other queues come along in bulk; they are not kept. */
function keepTexts(tx: WriteDb, accountId: string, texts: readonly MessageText[]): void {
  const entries = texts.map(({ transactionId }) => transactionId)
  const owners = ticketsOfEntries(tx, accountId, entries)
  for (const text of texts) if (owners.has(text.transactionId)) upsertText(tx, accountId, text)
  for (const key of new Set(owners.values())) indexTicket(tx, key)
}
