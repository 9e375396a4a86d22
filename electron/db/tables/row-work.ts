import type { OriginChain, OriginStep } from '../../../shared/domain/origin.ts'
import type { RowWork } from '../../../shared/domain/run-work.ts'
import type { ScopeMark } from '../../../shared/domain/scope.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface WorkRow {
  readonly criterion_id: string
  readonly affected: 0 | 1 | null
  readonly affected_why: string
  readonly decided_at: string | null
  readonly decided_by: string
}

type RowKey = { readonly verificationId: string; readonly criterionId: string }

/** The work on each row of a run on which something was said or done. */
export function listRowWork(db: ReadDb, verificationId: string): ReadonlyMap<string, RowWork> {
  const origins = listOrigins(db, verificationId)
  const rows = db
    .prepare<[string], WorkRow>(
      `select criterion_id, affected, affected_why, decided_at, decided_by from verification_row
       where verification_id = ? and (affected is not null or decided_at is not null)`,
    )
    .all(verificationId)
  return new Map(rows.map((row) => [row.criterion_id, workOf(row, origins.get(row.criterion_id) ?? [])]))
}

export function getRowWork(db: ReadDb, { verificationId, criterionId }: RowKey): RowWork | undefined {
  const row = db
    .prepare<[string, string], WorkRow>(
      `select criterion_id, affected, affected_why, decided_at, decided_by from verification_row
       where verification_id = ? and criterion_id = ?`,
    )
    .get(verificationId, criterionId)
  return row && workOf(row, listOrigins(db, verificationId, criterionId).get(criterionId) ?? [])
}

export function updateScopeMark(tx: WriteDb, key: RowKey, mark: ScopeMark | null): void {
  tx.prepare(
    'update verification_row set affected = ?, affected_why = ? where verification_id = ? and criterion_id = ?',
  ).run(mark === null ? null : Number(mark.affected), mark?.why ?? '', key.verificationId, key.criterionId)
}

export function updateDecision(tx: WriteDb, key: RowKey, at: string | null, by: string): void {
  tx.prepare(
    'update verification_row set decided_at = ?, decided_by = ? where verification_id = ? and criterion_id = ?',
  ).run(at, by, key.verificationId, key.criterionId)
}

export function replaceOrigin(tx: WriteDb, key: RowKey, chain: OriginChain): void {
  tx.prepare('delete from verdict_origin where verification_id = ? and criterion_id = ?').run(
    key.verificationId,
    key.criterionId,
  )
  const insert = tx.prepare(
    `insert into verdict_origin (verification_id, criterion_id, step, kind, source_verification_id, what,
       verdict, decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  chain.forEach((step, index) =>
    insert.run(
      key.verificationId,
      key.criterionId,
      index,
      step.kind,
      step.verificationId,
      step.what,
      step.verdict,
      step.by,
      step.at,
    ),
  )
}

function listOrigins(
  db: ReadDb,
  verificationId: string,
  criterionId: string | null = null,
): ReadonlyMap<string, OriginChain> {
  const rows = db
    .prepare<[string, string | null], OriginStep & { readonly criterionId: string }>(
      `select criterion_id as criterionId, kind, source_verification_id as verificationId, what, verdict,
         decided_by as "by", decided_at as at from verdict_origin
       where verification_id = ? and criterion_id = coalesce(?, criterion_id) order by criterion_id, step`,
    )
    .all(verificationId, criterionId)
  const chains = new Map<string, OriginStep[]>()
  for (const { criterionId: id, ...step } of rows) chains.set(id, [...(chains.get(id) ?? []), step])
  return chains
}

function workOf(row: WorkRow, origin: OriginChain): RowWork {
  return {
    scope: row.affected === null ? null : { affected: row.affected === 1, why: row.affected_why },
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    origin,
  }
}
