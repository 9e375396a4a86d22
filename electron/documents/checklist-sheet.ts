import { Verdict } from '../../shared/domain/verdict.ts'
import type { DocumentModel, DocumentRow } from './document-model.ts'
import { headingRow, inputCell, printHeader, tableRow, textCell } from './sheet-cells.ts'
import type { SheetCell, SheetPlan } from './sheet-plan.ts'
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

/** What only a filled template has, behind all others: a reader of workbooks finds columns by their titles. */
const filledColumns = [
  { title: 'Origin of the verdict', width: 34 },
  { title: 'Decided', width: 24 },
  { title: 'Evidence', width: 28 },
] as const

/** The table of criteria with room for verdicts; one row a criterion, documents in template order. */
export function checklistSheet(model: DocumentModel): SheetPlan {
  const rows = model.groups.flatMap((group) => group.rows)
  const isFilled = model.kind === 'verification'
  const shown = [...columns, ...(isFilled ? filledColumns : [])]
  const widths = shown.map((column) => column.width)
  const names = new Map(model.evidence.map(({ number, name }) => [number, name]))
  return {
    name: 'Checklist',
    hidden: false,
    orientation: 'landscape',
    printHeader: printHeader(model),
    widths,
    rows: [
      headingRow(shown.map((column) => column.title)),
      ...rows.map((row) =>
        tableRow([...fixedCells(row), ...(isFilled ? filledCells(row, names) : [])], widths, 32),
      ),
    ],
    table: { headerRow: 1, frozenColumns: 2 },
    verdictRanges: rows.length === 0 ? [] : [`F2:F${String(rows.length + 1)}`],
  }
}

function fixedCells(row: DocumentRow): readonly SheetCell[] {
  const lined = { lined: true }
  const title = row.title === null ? { lined: true, italic: true, colour: ink.quiet } : lined
  return [
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
}

/** Where the verdict comes from, who gave it, and what was captured for it, by the numbers of the report. */
function filledCells(row: DocumentRow, names: ReadonlyMap<number, string>): readonly SheetCell[] {
  const made = row.verdict === null ? '' : 'made in this run'
  const evidence = row.evidence.map((number) => `E${String(number)} ${names.get(number) ?? ''}`.trim())
  return [row.originText || made, row.decided, evidence.join('\n')].map((text) =>
    textCell(text, { lined: true, colour: ink.quiet }),
  )
}
