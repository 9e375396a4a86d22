/** Characters that are invisible or steer the direction of text: what is stored is what is seen. */
const invisible = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Deeper indentation than this is an accident of the source. */
const deepestIndent = 8

/** Replaces every kind of line end by "\n" and of blank by " ", and drops control and direction characters. */
export function cleanCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(invisible, (character) => (character === '\n' ? character : ''))
}

/** One line without doubled or outer blanks: for names. */
export function cleanLine(text: string): string {
  return cleanCharacters(text).trim().split(/\s+/).join(' ')
}

/** Drops blanks at line ends, empty lines at both ends, and more than one empty line in a row. */
export function collapseEmptyLines(text: string): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd()
    if (trimmed !== '' || (lines.at(-1) ?? '') !== '') lines.push(trimmed)
  }
  if (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

/**
 * Some sources double every line break of a text. When all runs of line breaks are even, each is halved: a doubled
 * one becomes a line break, a quadrupled one an empty line. Other texts stay.
 */
export function halveDoubledLineBreaks(text: string): string {
  const body = text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()
  const runs = body.match(/\n+/g) ?? []
  if (runs.some((run) => run.length % 2 === 1)) return text
  return body.replace(/\n+/g, (run) => '\n'.repeat(run.length / 2))
}

/** Takes off the indentation that all lines share, and limits what is left. */
export function reduceIndent(text: string): string {
  const lines = text.split('\n')
  const indents = lines.filter((line) => line !== '').map(indentOf)
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Infinity)
  return lines
    .map((line) =>
      line === '' ? line : ' '.repeat(Math.min(indentOf(line) - shared, deepestIndent)) + line.trimStart(),
    )
    .join('\n')
}

/**
 * The same for a text whose first line loses all of its own indentation: that one says where the text stood in its
 * source, not where the line belongs.
 */
export function reduceIndentAfterFirstLine(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [first.trimStart(), ...(rest.length === 0 ? [] : [reduceIndent(rest.join('\n'))])].join('\n')
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
