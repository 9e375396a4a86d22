import { showSerialDate } from './xlsx-numbers.ts'
import { decodeEscapes, type ReadPart } from './xlsx-parts.ts'
import { walkXml } from './xlsx-xml.ts'

/** No table of ours comes near; a sheet of a million rows ends here. */
const maxRows = 20_000
const maxColumns = 200

/** A cell as text. A formula's result is shown but never taken for something a person typed. */
export interface ReadCell {
  readonly text: string
  readonly formula: boolean
}

/** Rows by number from 1, cells by column from 1; empty ones are left out. */
export type ReadSheet = ReadonlyMap<number, ReadonlyMap<number, ReadCell>>

export interface SheetContext {
  readonly sharedTexts: readonly string[]
  readonly dateStyles: ReadonlySet<number>
  readonly from1904: boolean
}

/** Reads one worksheet within bounds. */
export function readSheetPart(xml: string, context: SheetContext): ReadPart<ReadSheet> {
  const rows = new Map<number, Map<number, ReadCell>>()
  let cell = emptyCell()
  let row = 0
  let inside: 'v' | 't' | 'f' | null = null
  let excess: string | null = null
  const fault = walkXml(xml, {
    isDone: () => excess !== null,
    open: (name, attributes) => {
      if (name === 'row') row = Number(attributes['r'] ?? row + 1)
      else if (name === 'c') {
        const { column, at } = placeOf(attributes['r'] ?? '', row, cell)
        cell = {
          ...emptyCell(),
          column,
          row: at,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
        }
      } else if (name === 'v' || name === 't' || name === 'f') inside = name
      if (name === 'f') cell.formula = true
    },
    text: (text) => {
      if (inside === 'v' || inside === 't') cell.raw += text
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') inside = null
      if (name !== 'c' || excess !== null) return
      const text = textOf(cell, context)
      if (text === '' && !cell.formula) return
      if (cell.column > maxColumns) excess = `it has more than ${String(maxColumns)} columns`
      else if (!rows.has(cell.row) && rows.size >= maxRows)
        excess = `it has more than ${String(maxRows)} rows`
      else {
        const cells = rows.get(cell.row) ?? new Map<number, ReadCell>()
        cells.set(cell.column, { text, formula: cell.formula })
        rows.set(cell.row, cells)
      }
    },
  })
  const wrong = fault ?? excess
  return wrong === null ? { value: rows, fault: null } : { fault: wrong }
}

interface OpenCell {
  row: number
  column: number
  type: string
  style: number
  raw: string
  formula: boolean
}

function emptyCell(): OpenCell {
  return { row: 0, column: 0, type: 'n', style: 0, raw: '', formula: false }
}

/** "F12" as column and row; a cell without a place follows the one before it. */
function placeOf(
  place: string,
  row: number,
  before: OpenCell,
): { readonly column: number; readonly at: number } {
  const [, letters, number] = /^([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? []
  if (letters === undefined) return { column: before.row === row ? before.column + 1 : 1, at: row }
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { column, at: Number(number) }
}

function textOf(cell: OpenCell, context: SheetContext): string {
  switch (cell.type) {
    case 's':
      return context.sharedTexts[Number(cell.raw)] ?? ''
    case 'inlineStr':
    case 'str':
      return decodeEscapes(cell.raw)
    case 'b':
      return cell.raw === '1' ? 'TRUE' : cell.raw === '0' ? 'FALSE' : ''
    case 'n':
      return context.dateStyles.has(cell.style) && cell.raw.trim() !== ''
        ? showSerialDate(Number(cell.raw), context.from1904)
        : cell.raw.trim()
    default:
      return cell.raw
  }
}
