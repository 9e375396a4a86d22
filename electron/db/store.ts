import { existsSync, mkdirSync, renameSync, copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { failure, success, type Result } from '../../shared/errors.ts'
import { lastGoodBackup, listBackups, makeBackup, type Backup } from './backup.ts'
import { isDamage, soundnessProblem } from './damage.ts'
import type { ReadDb } from './handles.ts'
import { isNewer, migrate, newestVersion, schemaVersion } from './migrate.ts'
import { hasPendingLog, openForReading, openForWriting } from './open.ts'
import { storageFailure } from './storage-failure.ts'

/** How opening the store ended. Nothing was changed unless it is "open". */
export type StoreOpening =
  | { readonly kind: 'open'; readonly db: ReadDb; readonly readOnlyReason: string | null }
  | { readonly kind: 'newer'; readonly message: string }
  | { readonly kind: 'damaged'; readonly message: string; readonly lastGoodBackup: Backup | null }
  | { readonly kind: 'unusable'; readonly message: string }

export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'proviso.sqlite')
}

/** Whether somebody worked in this folder before. */
export function hasDatabase(dataFolder: string): boolean {
  return existsSync(databaseFile(dataFolder))
}

/**
 * Opens the store of a data folder: looks whether the database is sound and ours, backs it up before it is
 * migrated, and opens it for reading only where nothing can be written.
 */
export function openStore(dataFolder: string, now: Date): StoreOpening {
  const file = databaseFile(dataFolder)
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    return openSound(file, dataFolder, now)
  } catch (error) {
    if (isDamage(error)) return damaged(dataFolder, error)
    if (!existsSync(file)) return unusable(dataFolder, error)
    return openWhatCanBeRead(file, dataFolder, error)
  }
}

function openSound(file: string, dataFolder: string, now: Date): StoreOpening {
  const isNew = !existsSync(file)
  const db = openForWriting(file)
  try {
    const problem = isNew ? null : soundnessProblem(db)
    if (problem !== null) {
      db.close()
      return damaged(dataFolder, new Error(problem))
    }
    if (isNewer(db)) {
      const message = newerMessage(schemaVersion(db))
      db.close()
      return { kind: 'newer', message }
    }
    if (!isNew && schemaVersion(db) < newestVersion) {
      makeBackup(db, dataFolder, now, `before-${String(newestVersion)}`)
    }
    migrate(db)
    return { kind: 'open', db, readOnlyReason: null }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes the day's backup when the newest one is not of today (UTC). Returns null when there is one. */
export function makeDailyBackup(db: ReadDb, dataFolder: string, now: Date): Backup | null {
  const today = now.toISOString().slice(0, 10)
  if (listBackups(dataFolder)[0]?.madeAt.startsWith(today)) return null
  return makeBackup(db, dataFolder, now, 'daily')
}

/** Moves the damaged database aside, keeps it, and puts the backup in its place. */
export function restoreBackup(
  dataFolder: string,
  backupPath: string,
  now: Date,
): Result<{ readonly keptAs: string }> {
  const file = databaseFile(dataFolder)
  const keptAs = `proviso.damaged-${now.toISOString().replaceAll(':', '-').replace('.', '-')}.sqlite`
  try {
    const unfinished = `${file}.restoring`
    copyFileSync(backupPath, unfinished)
    for (const side of ['', '-wal', '-shm']) {
      if (existsSync(file + side)) renameSync(file + side, join(dataFolder, keptAs + side))
    }
    renameSync(unfinished, file)
    return success({ keptAs })
  } catch (error) {
    rmSync(`${file}.restoring`, { force: true })
    return failure({ kind: 'storage', message: `The backup could not be put back: ${wordsOf(error)}` })
  }
}

function openWhatCanBeRead(file: string, dataFolder: string, error: unknown): StoreOpening {
  try {
    const db = openForReading(file)
    if (isNewer(db)) return { kind: 'newer', message: newerMessage(schemaVersion(db)) }
    if (schemaVersion(db) < newestVersion) return unusable(dataFolder, error)
    const pending = hasPendingLog(file)
      ? ' The newest changes, still in the log beside it, are not shown.'
      : ''
    const reason = storageFailure(error)?.message ?? `The data folder cannot be written (${wordsOf(error)}).`
    return {
      kind: 'open',
      db,
      readOnlyReason: `${reason} Everything can be read, nothing is kept.${pending}`,
    }
  } catch (second) {
    return isDamage(second) ? damaged(dataFolder, second) : unusable(dataFolder, error)
  }
}

function damaged(dataFolder: string, error: unknown): StoreOpening {
  return {
    kind: 'damaged',
    message: `The database in ${dataFolder} is damaged (${wordsOf(error)}). It was not changed.`,
    lastGoodBackup: lastGoodBackup(dataFolder),
  }
}

function unusable(dataFolder: string, error: unknown): StoreOpening {
  return { kind: 'unusable', message: `The data folder ${dataFolder} cannot be used: ${wordsOf(error)}` }
}

function newerMessage(version: number): string {
  return (
    `This database was written by a newer Proviso (its version ${String(version)}, ours ${String(newestVersion)}). ` +
    'It was not touched; start the newer Proviso, or choose another folder with --data.'
  )
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
