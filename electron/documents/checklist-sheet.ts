import { Verdict } from '../../shared/domain/verdict.ts'
import type { DocumentModel, DocumentRow } from './document-model.ts'
import { headingRow, inputCell, printHeader, tableRow, textCell } from './sheet-cells.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { ink } from './workbook-colours.ts'

/** The columns of the template (process.md 8.3), and why each row is there. Widths in characters. */
const columns = [
  { title: 'Document', width: 14 },
  { title: 'Criterion', width: 23 },
  { title: 'Title', width: 30 },
  { title: 'Critical', width: 15 },
  { title: 'Applicable', width: 11 },
  { title: 'Verdict', width: 13 },
  { title: 'Comment', width: 44 },
  { title: 'Tickets', width: 24 },
  { title: 'Why it is here', width: 32 },
] as const

const widths = columns.map((column) => column.width)

/** The table of criteria with room for verdicts; one row a criterion, documents in template order. */
export function checklistSheet(model: DocumentModel): SheetPlan {
  const rows = model.groups.flatMap((group) => group.rows)
  return {
    name: 'Checklist',
    hidden: false,
    orientation: 'landscape',
    printHeader: printHeader(model),
    widths,
    rows: [headingRow(columns.map((column) => column.title)), ...rows.map(checklistRow)],
    table: { headerRow: 1, frozenColumns: 2 },
    verdictRanges: rows.length === 0 ? [] : [`F2:F${String(rows.length + 1)}`],
  }
}

function checklistRow(row: DocumentRow) {
  const lined = { lined: true }
  const title = row.title === null ? { lined: true, italic: true, colour: ink.quiet } : lined
  const cells = [
    textCell(row.document, lined),
    textCell(row.id, { lined: true, bold: true }),
    textCell(row.titleText, title),
    textCell(row.critical, lined),
    inputCell(row.applicable, ['yes', 'no']),
    inputCell(row.verdict ?? '', Verdict.options),
    inputCell(row.comment),
    inputCell(row.tickets.map((ticket) => ticket.text).join('\n')),
    textCell(row.reason, { lined: true, colour: ink.quiet }),
  ]
  return tableRow(cells, widths, 32)
}
