import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** A handle that reading functions take. */
export type ReadDb = Database.Database & { readonly [readable]: true }

/** A handle inside a transaction: the only one that writing functions take. */
export type WriteDb = ReadDb & { readonly [writable]: true }

/**
 * Runs `work` in one immediate transaction and answers what it returns; a throw rolls everything back.
 * Immediate, so that two processes never both read first and then fight over the lock.
 */
export function inTransaction<T>(db: ReadDb, work: (tx: WriteDb) => T): T {
  return db.transaction(() => work(db as WriteDb)).immediate()
}

/**
 * The same for what can be fetched again, such as the mirror of a server: nobody waits until the disk has it. A power cut may
 * take the last of it away, never a part of one transaction and nothing that was acknowledged: the next transaction of the other
 * kind brings it to the disk too.
 */
export function inMirrorTransaction<T>(db: ReadDb, work: (tx: WriteDb) => T): T {
  db.pragma('synchronous = NORMAL')
  try {
    return inTransaction(db, work)
  } finally {
    db.pragma('synchronous = FULL')
  }
}
