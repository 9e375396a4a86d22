/** How a cell looks; colours are ARGB. */
export interface CellLook {
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly colour?: string
  readonly fill?: string
  readonly lined?: boolean
  /** Centred from top to bottom; else at the top. */
  readonly middle?: boolean
}

export interface SheetCell {
  /** Always text, '' for an empty cell. */
  readonly value: string
  readonly look: CellLook
  /** Unlocked: the verifier writes here. */
  readonly input: boolean
  readonly choices?: readonly string[]
}

export interface SheetRow {
  /** By column, from the first; null leaves a cell alone. */
  readonly cells: readonly (SheetCell | null)[]
  /** In points; null leaves it to the program that opens it. */
  readonly height: number | null
  readonly mergeTo?: { readonly from: number; readonly to: number }
}

/** A worksheet before any library sees it. */
export interface SheetPlan {
  readonly name: string
  readonly hidden: boolean
  readonly orientation: 'portrait' | 'landscape'
  readonly printHeader: { readonly left: string; readonly right: string }
  /** Column widths in characters of the default font. Never exactly 9: exceljs drops that one. */
  readonly widths: readonly number[]
  readonly rows: readonly SheetRow[]
  /** A table from `headerRow` (counted from 1) to the last row: frozen, filtered, heading repeated in print. */
  readonly table: { readonly headerRow: number; readonly frozenColumns: number } | null
  /** Ranges whose cells are coloured by verdict. */
  readonly verdictRanges: readonly string[]
}

/** "A" for 1. The sheets here have fewer than 27 columns. */
export function columnLetter(column: number): string {
  return String.fromCharCode(64 + column)
}
