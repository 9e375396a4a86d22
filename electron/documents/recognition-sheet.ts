import type { DocumentModel } from './document-model.ts'
import { printHeader, textCell } from './sheet-cells.ts'
import type { SheetPlan, SheetRow } from './sheet-plan.ts'

/** Name of the hidden sheet; whoever reads a filled workbook looks for it. */
export const recognitionSheetName = 'proviso'

/**
 * Hidden facts that let a reader recognise a filled workbook: what it is for in column A and B, then one line a row of
 * the checklist with its criterion and the digest of the text that was shown.
 */
export function recognitionSheet(model: DocumentModel): SheetPlan {
  const facts: readonly (readonly [string, string])[] = [
    ['schema', model.schema],
    ['kind', model.kind],
    ['ppa', model.ids.ppa],
    ['qcRelease', model.ids.qcRelease],
    ['qcVersion', model.ids.qcVersion],
    ['verification', model.ids.verification ?? ''],
  ]
  const rows = model.groups.flatMap((group) => group.rows)
  return {
    name: recognitionSheetName,
    hidden: true,
    orientation: 'portrait',
    printHeader: printHeader(model),
    widths: [24, 70, 14],
    rows: [
      ...facts.map((fact) => plainRow(fact)),
      plainRow(['criterion', 'textDigest', 'checklistRow']),
      ...rows.map((row, index) => plainRow([row.id, row.textDigest, String(index + 2)])),
    ],
    table: null,
    verdictRanges: [],
  }
}

function plainRow(values: readonly string[]): SheetRow {
  return { cells: values.map((value) => textCell(value)), height: null }
}
