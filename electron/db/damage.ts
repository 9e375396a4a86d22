import Database from 'better-sqlite3'
import type { ReadDb } from './handles.ts'

/** What is wrong with the file as a database, in SQLite's words; null when it is sound. */
export function soundnessProblem(db: ReadDb): string | null {
  const found = db.pragma('integrity_check(3)') as { integrity_check: string }[]
  const problems = found.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  return problems.length > 0 ? problems.join('; ') : null
}

/** Whether an error says that the file is not a sound database, rather than that it cannot be reached. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB'))
  )
}

/** Rows that point at something that is not there, as "table -> parent" with their number. */
export function brokenReferences(db: ReadDb): readonly string[] {
  const rows = db.pragma('foreign_key_check') as { table: string; parent: string }[]
  return rows.map((row) => `${row.table} -> ${row.parent}`)
}
