import * as z from 'zod'
import { fieldText, differenceFields } from './differences.ts'
import type { Criterion } from './criterion.ts'

/** What becomes of a comment: a closed list. */
export const Decision = z.enum(['accepted', 'accepted with change', 'declined', 'needs clarification'])
export type Decision = z.infer<typeof Decision>

/** What a comment is about: a field, or the criterion as a whole. */
export const CommentField = z.enum([...differenceFields, 'whole'])
export type CommentField = z.infer<typeof CommentField>

/** What somebody says of a criterion in a review round. Its words never change; a second thought is a second comment. */
export const ReviewComment = z.object({
  id: z.string().min(1).max(100),
  criterionId: z.string(),
  field: CommentField,
  author: z.string().min(1).max(200),
  /** ISO 8601, UTC. */
  at: z.string(),
  text: z.string().min(1).max(100_000),
  decision: Decision.nullable(),
  decisionNote: z.string().max(10_000),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
})
export type ReviewComment = z.infer<typeof ReviewComment>

export const ReviewRound = z.object({
  id: z.string().min(1).max(100),
  qcReleaseId: z.string(),
  qcVersion: z.string(),
  name: z.string().min(1).max(200),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  /** SHA-256 over identifiers and texts of the draft as it was sent out. */
  digest: z.string(),
  /** Whether it came from somebody else as a file, to be commented here. */
  received: z.boolean(),
})
export type ReviewRound = z.infer<typeof ReviewRound>

/** How the text a comment is about stands today. */
export const TextState = z.enum(['same', 'changed', 'gone'])
export type TextState = z.infer<typeof TextState>

/** Compares the text that was sent out with the draft of today. */
export function textStateOf(
  field: CommentField,
  sent: Criterion | undefined,
  today: Criterion | undefined,
): TextState {
  if (!today) return 'gone'
  if (!sent) return 'changed'
  const fields = field === 'whole' ? differenceFields : [field]
  return fields.every((name) => fieldText(sent, name) === fieldText(today, name)) ? 'same' : 'changed'
}

/** Why a decision cannot stand like this, in words; null when it can. */
export function faultOfDecision(decision: Decision | null, note: string): string | null {
  if (note.trim() !== '') return null
  if (decision === 'declined') return 'Say why the comment is declined.'
  if (decision === 'accepted with change') return 'Say what was changed about the proposal.'
  return null
}

/** The comments of one round from two sides. */
export interface MergedComments {
  readonly added: readonly ReviewComment[]
  /** Comments here whose decision is newer on the other side. */
  readonly decided: readonly ReviewComment[]
}

/**
 * What has to be written so that no comment of either side is lost. A comment with a known id and other words is kept
 * beside the one that is here; the newer decision wins.
 */
export function mergeComments(
  here: readonly ReviewComment[],
  theirs: readonly ReviewComment[],
): MergedComments {
  const known = new Map(here.map((comment) => [comment.id, comment]))
  const added: ReviewComment[] = []
  const decided: ReviewComment[] = []
  for (const comment of theirs) {
    const twin = known.get(comment.id)
    if (!twin) {
      added.push(comment)
      known.set(comment.id, comment)
    } else if (!saysTheSame(twin, comment)) {
      if ([...known.values()].some((other) => saysTheSame(other, comment))) continue
      const apart = { ...comment, id: freeId(comment.id, known) }
      added.push(apart)
      known.set(apart.id, apart)
    } else if ((comment.decidedAt ?? '') > (twin.decidedAt ?? '')) {
      const { decision, decisionNote, decidedAt, decidedBy } = comment
      decided.push({ ...twin, decision, decisionNote, decidedAt, decidedBy })
    }
  }
  return { added, decided }
}

function saysTheSame(a: ReviewComment, b: ReviewComment): boolean {
  return (
    a.criterionId === b.criterionId &&
    a.field === b.field &&
    a.author === b.author &&
    a.at === b.at &&
    a.text === b.text
  )
}

function freeId(id: string, known: ReadonlyMap<string, unknown>): string {
  let number = 2
  while (known.has(`${id.slice(0, 90)}~${String(number)}`)) number += 1
  return `${id.slice(0, 90)}~${String(number)}`
}
