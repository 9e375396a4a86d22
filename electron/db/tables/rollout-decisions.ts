import type { ReadDb, WriteDb } from '../handles.ts'

/** A move out of staged rollout, with what the rule said at that moment. */
export interface RolloutDecision {
  readonly id: string
  readonly ppaId: string
  readonly at: string
  readonly by: string
  readonly from: string
  readonly to: string
  readonly byRule: boolean
  readonly ruleSaid: string
  /** Why, where the rule said otherwise; never empty then. */
  readonly reason: string
  /** Since when the packages wait in testing for candidate to open; null when they do not, or did not. */
  readonly waitsSince: string | null
  readonly movedAt: string | null
  readonly undoneAt: string | null
}

interface DecisionRow extends Omit<RolloutDecision, 'byRule'> {
  readonly byRule: number
}

const select = `select id, ppa_id as ppaId, at, by, from_progress as "from", to_progress as "to", by_rule as byRule,
  rule_said as ruleSaid, reason, waits_since as waitsSince, moved_at as movedAt, undone_at as undoneAt
  from rollout_decision`

/** Newest first. */
export function listDecisions(db: ReadDb, ppaId?: string): readonly RolloutDecision[] {
  const rows =
    ppaId === undefined
      ? db.prepare<[], DecisionRow>(`${select} order by at desc, id`).all()
      : db.prepare<[string], DecisionRow>(`${select} where ppa_id = ? order by at desc, id`).all(ppaId)
  return rows.map((row) => ({ ...row, byRule: row.byRule === 1 }))
}

export function insertDecision(tx: WriteDb, decision: RolloutDecision): void {
  const { id, ppaId, at, by, from, to, byRule, ruleSaid, reason, waitsSince, movedAt, undoneAt } = decision
  tx.prepare(
    `insert into rollout_decision (id, ppa_id, at, by, from_progress, to_progress, by_rule, rule_said, reason,
       waits_since, moved_at, undone_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, ppaId, at, by, from, to, Number(byRule), ruleSaid, reason, waitsSince, movedAt, undoneAt)
}

export function updateDecision(
  tx: WriteDb,
  id: string,
  change: { readonly movedAt?: string | null; readonly undoneAt?: string | null },
): void {
  tx.prepare(
    `update rollout_decision set moved_at = iif(?, ?, moved_at), undone_at = iif(?, ?, undone_at) where id = ?`,
  ).run(
    Number(change.movedAt !== undefined),
    change.movedAt ?? null,
    Number(change.undoneAt !== undefined),
    change.undoneAt ?? null,
    id,
  )
}
