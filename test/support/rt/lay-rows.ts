import Database from 'better-sqlite3'

/** Copies ticket `id` until `count` more lie in its queue, past the server: creating takes it a fifth of a second each. */
export function layTickets(databaseFile: string, id: string, count: number): void {
  withDatabase(databaseFile, (db) => {
    const columns = columnsOf(db, 'Tickets').filter((name) => name !== 'EffectiveId')
    const names = columns.map((name) => `"${name}"`).join(', ')
    const copy = db.prepare(
      `insert into Tickets (${names}, EffectiveId) select ${names}, 0 from Tickets where id = ?`,
    )
    for (let made = 0; made < count; made += 1) copy.run(id)
    db.exec('update Tickets set EffectiveId = id where EffectiveId = 0')
  })
}

/** Copies a transaction `count` times, with another type: such as one that most accounts may not see. */
export function layTransactions(databaseFile: string, id: string, count: number, type: string): void {
  withDatabase(databaseFile, (db) => {
    const columns = columnsOf(db, 'Transactions').filter((name) => name !== 'Type')
    const names = columns.map((name) => `"${name}"`).join(', ')
    const copy = db.prepare(
      `insert into Transactions (${names}, Type) select ${names}, ? from Transactions where id = ?`,
    )
    for (let made = 0; made < count; made += 1) copy.run(type, id)
  })
}

/** Sets back when a ticket was last touched, in seconds before now. */
export function ageTicket(databaseFile: string, id: string, seconds: number): void {
  withDatabase(databaseFile, (db) => {
    const time = new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
    db.prepare('update Tickets set LastUpdated = ? where id = ?').run(time, id)
    db.prepare('update Transactions set Created = ? where ObjectId = ?').run(time, id)
  })
}

/** Moves every ticket of `sw-rel` where nobody looks: a later test on the same server has no feed of theirs to read. */
export function putTicketsAway(databaseFile: string): void {
  withDatabase(databaseFile, (db) => {
    const queue = (name: string) => db.prepare('select id from Queues where Name = ?').pluck().get(name)
    db.prepare('update Tickets set Queue = ? where Queue = ?').run(queue('vault'), queue('sw-rel'))
  })
}

function columnsOf(db: Database.Database, table: string): string[] {
  const rows = db.pragma(`table_info(${table})`) as readonly { readonly name: string }[]
  return rows.map(({ name }) => name).filter((name) => name !== 'id')
}

function withDatabase(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file, { timeout: 10_000 })
  try {
    db.transaction(() => work(db))()
  } finally {
    db.close()
  }
}
