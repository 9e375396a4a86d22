import { type Failure, type Result } from '../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../db/handles.ts'

/** Carries a value out of a transaction that is rolled back. */
class RolledBack<T> extends Error {
  readonly value: T

  constructor(value: T) {
    super('rolled back')
    this.value = value
  }
}

/** One transaction over several use cases: a failure of any of them takes back all of them. */
export function allOrNothing<T>(db: ReadDb, work: (tx: WriteDb) => Result<T>): Result<T> {
  try {
    return inTransaction(db, (tx) => {
      const done = work(tx)
      if (!done.ok) throw new RolledBack<Failure>(done.failure)
      return done
    })
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, failure: (error as RolledBack<Failure>).value }
    throw error
  }
}

/** Does the work, answers what it returns, and takes all of it back: a look at what would be. */
export function tryOut<T>(db: ReadDb, work: (tx: WriteDb) => T): T {
  try {
    return inTransaction(db, (tx): T => {
      throw new RolledBack(work(tx))
    })
  } catch (error) {
    if (error instanceof RolledBack) return (error as RolledBack<T>).value
    throw error
  }
}
