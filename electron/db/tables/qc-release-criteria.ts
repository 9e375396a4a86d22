import type { ReadDb, WriteDb } from '../handles.ts'

/** One place in the list of a release. */
export interface ListedCriterion {
  readonly criterionId: string
  readonly position: number
  readonly digest: string
}

/** The list of a release in its order, without the texts. */
export function listPlaces(db: ReadDb, qcReleaseId: string): readonly ListedCriterion[] {
  return db
    .prepare<[string], ListedCriterion>(
      `select criterion_id as criterionId, position, text_digest as digest from qc_release_criterion
       where qc_release_id = ? order by position, criterion_id`,
    )
    .all(qcReleaseId)
}

/** Puts a criterion at its place, or changes its text and place. */
export function upsertPlace(tx: WriteDb, qcReleaseId: string, place: ListedCriterion): void {
  tx.prepare(
    `insert into qc_release_criterion (qc_release_id, criterion_id, position, text_digest) values (?, ?, ?, ?)
     on conflict (qc_release_id, criterion_id)
     do update set position = excluded.position, text_digest = excluded.text_digest`,
  ).run(qcReleaseId, place.criterionId, place.position, place.digest)
}

export function deletePlace(tx: WriteDb, qcReleaseId: string, criterionId: string): void {
  tx.prepare('delete from qc_release_criterion where qc_release_id = ? and criterion_id = ?').run(
    qcReleaseId,
    criterionId,
  )
}
