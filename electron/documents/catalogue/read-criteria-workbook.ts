import { Criterion } from '../../../shared/domain/criterion.ts'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { cellText } from '../cell-text.ts'
import { criterionColumns, readField, showField } from './criteria-columns.ts'
import { criteriaWorkbookSchema } from './criteria-workbook.ts'
import { mappingColumns } from './mapping-rows.ts'
import { readFacts } from './facts-sheet.ts'
import type { ReadWorkbook } from './read-workbook.ts'
import { cellOf, readTable, type SheetTableRow } from './sheet-table.ts'

export interface ReadCriteriaWorkbook {
  readonly qcReleaseId: string
  readonly criteria: readonly Criterion[]
  /** Rows of the mapping sheet, its columns in the order of `mappingColumns`. */
  readonly mapping: readonly (readonly string[])[]
  /** What was skipped or stays in the workbook, in words. */
  readonly notes: readonly string[]
}

/**
 * Reads a criteria workbook over what stands in the draft: a cell that shows what stands there leaves the field alone,
 * so that nothing is lost that a cell cannot carry. Rows that cannot be read are skipped, with the reason.
 */
export function readCriteriaWorkbook(
  fileName: string,
  book: ReadWorkbook,
  standing: ReadonlyMap<string, Criterion>,
): Result<ReadCriteriaWorkbook> {
  const facts = readFacts(book)
  const sheet = book.get('Criteria')
  if (facts.get('schema') !== criteriaWorkbookSchema || !sheet) {
    return invalid(
      `${fileName} is not a criteria workbook written by Proviso. Nothing was changed.`,
      fileName,
    )
  }
  const table = readTable(sheet)
  const known = new Set(criterionColumns.map(({ heading }) => heading))
  const notes = table.headings
    .filter((heading) => !known.has(heading))
    .map((heading) => `The column "${heading}" is not ours; it stays in the workbook.`)
  const criteria = new Map<string, Criterion>()
  for (const row of table.rows) {
    const read = readRow(row, table.headings, standing)
    if (typeof read === 'string') notes.push(`Row ${String(row.number)} is skipped: ${read}`)
    else if (criteria.has(read.id))
      notes.push(`Row ${String(row.number)} is skipped: ${read.id} stands twice.`)
    else criteria.set(read.id, read)
  }
  const mapping = readTable(book.get('Mapping') ?? new Map()).rows.map((row) =>
    mappingColumns.map((heading) => cellOf(row, heading)),
  )
  return success({
    qcReleaseId: facts.get('qcRelease') ?? '',
    criteria: [...criteria.values()],
    mapping,
    notes,
  })
}

/** The criterion of a row, or why there is none. */
function readRow(
  row: SheetTableRow,
  headings: readonly string[],
  standing: ReadonlyMap<string, Criterion>,
): Criterion | string {
  const id = cellOf(row, 'Identifier').trim()
  if (id === '') return 'it has no identifier.'
  const formula = [...row.cells].find(([, cell]) => cell.formula)
  if (formula) return `its cell "${formula[0]}" is a formula.`
  const here = standing.get(id)
  const fields = criterionColumns.map(({ field, heading }) => {
    const text = cellOf(row, heading)
    const isLeftAlone = here && (!headings.includes(heading) || text === asRead(showField(here, field)))
    return [field, isLeftAlone ? here[field] : readField(field, text)] as const
  })
  const read = Criterion.safeParse(Object.fromEntries(fields))
  if (read.success) return read.data
  const wrong = criterionColumns.find(({ field }) => field === read.error.issues[0]?.path[0])
  return `its cell "${wrong?.heading ?? 'Identifier'}" cannot be read.`
}

/** A text as it comes back out of a cell. */
function asRead(text: string): string {
  return cellText(text).replace(/_x005F_/g, '_')
}
