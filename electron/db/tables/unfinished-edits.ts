import type { ReadDb, WriteDb } from '../handles.ts'

/** What somebody typed into a form and has not saved yet, as JSON; null when there is nothing. */
export function getUnfinishedEdit(db: ReadDb, subject: string): string | null {
  const row = db
    .prepare<[string], { body: string }>('select body from unfinished_edit where subject = ?')
    .get(subject)
  return row?.body ?? null
}

export function upsertUnfinishedEdit(tx: WriteDb, subject: string, body: string, at: string): void {
  tx.prepare(
    `insert into unfinished_edit (subject, body, updated_at) values (?, ?, ?)
     on conflict (subject) do update set body = excluded.body, updated_at = excluded.updated_at`,
  ).run(subject, body, at)
}

export function deleteUnfinishedEdit(tx: WriteDb, subject: string): void {
  tx.prepare('delete from unfinished_edit where subject = ?').run(subject)
}
