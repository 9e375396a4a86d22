/** Each line end of the text stays one. */
export function escapeText(text: string): string {
  return escapeMarks(text).replace(/\n(?=[^\n])/g, '  \n')
}

/** Where Markdown takes one line only: line ends become breaks. */
export function escapeLine(text: string): string {
  return escapeMarks(text).replace(/\n/g, '<br>')
}

/** An address as Markdown takes it between angle brackets. */
export function linkTo(words: string, url: string): string {
  return `[${words}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`
}

/** Marks of inline syntax anywhere, those of blocks at the start of a line; controls would corrupt a ticket. */
function escapeMarks(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\`*[\]<>|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/^( *)([#+=-])/gm, '$1\\$2')
    .replace(/^( *\d+)([.)])(?=\s|$)/gm, '$1\\$2')
}
