import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface InstanceLock {
  /** Frees the folder; idempotent. */
  release(): void
}

/** The garbage collector closes a database nobody refers to, and with it would go the lock. */
const held = new Set<Database.Database>()

/** What the system says of a folder that cannot be written. */
const unwritable = /^(E(ACCES|PERM|ROFS|NOSPC|NOTDIR|EXIST)|SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL).*)$/

/**
 * One running program per data folder: an exclusive transaction on a small file, which the kernel ends together with the
 * process, however that dies. Answers null when another process holds it. A folder that cannot be written needs no lock:
 * there is nothing two programs could do to each other.
 */
export function acquireInstanceLock(dataFolder: string): InstanceLock | null {
  let file: Database.Database | undefined
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    file = new Database(join(dataFolder, 'instance.lock'), { timeout: 0 })
    // Nothing is ever written, so there is nothing to roll back.
    file.pragma('journal_mode = MEMORY')
    file.exec('BEGIN EXCLUSIVE')
    return hold(file)
  } catch (error) {
    file?.close()
    const { code = '' } = error as NodeJS.ErrnoException
    if (code.startsWith('SQLITE_BUSY')) return null
    if (unwritable.test(code)) return { release: () => undefined }
    throw error
  }
}

function hold(file: Database.Database): InstanceLock {
  held.add(file)
  return {
    release() {
      held.delete(file)
      file.close()
    },
  }
}
