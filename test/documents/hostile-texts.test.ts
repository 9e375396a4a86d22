import * as fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { coverageOf } from '../../electron/documents/font-coverage.ts'
import { readFontFamilies } from '../../electron/documents/fonts.ts'
import { withoutMarks } from '../../electron/documents/marks/without-marks.ts'
import { printable } from '../../electron/documents/printable.ts'
import { comparePages } from '../../electron/documents/verify/compare-pages.ts'
import { readPageTexts } from '../../electron/documents/verify/page-text.ts'
import { printedTexts } from '../../electron/documents/verify/printed-texts.ts'
import { verifyPdf } from '../../electron/documents/verify/verify-pdf.ts'
import { canonicalJson } from '../../shared/domain/canonical.ts'
import { templatesFolder } from '../support/folders.ts'
import { reachOfText } from '../support/pdf-text.ts'
import { makeReport, sampleModel } from '../support/report.ts'
import { richReport } from '../support/rich-report.ts'

/** Some in each run; PROVISO_HOSTILE asks for more. */
const numRuns = Number(process.env['PROVISO_HOSTILE'] ?? 6)

const pieces = fc.oneof(
  // Right to left, with and without vowels, and turned round by hand.
  fc.constantFrom(
    '\u05E9\u05DC\u05D5\u05DD',
    '\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD',
    '\u0633\u0644\u0627\u0645',
    '\u202Egnp\u202C',
    '\u2067x\u2069',
  ),
  // Marks upon marks, emoji of several characters, scripts that no font here has.
  fc.constantFrom(
    'e\u0301',
    `a${'\u0301'.repeat(60)}`,
    '\u{1F469}\u200D\u{1F52C}',
    '\u{1F1EA}\u{1F1FA}',
    '漢字',
    'ქართული',
    '\u0B05',
  ),
  // Long words, with and without places to break.
  fc.integer({ min: 500, max: 10_000 }).map((length) => 'w'.repeat(length)),
  fc.integer({ min: 20, max: 400 }).map((count) => `https://e.org/${'path/'.repeat(count)}`),
  // Syntax of what the text passes through.
  fc.constantFrom(
    '#panic("no")',
    '#include "/etc/passwd"',
    '$x$',
    '@ref <label>',
    '= heading',
    '/* ',
    '</td><script>alert(1)</script>',
    '<!--',
    '&#0;',
    '[a]: b',
    '```',
    '\\',
    ']]>',
  ),
  fc.constantFrom('\0', '\u0007', '\u001B[31m', '\uFFFE', '\uD800', '\u2028', '\u0085', '\t'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const hostile = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '))
const covers = coverageOf(readFontFamilies())
/** A4 is 595 points wide, less the margin of 17 mm; a vowel of Hebrew at the end of a line is measured a little beyond it. */
const rightEdge = 595.3 - 48 + 3
/** The footer stands in the lower margin; nothing is below it. */
const lowEdge = 15

/** Brackets and the like are drawn mirrored in text from the right, and readers give back what is drawn. */
const mirrored: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
  '»': '«',
  '›': '‹',
}

/** How often each character occurs; the order is left out, since readers give text from the right back in orders of their own. */
function countCharacters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const character of text.replace(/\s/g, '').normalize('NFKD')) {
    const folded = mirrored[character] ?? character
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  return counts
}

test(
  'text of any script and any syntax is printed whole, inside the page, and kept exactly',
  async () => {
    const texts = fc.array(hostile, { minLength: 4, maxLength: 10 })
    const holds = fc.asyncProperty(texts, async (all) => {
      const model = sampleModel({
        comment: (index) => all[index % all.length]!,
        summary: { issues: all.join('\n'), hints: all[0]!, outcomeReason: all[1]!, testEnvironment: all[2]! },
      })
      const { bytes } = await makeReport(model)
      const { right, low } = await reachOfText(bytes)
      expect(right).toBeLessThan(rightEdge)
      expect(low).toBeGreaterThan(lowEdge)
      const printed = countCharacters((await readPageTexts(bytes)).join(''))
      const wanted = [
        ...model.groups.flatMap(({ rows }) => rows.map(({ comment }) => comment)),
        model.summary.issues,
      ]
      const shown = wanted.map((text) => printable(withoutMarks(text), covers)).join('')
      for (const [character, count] of countCharacters(shown)) {
        expect(printed.get(character) ?? 0, character).toBeGreaterThanOrEqual(count)
      }
      const [data] = (await PDFDocument.load(bytes)).getAttachments()
      expect(new TextDecoder().decode(data?.data)).toBe(canonicalJson(model))
      const { check } = await verifyPdf(bytes, { templatesFolder, siteLayouts: null })
      expect(check.problems).toEqual([])
    })
    await fc.assert(holds, { numRuns })
  },
  80_000 * numRuns,
)

test('words beside evidence that fill pages run over their ends, as archive and for readers that speak', async () => {
  const { model, attachments } = richReport()
  const long = model.evidence.map((entry) => ({
    ...entry,
    caption: 'words of the caption '.repeat(500),
    notes: ['rpm --query '.repeat(1000)],
  }))
  for (const standard of ['a-3a', 'ua-1'] as const) {
    const { bytes } = await makeReport({ ...model, evidence: long }, { attachments, standard })
    expect((await reachOfText(bytes)).low).toBeGreaterThan(lowEdge)
    expect(comparePages(await readPageTexts(bytes), printedTexts({ ...model, evidence: long }))).toEqual([])
  }
}, 240_000)

test('a comment of one megabyte is printed whole', async () => {
  const comment = 'A line of the log that somebody pasted.\n'.repeat(26_000)
  const { bytes } = await makeReport(sampleModel({ comment: (index) => (index === 0 ? comment : '') }))
  const text = (await readPageTexts(bytes)).join('')
  expect(text.split('pasted.').length - 1).toBe(26_000)
}, 480_000)

test('scripts that no font has are named on the last page', async () => {
  const { bytes } = await makeReport(sampleModel({ summary: { hints: '漢 ქ \u0B05 \u{10350} 😀' } }))
  const last = (await readPageTexts(bytes)).at(-1)?.replace(/\s+/g, '')
  expect(last).toContain('charactersof:Georgian,Han,Oriya,otherscripts,symbols')
})
