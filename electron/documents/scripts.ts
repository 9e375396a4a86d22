import type { Coverage } from './font-coverage.ts'

/** Scripts that texts of our users may have, by Unicode's own names. */
const names =
  'Han Hiragana Katakana Hangul Hebrew Arabic Thai Lao Khmer Myanmar Tibetan Devanagari Bengali Gurmukhi Gujarati Tamil ' +
  'Telugu Kannada Malayalam Sinhala Georgian Armenian Ethiopic Mongolian Syriac Oriya Cherokee Thaana Bopomofo Yi Nko ' +
  'Tifinagh Coptic Gothic Runic Ogham Braille'
const scripts = names.split(' ').map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }))

/** What has a shape when a font knows it: everything but controls, unassigned and unseen characters. */
const shaped = /[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu

/** Scripts of the text that the fonts lack, so that a document can name them; emoji and signs are "symbols". */
export function missingScripts(text: string, covers: Coverage): readonly string[] {
  const names = new Set<string>()
  for (const [character] of text.matchAll(shaped)) {
    if (covers(character.codePointAt(0) ?? 0)) continue
    names.add(scripts.find(({ pattern }) => pattern.test(character))?.name ?? nameByKind(character))
  }
  return [...names].sort()
}

function nameByKind(character: string): string {
  return /\p{L}|\p{M}/u.test(character) ? 'other scripts' : 'symbols'
}
