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

/**
 * Copies whole tickets, with their fields, histories and messages, in turn until `count` more lie in their queue. Afterwards all
 * of the server was last touched a day ago.
 */
export function layWholeTickets(databaseFile: string, ids: readonly string[], count: number): void {
  withDatabase(databaseFile, (db) => {
    const ticketsOf = copier(db, 'Tickets', 'id', ['EffectiveId'])
    const valuesOf = copier(db, 'ObjectCustomFieldValues', 'ObjectId', ['ObjectId'])
    const entriesOf = copier(db, 'Transactions', 'ObjectId', ['ObjectId'])
    const messagesOf = copier(db, 'Attachments', 'TransactionId', ['TransactionId'])
    for (let made = 0; made < count; made += 1) {
      const id = ids[made % ids.length]
      if (id === undefined) throw new Error('There is no ticket to copy.')
      const [copy] = ticketsOf(id, [0])
      valuesOf(id, [copy])
      const entries = entriesOf(id, [copy])
      const originals = db
        .prepare(`select id from Transactions where ObjectId = ? and ObjectType = 'RT::Ticket' order by id`)
        .pluck()
        .all(id)
      for (const [place, original] of originals.entries()) messagesOf(original, [entries[place]])
    }
    db.exec('update Tickets set EffectiveId = id where EffectiveId = 0')
    const yesterday = timeAgo(86_400)
    db.prepare('update Tickets set LastUpdated = ?').run(yesterday)
    db.prepare('update Transactions set Created = ?').run(yesterday)
  })
}

/** Copies the rows that belong to something, with other values in some columns; answers the new ids in the order of the old. */
function copier(db: Database.Database, table: string, owner: string, changed: readonly string[]) {
  const isTyped = owner === 'ObjectId' ? ` and ObjectType = 'RT::Ticket'` : ''
  const kept = columnsOf(db, table).filter((name) => !changed.includes(name))
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
  const rows = db.prepare(`select id from ${table} where ${owner} = ?${isTyped} order by id`).pluck()
  const copy = db.prepare(
    `insert into ${table} (${quoted([...changed, ...kept])})
     select ${changed.map(() => '?').join(', ')}, ${quoted(kept)} from ${table} where id = ?`,
  )
  return (of: unknown, values: readonly unknown[]): readonly unknown[] =>
    rows.all(of).map((id) => copy.run(...values, id).lastInsertRowid)
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
    const time = timeAgo(seconds)
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

/** As the server writes times: UTC, whole seconds. */
function timeAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
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
