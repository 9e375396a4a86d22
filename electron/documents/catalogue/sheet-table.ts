import type { ReadCell, ReadSheet } from './xlsx-sheet.ts'

/** A sheet read as a table with headings in its first row. */
export interface SheetTable {
  readonly headings: readonly string[]
  readonly rows: readonly SheetTableRow[]
}

export interface SheetTableRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number
  /** By heading; a column without one is left out. */
  readonly cells: ReadonlyMap<string, ReadCell>
}

/** Columns may stand in any order and more may have been added: they are found by their headings. */
export function readTable(sheet: ReadSheet): SheetTable {
  const head = [...(sheet.get(1) ?? new Map<number, ReadCell>())]
  const headings = new Map(head.map(([column, cell]) => [column, cell.text.trim()]))
  const rows = [...sheet]
    .filter(([number]) => number > 1)
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => {
      const named = [...cells].flatMap(([column, cell]) => {
        const heading = headings.get(column)
        return heading === undefined || heading === '' ? [] : [[heading, cell] as const]
      })
      return { number, cells: new Map(named) }
    })
  return { headings: [...headings.values()].filter((heading) => heading !== ''), rows }
}

/** The text of a cell; '' when it is empty. Line ends are made "\n". */
export function cellOf(row: SheetTableRow, heading: string): string {
  return (row.cells.get(heading)?.text ?? '').replace(/\r\n?/g, '\n')
}
