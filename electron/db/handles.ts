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
