import { inTransaction } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { ticketsOfEntries, upsertText } from '../../db/tables/ticket-history.ts'
import { indexTicket } from '../../db/tables/ticket-list.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { readAhead } from './read-ahead.ts'

/** Numbers are given out before a text can be seen: so many are read again. */
const overlap = 200

/** The words of messages behind the last ones, kept where their entry of the history is mirrored. */
export async function pullTexts(sync: AccountSync, enough: () => boolean): Promise<StepEnd> {
  for (const mediaType of ['text/plain', 'text/html'] as const) {
    const failure = await pullKind(sync, mediaType, enough)
    if (failure) return failure
  }
  return null
}

async function pullKind(
  { db, account, tracker, signal }: AccountSync,
  mediaType: 'text/plain' | 'text/html',
  enough: () => boolean,
): Promise<StepEnd> {
  const name = `texts ${mediaType}`
  const from = Math.max(0, Number(getSyncFact(db, account.id, name) ?? 0) - overlap)
  for await (const batch of readAhead(tracker.texts(String(from), mediaType, { signal }))) {
    if (!batch.ok) return batch.failure
    const last = batch.value.at(-1)
    if (last === undefined) continue
    inTransaction(db, (tx) => {
      const owners = ticketsOfEntries(
        tx,
        account.id,
        batch.value.map(({ transactionId }) => transactionId),
      )
      const known = batch.value.filter(({ transactionId }) => owners.has(transactionId))
      for (const text of known) upsertText(tx, account.id, text)
      for (const key of new Set(owners.values())) indexTicket(tx, key)
      const reached = Math.max(Number(last.id), from)
      keepSyncFact(tx, account.id, name, String(reached))
    })
    if (enough()) return null
  }
  return null
}
