import { createHash } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from '../../../../shared/domain/canonical.ts'
import { Criterion } from '../../../../shared/domain/criterion.ts'
import { mergeComments, ReviewComment, ReviewRound } from '../../../../shared/domain/review.ts'
import { invalid, notFound, refused, success, type Result } from '../../../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../../db/handles.ts'
import { getCriterionTexts, keepCriterionText } from '../../../db/tables/criteria.ts'
import { digestOfPlaces } from '../../../db/tables/qc-release-publications.ts'
import {
  getRound,
  insertComment,
  insertRound,
  listComments,
  listRoundPlaces,
  updateDecision,
} from '../../../db/tables/reviews.ts'
import { record, type Deps } from '../../deps.ts'
import { readRecordJson } from '../../releases/record-json.ts'

const format = 'proviso-review'
const schema = 1
const maxBytes = 20 * 1024 * 1024

/** A draft out for review, with the comments on it so far. */
export const ReviewFile = z.object({
  format: z.literal(format),
  schema: z.literal(schema),
  round: ReviewRound.omit({ received: true, closedAt: true }),
  criteria: z.array(z.object({ digest: z.string(), criterion: Criterion })),
  comments: z.array(ReviewComment),
  /** SHA-256 of the canonical form of the comments. */
  commentsDigest: z.string(),
})
export type ReviewFile = z.infer<typeof ReviewFile>

export interface MergedReview {
  readonly roundId: string
  /** "opened" when the review was not known here. */
  readonly change: 'opened' | 'merged' | 'unchanged'
  readonly added: number
  readonly decided: number
}

/** The round as one file: for reviewers to comment, and for their comments to come back. */
export function writeReviewFile(db: ReadDb, roundId: string): Result<string> {
  const kept = getRound(db, roundId)
  if (!kept) return notFound(`review ${roundId}`)
  const { received: _received, closedAt: _closedAt, ...round } = kept
  const places = listRoundPlaces(db, roundId)
  const texts = getCriterionTexts(
    db,
    places.map((place) => place.digest),
  )
  const criteria = places.flatMap(({ digest }) => {
    const criterion = texts.get(digest)
    return criterion ? [{ digest, criterion }] : []
  })
  const comments = [...listComments(db, roundId)]
  const file: ReviewFile = { format, schema, round, criteria, comments, commentsDigest: digestOf(comments) }
  return success(`${JSON.stringify(file, null, 1)}\n`)
}

/**
 * Takes in a review file. For `roundId` null it may be a new review to comment here; otherwise it must be that very
 * review on that very draft, and its comments are merged without losing any.
 */
export function importReview(
  deps: Deps,
  roundId: string | null,
  fileName: string,
  bytes: Uint8Array,
): Result<MergedReview> {
  const read = readReviewFile(fileName, bytes)
  if (!read.ok) return read
  const file = read.value
  if (roundId !== null && roundId !== file.round.id) {
    return refused(
      `${fileName} holds comments on another draft ("${file.round.name}" of QC ${file.round.qcVersion}), ` +
        'so they were not merged into this review.',
    )
  }
  return inTransaction(deps.db, (tx) => {
    const known = getRound(tx, file.round.id)
    if (known && known.digest !== file.round.digest) {
      return refused(`${fileName} was made from another text of "${known.name}". Nothing was merged.`)
    }
    if (!known) openReceived(tx, file)
    const { added, decided } = mergeComments(listComments(tx, file.round.id), file.comments)
    for (const comment of added) insertComment(tx, file.round.id, comment)
    for (const comment of decided) updateDecision(tx, file.round.id, comment)
    const nothing = known !== undefined && added.length + decided.length === 0
    if (!nothing) {
      const counts = { added: added.length, decided: decided.length }
      record(deps, tx, 'review taken in', file.round.id, { file: fileName, ...counts })
    }
    return success({
      roundId: file.round.id,
      change: known ? (nothing ? 'unchanged' : 'merged') : 'opened',
      added: added.length,
      decided: decided.length,
    })
  })
}

function openReceived(tx: WriteDb, file: ReviewFile): void {
  const places = file.criteria.map(({ criterion }, position) => ({
    criterionId: criterion.id,
    position,
    digest: keepCriterionText(tx, criterion),
  }))
  insertRound(tx, { ...file.round, closedAt: null, received: true }, places)
}

function readReviewFile(fileName: string, bytes: Uint8Array): Result<ReviewFile> {
  const refuse = (reason: string, place: string | null = null) =>
    invalid(`${fileName} was not taken in: ${reason}. Nothing was changed.`, place ?? fileName)
  if (bytes.length > maxBytes) return refuse('it is larger than 20 MB')
  const json = readRecordJson(bytes)
  if (!json.ok) return refuse(json.fault.reason, json.fault.place)
  const read = ReviewFile.safeParse(json.value)
  if (!read.success) {
    const place = read.error.issues[0]?.path.join('.') ?? ''
    return refuse(place === 'format' ? 'it is not a Proviso review' : `${place} cannot be read`, place)
  }
  const { round, criteria, comments, commentsDigest } = read.data
  const places = criteria.map(({ criterion }, position) => ({
    criterionId: criterion.id,
    position,
    digest: digestOf(criterion),
  }))
  const odd = places.find((place, index) => criteria[index]?.digest !== place.digest)
  if (odd) return refuse(`the text of ${odd.criterionId} was changed after it was written`)
  if (new Set(places.map(({ criterionId }) => criterionId)).size !== places.length) {
    return refuse('a criterion stands twice')
  }
  if (digestOfPlaces(places) !== round.digest) return refuse('its list of criteria was changed')
  if (digestOf(comments) !== commentsDigest)
    return refuse('its comments were changed after they were written')
  return success(read.data)
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
