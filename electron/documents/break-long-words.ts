/** A run of so many characters without a blank fits every column of the layouts. */
const longestRun = 16
/** Pieces of a run that offers no better place. Small, so that lines fill well. */
const pieceLength = 8

/**
 * Text with the places where a line may also end: as it is when all its words are short, else in pieces. The layout
 * joins the pieces with nothing visible between them, so text copied from the page is whole.
 */
export function breakLongWords(text: string): string | readonly string[] {
  if (!new RegExp(`\\S{${String(longestRun + 1)}}`, 'u').test(text)) return text
  const pieces: string[] = []
  let shortRuns = ''
  for (const run of text.match(/\s+|\S+/gu) ?? []) {
    const parts = run.length > longestRun ? splitRun(run) : [run]
    shortRuns += parts[0] ?? ''
    for (const part of parts.slice(1)) {
      pieces.push(shortRuns)
      shortRuns = part
    }
  }
  pieces.push(shortRuns)
  return pieces
}

/** After a mark of an address or identifier if there is one, else every few letters; never inside a letter with accents. */
function splitRun(run: string): readonly string[] {
  return run
    .split(/(?<=[/._?&=:,;@#+|-])(?![/._?&=:,;@#+|-])/u)
    .flatMap((part) => (part.length > longestRun ? (part.match(letterGroups) ?? [part]) : [part]))
}

const letterGroups = new RegExp(`(?:\\P{M}\\p{M}*){1,${String(pieceLength)}}|\\p{M}+`, 'gu')
