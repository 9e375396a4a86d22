import type { CellValue, Style as WholeStyle, Workbook, Worksheet } from 'exceljs'
import type { DocumentModel } from './document-model.ts'
import { finishWorkbook } from './finish-workbook.ts'
import type { FilteredSheet } from './finish-workbook.ts'
import type { SheetCell, SheetPlan } from './sheet-plan.ts'
import { columnLetter } from './sheet-plan.ts'
import { planSheets } from './sheets.ts'
import { fontName, ink, verdictTones } from './workbook-colours.ts'

/**
 * The document as an xlsx file: a summary, the checklist as one table, the criteria texts, and a hidden sheet that lets
 * a later reader recognise the rows. The same model gives the same bytes. No cell is ever a formula.
 * This is the only module that knows exceljs; it is loaded when the first workbook is wanted.
 */
export async function writeWorkbook(model: DocumentModel): Promise<Uint8Array> {
  return writeSheets(planSheets(model), model)
}

/** Any planned sheets as an xlsx file; `stampedAt` (ISO 8601) is the only date in it. */
export async function writeSheets(
  plans: readonly SheetPlan[],
  about: { readonly title: string; readonly stampedAt: string },
): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const stamp = new Date(about.stampedAt)
  book.creator = 'Proviso'
  book.lastModifiedBy = 'Proviso'
  book.created = stamp
  book.modified = stamp
  book.title = about.title
  const filtered: FilteredSheet[] = []
  const styles = shareStyles()
  for (const [index, plan] of plans.entries()) {
    await writeSheet(book, plan, styles)
    const range = filterRange(plan)
    if (range) filtered.push({ index, name: plan.name, range })
  }
  // Stored, not deflated: finishWorkbook opens it again and packs it for good.
  const options = { zip: { compression: 'STORE' } }
  const raw = await book.xlsx.writeBuffer(options as Parameters<typeof book.xlsx.writeBuffer>[0])
  return finishWorkbook(new Uint8Array(raw), filtered, stamp)
}

async function writeSheet(book: Workbook, plan: SheetPlan, styles: Styles): Promise<void> {
  const sheet = book.addWorksheet(plan.name, {
    state: plan.hidden ? 'hidden' : 'visible',
    views: [
      plan.table
        ? {
            state: 'frozen',
            xSplit: plan.table.frozenColumns,
            ySplit: plan.table.headerRow,
            showGridLines: false,
          }
        : { state: 'normal', showGridLines: false },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: plan.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(plan.table && {
        printTitlesRow: `${String(plan.table.headerRow)}:${String(plan.table.headerRow)}`,
      }),
    },
    headerFooter: {
      oddHeader: `&L${headerText(plan.printHeader.left)}&R${headerText(plan.printHeader.right)}`,
      oddFooter: '&L&A&RPage &P of &N',
    },
  })
  // Set one by one: the `columns` property would write headings into the first row.
  for (const [index, width] of plan.widths.entries()) sheet.getColumn(index + 1).width = width
  for (const [index, row] of plan.rows.entries()) {
    for (const [column, cell] of row.cells.entries()) {
      if (cell) writeCell(sheet, index + 1, column + 1, cell, styles)
    }
    if (row.height !== null) sheet.getRow(index + 1).height = row.height
    if (row.mergeTo) sheet.mergeCells(index + 1, row.mergeTo.from, index + 1, row.mergeTo.to)
  }
  const range = filterRange(plan)
  if (range) sheet.autoFilter = range
  colourVerdicts(sheet, plan)
  // No password: it keeps hands off the fixed cells by accident, not on purpose.
  await sheet.protect('', {
    spinCount: 1000,
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
    sort: true,
  })
}

function writeCell(sheet: Worksheet, row: number, column: number, plan: SheetCell, styles: Styles): void {
  const cell = sheet.getCell(row, column)
  // A string stays a string here, "=1+2" too: only an object with a `formula` member would become a formula.
  const value: CellValue = plan.value === '' ? null : plan.value
  cell.value = value
  cell.style = styles(plan)
  if (plan.choices) {
    cell.dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${plan.choices.join(',')}"`],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: 'Not in the list',
      error: `Choose ${plan.choices.join(', ')}, or leave it blank.`,
    }
  }
}

type Style = Partial<WholeStyle>
type Styles = (plan: SheetCell) => Style

/** One object for all cells that look alike: thousands of them take memory, and the writer compares each with all. */
function shareStyles(): Styles {
  const known = new Map<string, Style>()
  return (plan) => {
    const key = JSON.stringify([plan.look, plan.input])
    const style = known.get(key) ?? styleOf(plan)
    known.set(key, style)
    return style
  }
}

function styleOf({ look, input }: SheetCell): Style {
  const edge = { style: 'thin', color: { argb: ink.line } } as const
  const border = { bottom: edge, top: edge, left: edge, right: edge }
  return {
    font: {
      name: fontName,
      size: look.size ?? 10,
      bold: look.bold ?? false,
      italic: look.italic ?? false,
      color: { argb: look.colour ?? ink.text },
    },
    alignment: { vertical: look.middle ? 'middle' : 'top', horizontal: 'left', indent: 1, wrapText: true },
    // Text that Excel would take for a number or formula when the cell is edited again stays text.
    numFmt: '@',
    ...(look.fill && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } } }),
    ...(look.lined && { border }),
    protection: { locked: !input },
  }
}

/** Each rule has a priority of its own: LibreOffice keeps only one of several with the same. */
function colourVerdicts(sheet: Worksheet, plan: SheetPlan): void {
  let priority = 1
  for (const ref of plan.verdictRanges) {
    const rules = Object.entries(verdictTones).map(([verdict, tone]) => ({
      type: 'cellIs' as const,
      operator: 'equal' as const,
      formulae: [`"${verdict}"`],
      priority: priority++,
      style: {
        font: { bold: true, color: { argb: tone.text } },
        fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: { argb: tone.fill } },
      },
    }))
    sheet.addConditionalFormatting({ ref, rules })
  }
}

function filterRange(plan: SheetPlan): string | undefined {
  if (!plan.table) return undefined
  const { headerRow } = plan.table
  return `A${String(headerRow)}:${columnLetter(plan.widths.length)}${String(plan.rows.length)}`
}

/** In a print header an ampersand starts a code, and the whole is bounded to 255 characters. */
function headerText(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 90).toWellFormed().replaceAll('&', '&&')
}
