import type { DocumentModel, DocumentRow } from './document-model.ts'
import { withoutMarks } from './marks/without-marks.ts'
import { headingRow, printHeader, tableRow, textCell } from './sheet-cells.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { ink } from './workbook-colours.ts'

const columns = [
  { title: 'Criterion', width: 23 },
  { title: 'Title', width: 28 },
  { title: 'Description', width: 50 },
  { title: 'What to check', width: 42 },
  { title: 'What to report', width: 36 },
  { title: 'Where it comes from', width: 34 },
  { title: 'What would take it out', width: 34 },
] as const

const widths = columns.map((column) => column.width)

/** The text of every criterion of the template, for work away from the program: words only, since a cell has one look. */
export function criteriaSheet(model: DocumentModel): SheetPlan {
  const rows = model.groups.flatMap((group) => group.rows)
  return {
    name: 'Criteria',
    hidden: false,
    orientation: 'landscape',
    printHeader: printHeader(model),
    widths,
    rows: [headingRow(columns.map((column) => column.title)), ...rows.map(textRow)],
    table: { headerRow: 1, frozenColumns: 1 },
    verdictRanges: [],
  }
}

function textRow(row: DocumentRow) {
  const lined = { lined: true }
  const title = row.title === null ? { lined: true, italic: true, colour: ink.quiet } : lined
  const cells = [
    textCell(row.id, { lined: true, bold: true }),
    textCell(row.titleText, title),
    textCell(withoutMarks(row.description), lined),
    textCell(withoutMarks(row.check), lined),
    textCell(withoutMarks(row.report), lined),
    textCell(`${row.provenance}. ${row.provenanceNote}`.trim(), { lined: true, colour: ink.quiet }),
    textCell(row.wouldRemove, { lined: true, colour: ink.quiet }),
  ]
  return tableRow(cells, widths)
}
