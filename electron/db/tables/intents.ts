import type { Deed, Intent, IntentAnswer, IntentState } from '../../../shared/domain/intent.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface IntentRow {
  readonly seq: number
  readonly id: string
  readonly account_id: string
  readonly ticket: number | null
  readonly group_id: string | null
  readonly deed: string
  readonly made_at: string
  readonly made_by: string
  readonly state: IntentState
  readonly attempts: number
  readonly answer: string | null
  readonly last_attempt_at: string | null
  readonly next_attempt_at: string | null
  readonly lost_at: string | null
}

export type NewIntent = Pick<Intent, 'id' | 'accountId' | 'ticket' | 'group' | 'deed' | 'madeAt' | 'madeBy'>

/** Appends to the outbox, in the transaction of the user's action. Answers its place in the order. */
export function insertIntent(tx: WriteDb, intent: NewIntent): number {
  const { lastInsertRowid } = tx
    .prepare(
      `insert into intent (id, account_id, ticket, group_id, deed, made_at, made_by, state)
       values (?, ?, ?, ?, ?, ?, ?, 'queued')`,
    )
    .run(
      intent.id,
      intent.accountId,
      intent.ticket === null ? null : Number(intent.ticket),
      intent.group,
      JSON.stringify(intent.deed),
      intent.madeAt,
      intent.madeBy,
    )
  return Number(lastInsertRowid)
}

export function getIntent(db: ReadDb, id: string): Intent | undefined {
  const row = db.prepare<[string], IntentRow>('select * from intent where id = ?').get(id)
  return row && intentOf(row)
}

/** Everything that is not settled, in the order of the user's actions. */
export function listOpenIntents(db: ReadDb, accountId: string): readonly Intent[] {
  return db
    .prepare<[string], IntentRow>(
      "select * from intent where account_id = ? and state not in ('confirmed', 'withdrawn') order by seq",
    )
    .all(accountId)
    .map(intentOf)
}

/** Settled ones too, newest first. */
export function listRecentIntents(db: ReadDb, limit: number): readonly Intent[] {
  return db
    .prepare<[number], IntentRow>('select * from intent order by seq desc limit ?')
    .all(limit)
    .map(intentOf)
}

export function listIntentsOfTicket(db: ReadDb, accountId: string, ticket: string): readonly Intent[] {
  return db
    .prepare<[string, number], IntentRow>(
      'select * from intent where account_id = ? and ticket = ? order by seq',
    )
    .all(accountId, Number(ticket))
    .map(intentOf)
}

export interface IntentChange {
  readonly state: IntentState
  readonly answer?: IntentAnswer | null
  readonly ticket?: string
  readonly deed?: Deed
  readonly attempts?: number
  readonly lastAttemptAt?: string | null
  readonly nextAttemptAt?: string | null
  readonly lostAt?: string | null
}

/** Changes what is named and leaves the rest. */
export function updateIntent(tx: WriteDb, intent: Intent, change: IntentChange): void {
  const after = { ...intent, ...change }
  tx.prepare(
    `update intent set state = ?, answer = ?, ticket = ?, deed = ?, attempts = ?, last_attempt_at = ?,
       next_attempt_at = ?, lost_at = ? where seq = ?`,
  ).run(
    after.state,
    after.answer === null ? null : JSON.stringify(after.answer),
    after.ticket === null ? null : Number(after.ticket),
    JSON.stringify(after.deed),
    after.attempts,
    after.lastAttemptAt,
    after.nextAttemptAt,
    after.lostAt,
    intent.seq,
  )
}

/** How many are in each state, over every account. */
export function countIntents(db: ReadDb): ReadonlyMap<IntentState, number> {
  const rows = db
    .prepare<[], { state: IntentState; count: number }>(
      "select state, count(*) as count from intent where state not in ('confirmed', 'withdrawn') group by state",
    )
    .all()
  return new Map(rows.map(({ state, count }) => [state, count]))
}

function intentOf(row: IntentRow): Intent {
  return {
    seq: row.seq,
    id: row.id,
    accountId: row.account_id,
    ticket: row.ticket === null ? null : String(row.ticket),
    group: row.group_id,
    deed: JSON.parse(row.deed) as Deed,
    madeAt: row.made_at,
    madeBy: row.made_by,
    state: row.state,
    attempts: row.attempts,
    answer: row.answer === null ? null : (JSON.parse(row.answer) as IntentAnswer),
    lastAttemptAt: row.last_attempt_at,
    nextAttemptAt: row.next_attempt_at,
    lostAt: row.lost_at,
  }
}
