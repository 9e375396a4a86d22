import type { ReadDb, WriteDb } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'

const name = 'texts due'

/** Messages whose entry is mirrored and whose words are still to be fetched. */
export function listDueTexts(db: ReadDb, accountId: string): readonly string[] {
  return JSON.parse(getSyncFact(db, accountId, name) ?? '[]') as string[]
}

/** During the first pull nothing is noted: it fetches all words at its end. */
export function noteDueTexts(tx: WriteDb, accountId: string, entries: readonly string[]): void {
  if (entries.length === 0 || getSyncFact(tx, accountId, 'histories') !== 'done') return
  keep(tx, accountId, [...new Set([...listDueTexts(tx, accountId), ...entries])])
}

export function dropDueTexts(tx: WriteDb, accountId: string, entries: readonly string[]): void {
  const fetched = new Set(entries)
  const left = listDueTexts(tx, accountId).filter((id) => !fetched.has(id))
  keep(tx, accountId, left)
}

function keep(tx: WriteDb, accountId: string, due: readonly string[]): void {
  keepSyncFact(tx, accountId, name, due.length === 0 ? null : JSON.stringify(due))
}
