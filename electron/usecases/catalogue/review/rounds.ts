import type { Criterion } from '../../../../shared/domain/criterion.ts'
import {
  faultOfDecision,
  textStateOf,
  type CommentField,
  type Decision,
  type ReviewComment,
  type ReviewRound,
  type TextState,
} from '../../../../shared/domain/review.ts'
import { invalid, notFound, refused, success, type Result } from '../../../../shared/errors.ts'
import { inTransaction, type ReadDb } from '../../../db/handles.ts'
import { getCriterionTexts, listCriteria } from '../../../db/tables/criteria.ts'
import { listPlaces } from '../../../db/tables/qc-release-criteria.ts'
import { digestOfPlaces } from '../../../db/tables/qc-release-publications.ts'
import { getQcRelease } from '../../../db/tables/qc-releases.ts'
import {
  getRound,
  insertComment,
  insertRound,
  listComments,
  listRoundPlaces,
  updateDecision,
  updateRoundClosed,
} from '../../../db/tables/reviews.ts'
import { actorOf, record, type Deps } from '../../deps.ts'

export interface CommentWithState extends ReviewComment {
  readonly textState: TextState
}

export interface RoundWithComments {
  readonly round: ReviewRound
  /** The criteria as they were sent out, in their order. */
  readonly criteria: readonly Criterion[]
  readonly comments: readonly CommentWithState[]
}

/** Sends a DRAFT out for review: its texts of this moment are what the comments are about. */
export function openRound(deps: Deps, qcReleaseId: string, name: string): Result<ReviewRound> {
  return inTransaction(deps.db, (tx) => {
    const release = getQcRelease(tx, qcReleaseId)
    if (!release) return notFound(`QC release ${qcReleaseId}`)
    if (release.state !== 'DRAFT')
      return refused(`${qcReleaseId} is ${release.state}; only a DRAFT is reviewed.`)
    const places = listPlaces(tx, qcReleaseId)
    const round: ReviewRound = {
      id: deps.newId(),
      qcReleaseId,
      qcVersion: release.version,
      name: name.trim() || `Review of QC ${release.version}`,
      openedAt: deps.now().toISOString(),
      closedAt: null,
      digest: digestOfPlaces(places),
      received: false,
    }
    insertRound(tx, round, places)
    record(deps, tx, 'review opened', round.id, { qcRelease: qcReleaseId, digest: round.digest })
    return success(round)
  })
}

/** A round with its comments; a comment tells whether the text it is about has changed since it was sent out. */
export function readRound(db: ReadDb, id: string): Result<RoundWithComments> {
  const round = getRound(db, id)
  if (!round) return notFound(`review ${id}`)
  const places = listRoundPlaces(db, id)
  const texts = getCriterionTexts(
    db,
    places.map((place) => place.digest),
  )
  const sent = new Map(
    places.flatMap(({ criterionId, digest }) => {
      const criterion = texts.get(digest)
      return criterion ? [[criterionId, criterion] as const] : []
    }),
  )
  const today = round.received
    ? sent
    : new Map(listCriteria(db, round.qcReleaseId).map(({ criterion }) => [criterion.id, criterion]))
  const comments = listComments(db, id).map((comment) => ({
    ...comment,
    textState: textStateOf(comment.field, sent.get(comment.criterionId), today.get(comment.criterionId)),
  }))
  return success({ round, criteria: [...sent.values()], comments })
}

/** Adds a comment in the name of who works here. */
export function addComment(
  deps: Deps,
  roundId: string,
  comment: { readonly criterionId: string; readonly field: CommentField; readonly text: string },
): Result<ReviewComment> {
  return inTransaction(deps.db, (tx) => {
    const round = getRound(tx, roundId)
    if (!round) return notFound(`review ${roundId}`)
    if (round.closedAt !== null) return refused('This review is closed. Open it again to comment.')
    if (comment.text.trim() === '') return invalid('A comment says something.', 'text')
    if (!listRoundPlaces(tx, roundId).some(({ criterionId }) => criterionId === comment.criterionId)) {
      return notFound(`criterion ${comment.criterionId} in this review`)
    }
    const added: ReviewComment = {
      ...comment,
      id: deps.newId(),
      author: actorOf(tx),
      at: deps.now().toISOString(),
      decision: null,
      decisionNote: '',
      decidedAt: null,
      decidedBy: null,
    }
    insertComment(tx, roundId, added)
    record(deps, tx, 'review comment added', roundId, { comment: added.id, criterion: added.criterionId })
    return success(added)
  })
}

/** Decides what becomes of a comment; null takes the decision back. */
export function decideComment(
  deps: Deps,
  input: {
    readonly roundId: string
    readonly commentId: string
    readonly decision: Decision | null
    readonly note: string
  },
): Result<ReviewComment> {
  return inTransaction(deps.db, (tx) => {
    const comment = listComments(tx, input.roundId).find(({ id }) => id === input.commentId)
    if (!comment) return notFound(`comment ${input.commentId} in this review`)
    const fault = faultOfDecision(input.decision, input.note)
    if (fault !== null) return invalid(fault, 'note')
    const decided: ReviewComment = {
      ...comment,
      decision: input.decision,
      decisionNote: input.note.trim(),
      decidedAt: deps.now().toISOString(),
      decidedBy: actorOf(tx),
    }
    updateDecision(tx, input.roundId, decided)
    const { commentId, decision, note } = input
    record(deps, tx, 'review comment decided', input.roundId, { comment: commentId, decision, note })
    return success(decided)
  })
}

/** Closes a round, or opens it again; a closed one takes no comment. */
export function setRoundClosed(deps: Deps, id: string, closed: boolean): Result<ReviewRound> {
  return inTransaction(deps.db, (tx) => {
    if (!getRound(tx, id)) return notFound(`review ${id}`)
    updateRoundClosed(tx, id, closed ? deps.now().toISOString() : null)
    record(deps, tx, closed ? 'review closed' : 'review opened again', id)
    const round = getRound(tx, id)
    return round ? success(round) : notFound(`review ${id}`)
  })
}
