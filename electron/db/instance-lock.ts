import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface InstanceLock {
  /** Frees the folder; idempotent. */
  release(): void
}

/**
 * One running program per data folder: an exclusive transaction on a small file, which the kernel ends together with the
 * process, however that dies. Answers null when another process holds it. A folder that cannot be written needs no lock:
 * there is nothing two programs could do to each other.
 */
export function acquireInstanceLock(dataFolder: string): InstanceLock | null {
  let held: Database.Database
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    held = new Database(join(dataFolder, 'instance.lock'), { timeout: 0 })
  } catch {
    return { release: () => undefined }
  }
  try {
    held.exec('BEGIN EXCLUSIVE')
    return { release: () => void held.close() }
  } catch (error) {
    held.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null
    return { release: () => undefined }
  }
}
