import { codeName } from './cell-text.ts'
import type { Coverage } from './font-coverage.ts'

/** Characters that have no shape and only steer others: they are left out of print and stay in the data. */
const unseen = /\p{Default_Ignorable_Code_Point}/u

/** Characters that turn the direction of the text after them; a reader must see that they are there. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/**
 * Text as the page can show it: a character without a shape in the fonts is named, such as [U+1F600], so that nothing
 * disappears and nothing stops the archival form. Line ends become one kind, tabs become blanks.
 */
export function printable(text: string, covers: Coverage): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ')
  let shown = ''
  for (const character of lines) shown += shownAs(character, covers)
  return shown
}

function shownAs(character: string, covers: Coverage): string {
  if (character === '\n') return character
  if (turning.test(character)) return codeName(character)
  if (unseen.test(character)) return ''
  if (/\p{Cc}|\p{Co}|\p{Cn}/u.test(character)) return codeName(character)
  return covers(character.codePointAt(0) ?? 0) ? character : codeName(character)
}
