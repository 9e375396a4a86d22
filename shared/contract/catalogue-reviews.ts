import * as z from 'zod'
import { Criterion } from '../domain/criterion.ts'
import { CommentField, Decision, ReviewComment, ReviewRound, TextState } from '../domain/review.ts'
import { call, DocumentFile, Nothing } from './base.ts'

const RoundId = z.object({ roundId: z.string() })

export const ReviewDetail = z.object({
  round: ReviewRound,
  /** As they were sent out. */
  criteria: z.array(Criterion),
  /** `textState` says whether the text a comment is about has changed since it was sent out. */
  comments: z.array(ReviewComment.extend({ textState: TextState })),
})
export type ReviewDetail = z.infer<typeof ReviewDetail>

export const MergedReview = z.object({
  roundId: z.string(),
  change: z.enum(['opened', 'merged', 'unchanged']),
  added: z.number().int(),
  decided: z.number().int(),
})

export const catalogueReviews = {
  list: call(Nothing, z.array(ReviewRound)),
  get: call(RoundId, ReviewDetail),
  open: call(z.object({ qcReleaseId: z.string(), name: z.string().max(200) }), ReviewRound),
  comment: call(
    RoundId.extend({ criterionId: z.string(), field: CommentField, text: z.string().max(100_000) }),
    ReviewComment,
  ),
  decide: call(
    RoundId.extend({
      commentId: z.string(),
      decision: Decision.nullable(),
      note: z.string().max(10_000),
    }),
    ReviewComment,
  ),
  setClosed: call(RoundId.extend({ closed: z.boolean() }), ReviewRound),
  exportFile: call(RoundId, DocumentFile),
  /** For reviewers without Proviso: comments are written into it and come back by `importFile`. */
  exportWorkbook: call(RoundId, DocumentFile),
  /** With `roundId` null a new review to comment here; else comments of that very review, merged. */
  importFile: call(z.object({ roundId: z.string().nullable(), file: z.file() }), MergedReview),
  /** What became of every comment, as a table (CSV). */
  dispositions: call(RoundId, DocumentFile),
  /** The same as a workbook. */
  dispositionWorkbook: call(RoundId, DocumentFile),
}
