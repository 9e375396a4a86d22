import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { ReadDb } from './handles.ts'
import { reuseStatements } from './reuse-statements.ts'

/**
 * Opens the database for reading and writing. WAL lets other processes read on; FULL makes an acknowledged
 * write survive a power cut, not only a kill. Throws what SQLite throws.
 */
export function openForWriting(file: string): ReadDb {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new Database(file)
  try {
    db.pragma('busy_timeout = 5000')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    // What is overwritten or deleted, such as a secret that was masked, does not stay behind in free space.
    db.pragma('secure_delete = FAST')
    reuseStatements(db)
    return db as unknown as ReadDb
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens what can be read where nothing can be written: a copy in memory, because SQLite cannot read a WAL
 * database in a folder where it may not create its side files. Changes still waiting in the WAL are not in it.
 */
export function openForReading(file: string): ReadDb {
  const bytes = readFileSync(file)
  // Bytes 18 and 19 say "WAL"; a database in memory has no WAL, so they must say "rollback journal".
  bytes[18] = 1
  bytes[19] = 1
  const db = new Database(bytes, { readonly: true })
  db.pragma('query_only = ON')
  reuseStatements(db)
  return db as unknown as ReadDb
}

/** Whether changes wait in the write-ahead log that a copy of the file alone would miss. */
export function hasPendingLog(file: string): boolean {
  const log = `${file}-wal`
  return existsSync(log) && statSync(log).size > 0
}

/** Opens any database file read-only where it lies, such as a backup. */
export function openBackup(file: string): ReadDb {
  return new Database(file, { readonly: true, fileMustExist: true }) as unknown as ReadDb
}
