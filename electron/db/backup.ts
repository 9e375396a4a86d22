import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { soundnessProblem } from './damage.ts'
import type { ReadDb } from './handles.ts'
import { openBackup } from './open.ts'

/** A copy of the database that was read back and found sound when it was made. */
export interface Backup {
  readonly path: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly bytes: number
}

const backupsKept = 14
const namePattern = /^proviso-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)-[a-z0-9-]+\.sqlite$/

export function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups')
}

/**
 * Writes a compact copy, reads it back, and only then gives it its name; older ones beyond the last fourteen go.
 * `why` becomes part of the name ("daily", "before-30"). Throws when the disk will not take it.
 */
export function makeBackup(db: ReadDb, dataFolder: string, now: Date, why: string): Backup {
  return makeBackupIn(db, backupFolder(dataFolder), now, why)
}

/** The same in any folder. */
export function makeBackupIn(db: ReadDb, folder: string, now: Date, why: string): Backup {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const madeAt = now.toISOString()
  const path = join(folder, `proviso-${madeAt.replaceAll(':', '-').replace('.', '-')}-${why}.sqlite`)
  const unfinished = `${path}.new`
  try {
    rmSync(unfinished, { force: true })
    db.prepare('vacuum into ?').run(unfinished)
    verify(unfinished)
    syncToDisk(unfinished)
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  for (const old of listBackupsIn(folder).slice(backupsKept)) rmSync(old.path, { force: true })
  return { path, madeAt, bytes: statSync(path).size }
}

/** Newest first; files whose name is not a backup's are passed over. */
export function listBackups(dataFolder: string): readonly Backup[] {
  return listBackupsIn(backupFolder(dataFolder))
}

function listBackupsIn(folder: string): readonly Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const stamp = namePattern.exec(name)?.[1]
      if (!stamp) return []
      const madeAt = stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z')
      const path = join(folder, name)
      return [{ path, madeAt, bytes: statSync(path).size }]
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** The newest backup that is still sound today; null when there is none. */
export function lastGoodBackup(dataFolder: string): Backup | null {
  return listBackups(dataFolder).find((backup) => problemOf(backup.path) === null) ?? null
}

function problemOf(path: string): string | null {
  try {
    const copy = openBackup(path)
    try {
      return soundnessProblem(copy)
    } finally {
      copy.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function verify(path: string): void {
  const problem = problemOf(path)
  if (problem !== null) throw new Error(`The backup could not be verified: ${problem}`)
}

function syncToDisk(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
