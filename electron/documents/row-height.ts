/** Points of one line of 10-point text. */
const lineHeight = 13
/** Characters of 10-point text to a unit of column width, which is a digit at 11 points. */
const charactersPerUnit = 1.15
/** What a row can be high at most (a limit of spreadsheet programs). */
const highest = 409

/**
 * Height of a row of wrapped cells, in points. Spreadsheet programs do not compute it on opening, so it is estimated
 * from the column widths, a little on the safe side.
 */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => lineCount(text, width)))
  return Math.min(highest, lines * lineHeight + 6)
}

function lineCount(text: string, width: number): number {
  let lines = 0
  for (const line of text.split('\n')) {
    lines += linesOf(line, Math.max(1, Math.floor((width - 2) * charactersPerUnit)))
    if (lines * lineHeight > highest) break
  }
  return lines
}

/** Wraps word by word, as a cell does; a word wider than the column is broken. */
function linesOf(line: string, width: number): number {
  let lines = 1
  let used = 0
  for (const word of line.slice(0, 10_000).split(' ')) {
    const length = word.length
    if (used > 0 && used + 1 + length > width) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? 1 : 0) + length
    while (used > width) {
      lines += 1
      used -= width
    }
  }
  return lines
}
