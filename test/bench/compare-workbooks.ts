import { readFileSync } from 'node:fs'
import excel from 'exceljs'
import type { Worksheet } from 'exceljs'

/**
 * Holds two workbooks against each other by what is in them, not by their bytes, and answers what differs as sentences.
 * A peer that leaves work out would be a wrong peer.
 */
export async function compareWorkbooks(ours: string, theirs: string): Promise<readonly string[]> {
  const [mine, other] = await Promise.all([readSheets(ours), readSheets(theirs)])
  const names = new Set([...mine.keys(), ...other.keys()])
  return [...names].flatMap((name) => {
    const parts = mine.get(name)
    const otherParts = other.get(name)
    if (!parts || !otherParts) return [`The sheet ${name} is in one of them only.`]
    return Object.keys(parts)
      .filter((part) => JSON.stringify(parts[part]) !== JSON.stringify(otherParts[part]))
      .map((part) => `${name}: ${part} differs.`)
  })
}

async function readSheets(file: string): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const book = new excel.Workbook()
  const bytes = readFileSync(file)
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  return new Map(book.worksheets.map((sheet) => [sheet.name, describe(sheet)]))
}

function describe(sheet: Worksheet): Record<string, unknown> {
  const rows = Array.from({ length: sheet.rowCount }, (_, index) => sheet.getRow(index + 1))
  const cells = rows.flatMap((row) =>
    Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1)),
  )
  // What lies behind a merged area is not seen, and every writer styles it in its own way.
  const styles = cells.filter((cell) => cell.master === cell).map((cell) => cell.style)
  const view = sheet.views[0] as Record<string, unknown> | undefined
  const { pageSetup, headerFooter } = sheet
  return {
    state: sheet.state,
    texts: cells.map(({ value }) => value ?? ''),
    fonts: styles.map(({ font }) => [font?.name, font?.size, font?.bold ?? false, font?.italic ?? false]),
    colours: styles.map(({ font }) => font?.color?.argb),
    fills: styles.map(({ fill }) => (fill?.type === 'pattern' ? fill.fgColor?.argb : null) ?? null),
    borders: styles.map(({ border }) => border?.bottom?.color?.argb ?? null),
    alignments: styles.map(({ alignment }) => [alignment?.vertical, alignment?.indent, alignment?.wrapText]),
    formats: styles.map(({ numFmt }) => numFmt),
    locks: styles.map(({ protection }) => protection?.locked ?? true),
    lists: cells.map(({ dataValidation }) => dataValidation?.formulae ?? null),
    // Whole characters: XlsxWriter adds the margin that Excel adds on typing a width.
    widths: sheet.columns.map((column) => Math.floor(column.width ?? 0)),
    heights: rows.map((row) => Math.round(row.height)),
    merges: [...(sheet.model as unknown as { merges: readonly string[] }).merges].sort(),
    verdictRules: rulesOf(sheet),
    protection: Boolean((sheet as unknown as { sheetProtection: unknown }).sheetProtection),
    frozen: [view?.['state'], view?.['xSplit'], view?.['ySplit'], view?.['showGridLines']],
    filter: sheet.autoFilter ?? null,
    page: [pageSetup.orientation, pageSetup.paperSize, pageSetup.fitToPage, pageSetup.printTitlesRow ?? null],
    header: headerFooter.oddHeader,
  }
}

function rulesOf(sheet: Worksheet): readonly unknown[] {
  const { conditionalFormattings } = sheet as unknown as {
    conditionalFormattings: readonly {
      ref: string
      rules: readonly { operator?: string; formulae: readonly string[] }[]
    }[]
  }
  return conditionalFormattings.flatMap(({ ref, rules }) =>
    rules.map(({ operator, formulae }) => [ref, operator, formulae]),
  )
}
