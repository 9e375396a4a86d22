import type { DocumentEvidence, DocumentModel } from './document-model.ts'
import { headingRow, printHeader, tableRow, textCell } from './sheet-cells.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { ink } from './workbook-colours.ts'

const columns = [
  { title: 'Number', width: 10 },
  { title: 'Name', width: 34 },
  { title: 'Caption', width: 40 },
  { title: 'Captured for', width: 22 },
  { title: 'Captured', width: 34 },
  { title: 'Kind', width: 20 },
  { title: 'Bytes', width: 14 },
  { title: 'SHA-256', width: 40 },
  { title: 'To know', width: 40 },
] as const

const widths = columns.map((column) => column.width)

/** Every piece of evidence by its number in the report; its bytes are attached there. */
export function evidenceSheet(model: DocumentModel): SheetPlan {
  return {
    name: 'Evidence',
    hidden: false,
    orientation: 'landscape',
    printHeader: printHeader(model),
    widths,
    rows: [headingRow(columns.map((column) => column.title)), ...model.evidence.map(evidenceRow)],
    table: { headerRow: 1, frozenColumns: 2 },
    verdictRanges: [],
  }
}

function evidenceRow(entry: DocumentEvidence) {
  const lined = { lined: true }
  const quiet = { lined: true, colour: ink.quiet }
  return tableRow(
    [
      textCell(`E${String(entry.number)}`, { lined: true, bold: true }),
      textCell(entry.name, lined),
      textCell(entry.caption, lined),
      textCell(entry.placeText, lined),
      textCell(entry.captured, quiet),
      textCell(entry.mediaType, quiet),
      textCell(String(entry.bytes), quiet),
      textCell(entry.digest, quiet),
      textCell(entry.notes.join('\n'), quiet),
    ],
    widths,
  )
}
