/** What a worksheet cell holds at most, in UTF-16 units (a limit of the xlsx format). */
export const cellLimit = 32_767

/**
 * Text as a cell can carry it: characters that XML forbids become visible, such as [U+0000], text that reads like an
 * escape of the format is escaped itself, and text over the limit is cut with a mark that says so.
 */
export function cellText(text: string): string {
  const escaped = escapeForXml(text)
  if (escaped.length <= cellLimit) return escaped
  const mark = `\n[cut here: the whole text has ${String(text.length)} characters]`
  // toWellFormed would leave half a pair as U+FFFD, so the cut steps back before one.
  const end = cellLimit - mark.length
  const whole = /[\uD800-\uDBFF]$/.test(escaped.slice(0, end)) ? end - 1 : end
  return escaped.slice(0, whole) + mark
}

function escapeForXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) =>
      character === '\n' || character === '\t' ? character : codeName(character),
    )
}

/** "[U+0007]": a character that cannot be shown, named. */
export function codeName(character: string): string {
  const code = character.codePointAt(0) ?? 0xfffd
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
