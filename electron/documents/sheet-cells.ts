import { cellText } from './cell-text.ts'
import type { DocumentModel } from './document-model.ts'
import { rowHeight } from './row-height.ts'
import type { CellLook, SheetCell, SheetPlan, SheetRow } from './sheet-plan.ts'
import { ink } from './workbook-colours.ts'

/** A fixed cell. */
export function textCell(value: string, look: CellLook = {}): SheetCell {
  return { value: cellText(value), look, input: false }
}

/** A cell the verifier fills in, with the choices of its drop-down list where it has one. */
export function inputCell(value: string, choices?: readonly string[]): SheetCell {
  const look = { lined: true, fill: ink.input }
  return choices
    ? { value: cellText(value), look, input: true, choices }
    : { value: cellText(value), look, input: true }
}

/** A row as high as its wrapped text needs, and at least `least` points. */
export function tableRow(cells: readonly SheetCell[], widths: readonly number[], least = 17): SheetRow {
  const texts = cells.map((cell, index) => ({ text: cell.value, width: widths[index] ?? 10 }))
  return { cells, height: Math.max(least, rowHeight(texts)) }
}

export function headingRow(titles: readonly string[]): SheetRow {
  const look = { bold: true, colour: ink.onAccent, fill: ink.accent, lined: true, middle: true }
  return { cells: titles.map((title) => textCell(title, look)), height: 22 }
}

export function printHeader(model: DocumentModel): SheetPlan['printHeader'] {
  return { left: model.title, right: `QC ${model.ids.qcVersion}` }
}
