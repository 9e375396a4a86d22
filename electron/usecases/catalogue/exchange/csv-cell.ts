/** What a spreadsheet would read as a formula, after any quotes that were put before it. */
const formula = /^'*[=+\-@\t\r]/

/** A cell that no spreadsheet takes for a formula: a quote before it, as people write such a text themselves. */
export function protectCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text as it was before it was protected. */
export function unprotectCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
