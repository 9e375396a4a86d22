import * as z from 'zod'
import { OriginChain } from '../../../shared/domain/origin.ts'
import { ScopeMark } from '../../../shared/domain/scope.ts'
import { Verdict } from '../../../shared/domain/verdict.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { WriteDb } from '../../db/handles.ts'
import { getRowWork, replaceOrigin, updateDecision, updateScopeMark } from '../../db/tables/row-work.ts'
import { appendAction } from '../../db/tables/run-actions.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { getRow, updateRowText, updateVerdict } from '../../db/tables/verification-rows.ts'
import type { Deps } from '../deps.ts'
import type { Trail } from './change.ts'

/** What changes in one row; members that are left out stay as they are. */
const RowChange = z.object({
  criterionId: z.string(),
  verdict: Verdict.nullable().optional(),
  origin: OriginChain.optional(),
  comment: z.string().optional(),
  scope: ScopeMark.nullable().optional(),
})
export type RowChange = z.infer<typeof RowChange>

/** One side of an action on rows, with what undo has to put back. */
const RowSnapshot = RowChange.extend({
  decidedAt: z.string().nullable().optional(),
  decidedBy: z.string().optional(),
})
type RowSnapshot = z.infer<typeof RowSnapshot>

/** When and by whom a verdict was given, where that is not now and here. */
interface Decided {
  readonly at: string | null
  readonly by: string
}

export interface RowsAction {
  /** What undo will say it takes back. */
  readonly words: string
  /** Its name in the audit trail. */
  readonly action: string
  readonly rows: readonly (RowChange & { readonly decided?: Decided })[]
}

/**
 * Changes any number of rows as one action with one undo. Rows that are not there and changes that change nothing are
 * left out; answers null when nothing is left.
 */
export function changeRows(deps: Deps, tx: WriteDb, id: string, wanted: RowsAction): Trail | null {
  const at = deps.now().toISOString()
  const by = listSettings(tx).get('verifier')?.trim() ?? ''
  const sides = wanted.rows.flatMap(({ decided = { at, by }, ...row }) => {
    const before = snapshotOf(tx, id, row)
    if (!before) return []
    const after: RowSnapshot = { ...row }
    if (row.verdict !== undefined) {
      after.decidedAt = row.verdict === null ? null : decided.at
      after.decidedBy = row.verdict === null ? '' : decided.by
    }
    return isSame(before, after) ? [] : [{ before, after }]
  })
  if (sides.length === 0) return null
  const before = JSON.stringify(sides.map((side) => side.before))
  const after = JSON.stringify(sides.map((side) => side.after))
  applyRows(tx, id, after, before)
  appendAction(tx, id, at, { kind: 'rows', target: wanted.words, before, after })
  return {
    action: wanted.action,
    data: {
      what: wanted.words,
      rows: sides.map((side) => ({
        criterion: side.after.criterionId,
        ...(side.after.verdict !== undefined && { before: side.before.verdict, after: side.after.verdict }),
        ...(side.after.scope !== undefined && { scope: side.after.scope }),
        ...(side.after.origin?.[0] && { origin: side.after.origin[0].kind }),
      })),
    },
  }
}

/**
 * Writes one side of an action on rows. A comment is only replaced where the other side's comment still stands: what
 * somebody wrote since is never lost.
 */
export function applyRows(tx: WriteDb, id: string, side: string, other: string): void {
  const others = new Map(parseSide(other).map((row) => [row.criterionId, row]))
  for (const row of parseSide(side)) {
    const key = { verificationId: id, criterionId: row.criterionId }
    if (row.verdict !== undefined) {
      updateVerdict(tx, key, row.verdict)
      updateDecision(tx, key, row.decidedAt ?? null, row.decidedBy ?? '')
    }
    if (row.origin !== undefined) replaceOrigin(tx, key, row.origin)
    if (row.scope !== undefined) updateScopeMark(tx, key, row.scope)
    if (row.comment !== undefined) {
      const now = getRow(tx, id, row.criterionId)?.comment
      if (now === others.get(row.criterionId)?.comment && now !== row.comment) {
        updateRowText(tx, key, 'comment', row.comment)
      }
    }
  }
}

/** A comment with something added below what it says already; what it says already is not said twice. */
export function addToComment(comment: string, added: string): string {
  const text = added.trim()
  if (text === '' || comment.includes(text)) return comment
  return comment.trim() === '' ? text : `${comment.trimEnd()}\n\n${text}`
}

function parseSide(text: string): readonly RowSnapshot[] {
  return z.array(RowSnapshot).parse(JSON.parse(text))
}

/** The row as it stands, in the members that the change names. */
function snapshotOf(tx: WriteDb, id: string, change: RowChange): RowSnapshot | undefined {
  const row = getRow(tx, id, change.criterionId)
  const work = getRowWork(tx, { verificationId: id, criterionId: change.criterionId })
  if (!row || !work) return undefined
  return {
    criterionId: change.criterionId,
    ...(change.verdict !== undefined && {
      verdict: row.verdict,
      decidedAt: work.decidedAt,
      decidedBy: work.decidedBy,
    }),
    ...(change.origin !== undefined && { origin: work.origin }),
    ...(change.comment !== undefined && { comment: row.comment }),
    ...(change.scope !== undefined && { scope: work.scope }),
  }
}

/** When and by whom does not make a change by itself. */
function isSame(before: RowSnapshot, after: RowSnapshot): boolean {
  const plain = (side: RowSnapshot) => canonicalJson({ ...side, decidedAt: undefined, decidedBy: undefined })
  return plain(before) === plain(after)
}
