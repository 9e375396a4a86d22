import type { ReviewStep } from '../../../shared/domain/second-look.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** In the order they were taken. */
export function listReviewSteps(db: ReadDb, verificationId: string): readonly ReviewStep[] {
  return db
    .prepare<[string], ReviewStep>(
      'select step, done_by as "by", done_at as at, reason from review_step where verification_id = ? order by id',
    )
    .all(verificationId)
}

export function insertReviewStep(tx: WriteDb, verificationId: string, step: ReviewStep): void {
  tx.prepare(
    'insert into review_step (verification_id, step, done_by, done_at, reason) values (?, ?, ?, ?, ?)',
  ).run(verificationId, step.step, step.by, step.at, step.reason)
}
