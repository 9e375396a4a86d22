import { compareWords } from '../../../../shared/domain/differences.ts'
import {
  isTemplateOf,
  type FilledPreview,
  type FilledRow,
} from '../../../../shared/domain/filled-template.ts'
import { Verdict } from '../../../../shared/domain/verdict.ts'
import type { Verification, VerificationRow } from '../../../../shared/domain/verification.ts'
import { invalid, refused, success, type Result } from '../../../../shared/errors.ts'
import { cellText } from '../../../documents/cell-text.ts'
import type { FilledTemplate, FilledTemplateRow } from '../../../documents/catalogue/filled-template.ts'
import { readTickets } from '../../../documents/document-rows.ts'
import type { ReadDb } from '../../../db/handles.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import type { Deps } from '../../deps.ts'
import { setVerdict } from '../../verification/decisions.ts'
import { readVerification } from '../../verification/read.ts'
import { setRowText } from '../../verification/texts.ts'

/** A row as the workbook of the verification would show it now. */
interface ShownRow {
  readonly verdict: Verdict | null
  readonly comment: string
  readonly tickets: string
}

/** What a filled workbook would change in a verification, row by row; nothing is changed. */
export function previewFilled(
  db: ReadDb,
  verificationId: string,
  fileName: string,
  filled: FilledTemplate,
): Result<FilledPreview> {
  const read = readVerification(db, verificationId)
  return read.ok ? compareFilled(read.value, fileName, filled) : read
}

/** The same over a verification that was read already. */
export function compareFilled(
  verification: Verification,
  fileName: string,
  filled: FilledTemplate,
): Result<FilledPreview> {
  if (filled.verificationId !== null && filled.verificationId !== verification.id) {
    return invalid(`${fileName} belongs to another verification. Nothing was changed.`, fileName)
  }
  if (!isTemplateOf(filled.ppaId, verification.ppa) || filled.qcReleaseId !== verification.qcReleaseId) {
    return invalid(
      `${fileName} is the template of ${filled.ppaId.replace(/^\*\//, '')} for ${filled.qcReleaseId}, not of this verification. Nothing was changed.`,
      fileName,
    )
  }
  const byId = new Map(filled.rows.map((row) => [row.criterionId, row]))
  const known = new Set(verification.rows.map((row) => row.criterion.id))
  const unknown = filled.rows
    .filter((row) => !known.has(row.criterionId))
    .map((row) =>
      skipped(row.criterionId, `Row ${String(row.number)} names no criterion of this verification.`),
    )
  return success({
    verificationId: verification.id,
    rows: [...verification.rows.map((row) => compareRow(row, byId.get(row.criterion.id))), ...unknown],
    notes: filled.otherColumns.map(
      (column) => `The column "${column}" is not ours; it stays in the workbook.`,
    ),
  })
}

/** Takes the rows over that a person accepted, as one transaction. */
export function takeInFilled(
  deps: Deps,
  verificationId: string,
  fileName: string,
  filled: FilledTemplate,
  accepted: readonly string[],
): Result<{ readonly taken: number }> {
  return allOrNothing(deps.db, (tx) => {
    const inside = { ...deps, db: tx }
    const read = readVerification(tx, verificationId)
    if (!read.ok) return read
    const standing = new Map(read.value.rows.map((row) => [row.criterion.id, row]))
    const preview = compareFilled(read.value, fileName, filled)
    if (!preview.ok) return preview
    const wanted = new Set(accepted)
    const rows = preview.value.rows.filter((row) => wanted.has(row.criterionId))
    const odd = rows.find((row) => row.state === 'skipped' || row.state === 'missing')
    if (odd) return refused(`${odd.criterionId} cannot be taken over: ${odd.reason}`)
    let taken = 0
    for (const row of rows) {
      if (row.state !== 'changed') continue
      const done = takeRow(inside, verificationId, row, standing.get(row.criterionId))
      if (!done.ok) return done
      taken += 1
    }
    return success({ taken })
  })
}

function takeRow(
  deps: Deps,
  id: string,
  row: FilledRow,
  standing: VerificationRow | undefined,
): Result<unknown> {
  const key = { id, criterionId: row.criterionId }
  if (row.verdict) {
    const set = setVerdict(deps, key, row.verdict.after)
    if (!set.ok) return set
  }
  for (const column of ['comment', 'tickets'] as const) {
    if (row[column].length === 0) continue
    const text = row[column]
      .filter((part) => part.kind !== 'removed')
      .map((part) => part.text)
      .join('')
    const seen = column === 'comment' ? standing?.commentRevision : standing?.ticketsRevision
    const kept = setRowText(deps, key, column, { text, seen: seen ?? 0 })
    if (!kept.ok) return kept
  }
  return success({})
}

function compareRow(row: VerificationRow, filled: FilledTemplateRow | undefined): FilledRow {
  const { id } = row.criterion
  if (!filled)
    return { ...skipped(id, 'The workbook has no row for it; it stays as it is.'), state: 'missing' }
  const shown = shownRow(row)
  const comment = changedWords(row.comment, shown.comment, filled.comment)
  const tickets = changedWords(row.tickets, shown.tickets, filled.tickets)
  const isVerdictSame = filled.verdict === (shown.verdict ?? '')
  if (isVerdictSame && comment.length === 0 && tickets.length === 0) {
    return { criterionId: id, state: 'same', reason: '', verdict: null, comment, tickets }
  }
  if (filled.formulaIn !== null) return skipped(id, `Its ${filled.formulaIn.toLowerCase()} is a formula.`)
  if (filled.textDigest !== null && filled.textDigest !== row.textDigest) {
    return skipped(id, 'The workbook was made with another text of this criterion.')
  }
  const verdict = filled.verdict === '' ? null : Verdict.safeParse(filled.verdict.toUpperCase()).data
  if (verdict === undefined) return skipped(id, `"${filled.verdict.slice(0, 40)}" is not a verdict.`)
  return {
    criterionId: id,
    state: 'changed',
    reason: '',
    verdict: isVerdictSame ? null : { before: row.verdict, after: verdict },
    comment,
    tickets,
  }
}

/** Compared as the cell shows it, so that what a cell cannot carry does not look like a change. */
function changedWords(standing: string, shown: string, filled: string): FilledRow['comment'] {
  return shown === filled ? [] : [...compareWords(standing, filled)]
}

function shownRow(row: VerificationRow): ShownRow {
  const asRead = (text: string) => cellText(text).replace(/_x005F_/g, '_')
  return {
    verdict: row.verdict,
    comment: asRead(row.comment),
    tickets: asRead(
      readTickets(row.tickets)
        .map((ticket) => ticket.text)
        .join('\n'),
    ),
  }
}

function skipped(criterionId: string, reason: string): FilledRow {
  return { criterionId, state: 'skipped', reason, verdict: null, comment: [], tickets: [] }
}
