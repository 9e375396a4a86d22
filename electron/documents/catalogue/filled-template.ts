import { invalid, success, type Result } from '../../../shared/errors.ts'
import { recognitionSheetName } from '../recognition-sheet.ts'
import type { ReadWorkbook } from './read-workbook.ts'
import { cellOf, readTable, type SheetTableRow } from './sheet-table.ts'

/** A row of the checklist as somebody filled it in. */
export interface FilledTemplateRow {
  readonly number: number
  readonly criterionId: string
  readonly verdict: string
  readonly comment: string
  readonly tickets: string
  /** Digest of the criterion text the workbook was made with; null when it does not say. */
  readonly textDigest: string | null
  /** The heading of a filled-in cell that holds a formula; null when none does. */
  readonly formulaIn: string | null
}

/** What a filled workbook says of itself and of its rows. */
export interface FilledTemplate {
  readonly ppaId: string
  readonly qcReleaseId: string
  /** null for a template that was written before a verification was started. */
  readonly verificationId: string | null
  readonly rows: readonly FilledTemplateRow[]
  /** Columns that are not ours: they stay in the workbook. */
  readonly otherColumns: readonly string[]
}

const columns = new Set([
  'Document',
  'Criterion',
  'Title',
  'Critical',
  'Applicable',
  'Verdict',
  'Comment',
  'Tickets',
  'Why it is here',
  'Origin of the verdict',
  'Decided',
  'Evidence',
])
const filledIn = ['Verdict', 'Comment', 'Tickets']

/** Recognises a filled template by its hidden sheet; any other workbook is refused with what it lacks. */
export function readFilledTemplate(fileName: string, book: ReadWorkbook): Result<FilledTemplate> {
  const refuse = (reason: string) =>
    invalid(`${fileName} was not taken in: ${reason}. Nothing was changed.`, fileName)
  const hidden = book.get(recognitionSheetName)
  const checklist = book.get('Checklist')
  if (!hidden || !checklist) return refuse('it is not a template written by Proviso')
  const facts = new Map<string, string>()
  const digests = new Map<string, string>()
  for (const cells of hidden.values()) {
    const [first, second] = [cells.get(1)?.text ?? '', cells.get(2)?.text ?? '']
    if (/^[0-9a-f]{64}$/.test(second)) digests.set(first, second)
    else facts.set(first, second)
  }
  const table = readTable(checklist)
  const lost = ['Criterion', ...filledIn].find((heading) => !table.headings.includes(heading))
  if (lost !== undefined) return refuse(`its sheet "Checklist" has no column "${lost}"`)
  const rows = table.rows
    .filter((row) => cellOf(row, 'Criterion').trim() !== '')
    .map((row) => filledRow(row, digests))
  const seen = new Set<string>()
  const twice = rows.find(({ criterionId }) => seen.size === seen.add(criterionId).size)
  if (twice) return refuse(`${twice.criterionId} stands twice, again in row ${String(twice.number)}`)
  return success({
    ppaId: facts.get('ppa') ?? '',
    qcReleaseId: facts.get('qcRelease') ?? '',
    verificationId: facts.get('verification') || null,
    rows,
    otherColumns: table.headings.filter((heading) => !columns.has(heading)),
  })
}

function filledRow(row: SheetTableRow, digests: ReadonlyMap<string, string>): FilledTemplateRow {
  const criterionId = cellOf(row, 'Criterion').trim()
  return {
    number: row.number,
    criterionId,
    verdict: cellOf(row, 'Verdict').trim(),
    comment: cellOf(row, 'Comment'),
    tickets: cellOf(row, 'Tickets'),
    textDigest: digests.get(criterionId) ?? null,
    formulaIn: filledIn.find((heading) => row.cells.get(heading)?.formula === true) ?? null,
  }
}
