import type { ReviewComment, ReviewRound } from '../../../shared/domain/review.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import type { ListedCriterion } from './qc-release-criteria.ts'

interface RoundRow extends Omit<ReviewRound, 'received'> {
  readonly received: number
}

const roundColumns = `id, qc_release_id as qcReleaseId, qc_version as qcVersion, name, opened_at as openedAt,
  closed_at as closedAt, digest, received`

/** Newest first. */
export function listRounds(db: ReadDb): readonly ReviewRound[] {
  return db
    .prepare<[], RoundRow>(`select ${roundColumns} from review_round order by opened_at desc, id`)
    .all()
    .map(roundOf)
}

export function getRound(db: ReadDb, id: string): ReviewRound | undefined {
  const row = db.prepare<[string], RoundRow>(`select ${roundColumns} from review_round where id = ?`).get(id)
  return row && roundOf(row)
}

export function insertRound(tx: WriteDb, round: ReviewRound, places: readonly ListedCriterion[]): void {
  tx.prepare(
    `insert into review_round (id, qc_release_id, qc_version, name, opened_at, closed_at, digest, received)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    round.id,
    round.qcReleaseId,
    round.qcVersion,
    round.name,
    round.openedAt,
    round.closedAt,
    round.digest,
    round.received ? 1 : 0,
  )
  const insert = tx.prepare(
    'insert into review_round_criterion (round_id, criterion_id, position, text_digest) values (?, ?, ?, ?)',
  )
  for (const place of places) insert.run(round.id, place.criterionId, place.position, place.digest)
}

export function updateRoundClosed(tx: WriteDb, id: string, closedAt: string | null): void {
  tx.prepare('update review_round set closed_at = ? where id = ?').run(closedAt, id)
}

/** The draft as it was sent out. */
export function listRoundPlaces(db: ReadDb, roundId: string): readonly ListedCriterion[] {
  return db
    .prepare<[string], ListedCriterion>(
      `select criterion_id as criterionId, position, text_digest as digest from review_round_criterion
       where round_id = ? order by position, criterion_id`,
    )
    .all(roundId)
}

/** By criterion in the order of the draft, then by time. */
export function listComments(db: ReadDb, roundId: string): readonly ReviewComment[] {
  return db
    .prepare<[string], ReviewComment>(
      `select comment.id, comment.criterion_id as criterionId, comment.field, comment.author, comment.at,
         comment.text, comment.decision, comment.decision_note as decisionNote,
         comment.decided_at as decidedAt, comment.decided_by as decidedBy
       from review_comment as comment left join review_round_criterion as place
         on place.round_id = comment.round_id and place.criterion_id = comment.criterion_id
       where comment.round_id = ? order by place.position, comment.at, comment.id`,
    )
    .all(roundId)
}

export function insertComment(tx: WriteDb, roundId: string, comment: ReviewComment): void {
  tx.prepare(
    `insert into review_comment (round_id, id, criterion_id, field, author, at, text, decision, decision_note,
       decided_at, decided_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    roundId,
    comment.id,
    comment.criterionId,
    comment.field,
    comment.author,
    comment.at,
    comment.text,
    comment.decision,
    comment.decisionNote,
    comment.decidedAt,
    comment.decidedBy,
  )
}

type Decided = Pick<ReviewComment, 'id' | 'decision' | 'decisionNote' | 'decidedAt' | 'decidedBy'>

export function updateDecision(tx: WriteDb, roundId: string, comment: Decided): void {
  tx.prepare(
    `update review_comment set decision = ?, decision_note = ?, decided_at = ?, decided_by = ?
     where round_id = ? and id = ?`,
  ).run(comment.decision, comment.decisionNote, comment.decidedAt, comment.decidedBy, roundId, comment.id)
}

function roundOf(row: RoundRow): ReviewRound {
  return { ...row, received: row.received === 1 }
}
