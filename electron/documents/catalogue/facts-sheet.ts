import { recognitionSheetName } from '../recognition-sheet.ts'
import { textCell } from '../sheet-cells.ts'
import type { SheetPlan } from '../sheet-plan.ts'
import type { ReadWorkbook } from './read-workbook.ts'

/** The hidden sheet by which a workbook of ours is recognised: a name and a value in each row. */
export function factsSheet(title: string, facts: readonly (readonly [string, string])[]): SheetPlan {
  return {
    name: recognitionSheetName,
    hidden: true,
    orientation: 'portrait',
    printHeader: { left: title, right: '' },
    widths: [24, 70],
    rows: facts.map((fact) => ({ cells: fact.map((value) => textCell(value)), height: null })),
    table: null,
    verdictRanges: [],
  }
}

/** What a workbook says of itself; empty when it is none of ours. */
export function readFacts(book: ReadWorkbook): ReadonlyMap<string, string> {
  const rows = book.get(recognitionSheetName)?.values() ?? []
  return new Map([...rows].map((cells) => [cells.get(1)?.text ?? '', cells.get(2)?.text ?? '']))
}
