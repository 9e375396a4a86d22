import type Database from 'better-sqlite3'

/** More than the program has; texts made anew each time must not fill the memory. */
const mostKept = 1000

/**
 * Makes `prepare` give out the statement that was prepared for the same text before: preparing costs more than most queries
 * take. One that is being read from is left alone, and how rows are to be given is forgotten in between.
 */
export function reuseStatements(db: Database.Database): void {
  const prepare = db.prepare.bind(db) as (text: string) => Database.Statement
  const kept = new Map<string, Database.Statement>()
  const prepareOnce = (text: string): Database.Statement => {
    const known = kept.get(text)
    if (known !== undefined && !known.busy) return known.reader ? known.pluck(false).raw(false) : known
    if (kept.size >= mostKept) kept.clear()
    const made = prepare(text)
    kept.set(text, made)
    return made
  }
  Object.defineProperty(db, 'prepare', { value: prepareOnce })
}
