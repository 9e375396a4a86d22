import * as z from 'zod'
import { RunParts, type RivalPart, type RivalVerdict } from '../../../shared/domain/rival.ts'
import { RowState } from '../../../shared/domain/run-merge.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** Ids of every hand-over this database knows of a run, newest first. */
export function listHandoverIds(db: ReadDb, verificationId: string): readonly string[] {
  return db
    .prepare<[string], string>(
      'select id from handover_base where verification_id = ? order by made_at desc, id',
    )
    .pluck()
    .all(verificationId)
}

/** The rows at a hand-over: the base of a merge with what comes back. */
export function getHandoverBase(db: ReadDb, verificationId: string, id: string): readonly RowState[] {
  const text = db
    .prepare('select rows from handover_base where verification_id = ? and id = ?')
    .pluck()
    .get(verificationId, id)
  return typeof text === 'string' ? z.array(RowState).parse(JSON.parse(text)) : []
}

export function keepHandoverBase(
  tx: WriteDb,
  verificationId: string,
  base: {
    readonly id: string
    readonly at: string
    readonly rows: readonly RowState[]
    readonly parts: RunParts
  },
): void {
  tx.prepare(
    `insert into handover_base (verification_id, id, made_at, rows, parts) values (?, ?, ?, ?, ?)
     on conflict do update set made_at = excluded.made_at, rows = excluded.rows, parts = excluded.parts`,
  ).run(verificationId, base.id, base.at, JSON.stringify(base.rows), JSON.stringify(base.parts))
}

/** What stood outside the rows at a hand-over; empty when it was not kept yet then. */
export function getHandoverParts(db: ReadDb, verificationId: string, id: string): RunParts {
  const text = db
    .prepare('select parts from handover_base where verification_id = ? and id = ?')
    .pluck()
    .get(verificationId, id)
  return typeof text === 'string' ? RunParts.parse(JSON.parse(text)) : {}
}

/** Answers of others outside the rows that nobody decided about yet. */
export function listRivalParts(db: ReadDb, verificationId: string): readonly RivalPart[] {
  return db
    .prepare<[string], RivalPart>(
      `select part, given_by as "by", text from rival_part where verification_id = ? order by part, given_by`,
    )
    .all(verificationId)
}

export function keepRivalPart(tx: WriteDb, verificationId: string, rival: RivalPart, mergedAt: string): void {
  tx.prepare(
    `insert into rival_part (verification_id, part, given_by, text, merged_at) values (?, ?, ?, ?, ?)
     on conflict do update set text = excluded.text, merged_at = excluded.merged_at`,
  ).run(verificationId, rival.part, rival.by, rival.text, mergedAt)
}

export function deleteRivalParts(tx: WriteDb, verificationId: string, part: string): void {
  tx.prepare('delete from rival_part where verification_id = ? and part = ?').run(verificationId, part)
}

/** Verdicts of others that nobody decided about yet, in the order of the criteria. */
export function listRivals(db: ReadDb, verificationId: string): readonly RivalVerdict[] {
  return db
    .prepare<[string], RivalVerdict>(
      `select criterion_id as criterionId, given_by as "by", verdict, comment, given_at as at from rival_verdict
       where verification_id = ? order by criterion_id, given_by`,
    )
    .all(verificationId)
}

export function keepRival(tx: WriteDb, verificationId: string, rival: RivalVerdict, mergedAt: string): void {
  tx.prepare(
    `insert into rival_verdict (verification_id, criterion_id, given_by, verdict, comment, given_at, merged_at)
     values (?, ?, ?, ?, ?, ?, ?) on conflict do update set verdict = excluded.verdict,
       comment = excluded.comment, given_at = excluded.given_at, merged_at = excluded.merged_at`,
  ).run(verificationId, rival.criterionId, rival.by, rival.verdict, rival.comment, rival.at, mergedAt)
}

export function deleteRivals(tx: WriteDb, verificationId: string, criterionId: string): void {
  tx.prepare('delete from rival_verdict where verification_id = ? and criterion_id = ?').run(
    verificationId,
    criterionId,
  )
}
