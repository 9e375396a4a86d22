import type { Criterion } from '../../../shared/domain/criterion.ts'
import type { MappingChange } from '../../../shared/domain/mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import { instantOf } from '../dates.ts'
import { headingRow, inputCell, tableRow, textCell } from '../sheet-cells.ts'
import type { SheetPlan, SheetRow } from '../sheet-plan.ts'
import { writeSheets } from '../workbook.ts'
import { criterionColumns, showField } from './criteria-columns.ts'
import { factsSheet } from './facts-sheet.ts'
import { mappingColumns, mappingRows } from './mapping-rows.ts'

/** What the hidden sheet of such a workbook says first. */
export const criteriaWorkbookSchema = 'proviso-criteria/1'

export interface CriteriaWorkbookInput {
  readonly qcRelease: QcRelease
  readonly criteria: readonly Criterion[]
  readonly products: readonly Product[]
  readonly changes: readonly MappingChange[]
}

/** The criteria and the mapping of a QC release as a workbook that can be edited and taken in again. */
export function writeCriteriaWorkbook(input: CriteriaWorkbookInput): Promise<Uint8Array> {
  const title = `Quality Criteria ${input.qcRelease.version}`
  const sheets = [criteriaSheet(input, title), mappingSheet(input, title), factsSheet(title, factsOf(input))]
  return writeSheets(sheets, { title, stampedAt: instantOf(input.qcRelease.date) })
}

function criteriaSheet({ qcRelease, criteria }: CriteriaWorkbookInput, title: string): SheetPlan {
  const widths = criterionColumns.map(({ width }) => width)
  const rows = criteria.map((criterion) =>
    tableRow(
      criterionColumns.map(({ field }) => {
        const text = showField(criterion, field)
        if (field === 'id') return textCell(text, { lined: true, bold: true })
        return field === 'provenance' ? inputCell(text, ['published', 'reconstructed']) : inputCell(text)
      }),
      widths,
    ),
  )
  const headings = criterionColumns.map(({ heading }) => heading)
  return tableSheet('Criteria', { title, right: qcRelease.state }, { headings, widths, rows })
}

function mappingSheet({ qcRelease, products, changes }: CriteriaWorkbookInput, title: string): SheetPlan {
  const widths = [14, 30, 30, 14, 70]
  const rows = mappingRows(products, changes).map((cells) =>
    tableRow(
      cells.map((cell) => inputCell(cell)),
      widths,
    ),
  )
  return tableSheet('Mapping', { title, right: qcRelease.state }, { headings: mappingColumns, widths, rows })
}

function factsOf({ qcRelease }: CriteriaWorkbookInput): readonly (readonly [string, string])[] {
  return [
    ['schema', criteriaWorkbookSchema],
    ['qcRelease', qcRelease.id],
    ['qcVersion', qcRelease.version],
  ]
}

/** A sheet that is one table: heading in the first row, frozen, filtered and repeated in print. */
export function tableSheet(
  name: string,
  print: { readonly title: string; readonly right: string },
  table: {
    readonly headings: readonly string[]
    readonly widths: readonly number[]
    readonly rows: readonly SheetRow[]
  },
): SheetPlan {
  return {
    name,
    hidden: false,
    orientation: 'landscape',
    printHeader: { left: print.title, right: print.right },
    widths: table.widths,
    rows: [headingRow(table.headings), ...table.rows],
    table: { headerRow: 1, frozenColumns: 1 },
    verdictRanges: [],
  }
}
