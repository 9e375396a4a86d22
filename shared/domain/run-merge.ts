import * as z from 'zod'
import { OriginChain } from './origin.ts'
import { Verdict } from './verdict.ts'

/** One row of a run at a moment, as two people's work is compared. */
export const RowState = z.object({
  criterionId: z.string(),
  textDigest: z.string(),
  verdict: Verdict.nullable(),
  comment: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string(),
  origin: OriginChain,
})
export type RowState = z.infer<typeof RowState>

/** What a merge does with one row of mine. */
export interface RowMerge {
  readonly criterionId: string
  /** Their verdict becomes mine; null leaves mine. */
  readonly take: RowState | null
  /** Both of us decided, differently: theirs stays beside mine until somebody decides. */
  readonly rival: RowState | null
  /** The comment afterwards: never shorter than what either of us wrote since the base. */
  readonly comment: string
}

/**
 * Merges somebody's rows into mine over their common base. Only what they changed counts; where both changed, nothing is
 * lost. Merging the same rows again changes nothing, because they are the base then.
 */
export function mergeRows(
  base: readonly RowState[],
  mine: readonly RowState[],
  theirs: readonly RowState[],
  by: string,
): readonly RowMerge[] {
  const [baseById, theirsById] = [byId(base), byId(theirs)]
  return mine.flatMap((own) => {
    const their = theirsById.get(own.criterionId)
    if (!their) return []
    const old = baseById.get(own.criterionId) ?? blankOf(own)
    const verdict = mergeVerdict(old, own, their)
    const comment = mergeComment(old.comment, own.comment, their.comment, by)
    const changes = verdict !== 'mine' || comment !== own.comment
    if (!changes) return []
    return [
      {
        criterionId: own.criterionId,
        take: verdict === 'theirs' ? their : null,
        rival: verdict === 'both' ? their : null,
        comment,
      },
    ]
  })
}

function mergeVerdict(old: RowState, mine: RowState, theirs: RowState): 'mine' | 'theirs' | 'both' {
  if (theirs.verdict === mine.verdict || theirs.verdict === old.verdict) return 'mine'
  if (mine.verdict === old.verdict) return 'theirs'
  // Making a row blank again is no verdict that could stand beside another.
  if (theirs.verdict === null) return 'mine'
  return mine.verdict === null ? 'theirs' : 'both'
}

/** Theirs goes below mine when both wrote; a text that already holds the other's stays as it is. */
export function mergeComment(base: string, mine: string, theirs: string, by: string): string {
  if (theirs === base || theirs.trim() === '' || mine.includes(theirs.trim())) return mine
  if (mine === base || mine.trim() === '' || theirs.includes(mine.trim())) return theirs
  const who = by.trim() === '' ? 'From the other side' : `From ${by.trim()}`
  return `${mine.trimEnd()}\n\n${who}:\n\n${theirs.trim()}`
}

/** What a merge does with one answer outside the rows: '' is no answer. As for verdicts, nothing of either person is lost. */
export function mergeAnswer(base: string, mine: string, theirs: string): 'mine' | 'theirs' | 'both' {
  const [old, own, other] = [base.trim(), mine.trim(), theirs.trim()]
  if (other === own || other === old) return 'mine'
  if (own === old) return 'theirs'
  if (other === '') return 'mine'
  return own === '' ? 'theirs' : 'both'
}

function byId(rows: readonly RowState[]): ReadonlyMap<string, RowState> {
  return new Map(rows.map((row) => [row.criterionId, row]))
}

/** A row as it stood before anybody worked on it. */
function blankOf(row: RowState): RowState {
  return { ...row, verdict: null, comment: '', decidedAt: null, decidedBy: '', origin: [] }
}
