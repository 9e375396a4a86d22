import * as fc from 'fast-check'
import { coverageOf } from '../../electron/documents/font-coverage.ts'
import { readFontFamilies } from '../../electron/documents/fonts.ts'
import { withoutMarks } from '../../electron/documents/marks/without-marks.ts'
import { printable } from '../../electron/documents/printable.ts'
import { readPageTexts } from '../../electron/documents/verify/page-text.ts'
import type { DocumentEvidence, DocumentModel } from '../../shared/domain/document-model.ts'
import { Verdict } from '../../shared/domain/verdict.ts'
import { withoutBlanks } from './pdf-text.ts'
import { makeReport, sampleModel } from './report.ts'
import { hostileTexts, sampleVerification } from './sample-verification.ts'

/** Texts as people type and paste them; without what readers of PDF give back in an order of their own. */
const letter = fc.constantFrom(
  ...Array.from('abcdeXYZ0189żŁéñßøğΣσάЖюії漢語😀#*_$[]{}<>@\\"\'`~^/|=+-.,;:()!?%& \n\t\u0000\u202E'),
)
const orderly = hostileTexts.filter((text) => !/stacked|Hebrew/.test(text))
const words = fc.string({ unit: letter, maxLength: 30 })
/** Marks as people write them, and as they get them wrong. */
const markedLine = fc
  .tuple(
    fc.constantFrom('', '- ', '  - ', '2. ', '> ', '    ', '```\n', '# ', '[l]: http://x.y '),
    words,
    fc.constantFrom('', ' **strong** ', '`code`', '[w](http://x.y/a "t")', '_e_', '***', '<b>', '\\'),
    words,
  )
  .map((parts) => parts.join(''))
export const markedWords = fc.array(markedLine, { maxLength: 8 }).map((lines) => lines.join('\n'))
/** Whether the letters and digits of one text stand in another, in their order; blanks and marks depend on the form. */
export function isWithin(part: string, whole: string): boolean {
  const letters = (each: string) => Array.from(each.replace(/[^\p{L}\p{N}]/gu, ''))
  const wanted = letters(part)
  let at = 0
  for (const letter of letters(whole)) if (letter === wanted[at]) at += 1
  return at === wanted.length
}

const text = fc.oneof(
  { weight: 4, arbitrary: markedWords },
  { weight: 6, arbitrary: fc.string({ unit: letter, maxLength: 120 }) },
  { weight: 2, arbitrary: fc.constantFrom(...orderly) },
  { weight: 1, arbitrary: fc.string({ unit: letter, minLength: 800, maxLength: 4000 }) },
)
const ticket = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc.integer({ min: 1, max: 99_999 }).map((id) => `https://ggus.eu/ws/ticket_info.php?ticket=${String(id)}`),
)
const row = fc.record({
  verdict: fc.option(fc.constantFrom(...Verdict.options)),
  comment: text,
  tickets: fc.array(ticket, { maxLength: 4 }).map((lines) => lines.join('\n')),
})

/** A verification with any verdicts, comments and tickets, as the model its report is made from. */
export const anyReport: fc.Arbitrary<DocumentModel> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 40 }),
    issues: text,
    hints: text,
    tickets: fc.array(ticket, { maxLength: 5 }).map((lines) => lines.join('\n')),
    evidence: fc.array(fc.record({ name: text.map((each) => each.slice(0, 150) || 'e'), caption: text }), {
      maxLength: 6,
    }),
  })
  .map(({ rows, issues, hints, tickets, evidence }) => {
    const filled = sampleVerification({ rowCount: rows.length }).rows.map((each, index) => ({
      ...each,
      criterion: { ...each.criterion, description: '', check: '', report: '', related: [] },
      ...rows[index],
    }))
    const model = sampleModel({ changes: { rows: filled }, summary: { issues, hints, ggusTickets: tickets } })
    return { ...model, evidence: evidence.map(listedEvidence) }
  })

/** Named only, as a piece whose bytes are not in the report. */
function listedEvidence(
  { name, caption }: { name: string; caption: string },
  index: number,
): DocumentEvidence {
  return {
    number: index + 1,
    place: 'summary',
    placeText: 'Executive summary',
    kind: 'file',
    name: name.toWellFormed(),
    caption: caption.toWellFormed(),
    digest: 'ab'.repeat(32),
    bytes: 1,
    mediaType: 'text/plain',
    captured: '',
    notes: [],
    attachedAs: null,
    excerpt: null,
  }
}

const covers = coverageOf(readFontFamilies())

/** The first thing of the data that its report does not print where it belongs; undefined when all is there, in order. */
export async function firstTextMissing(model: DocumentModel): Promise<string | undefined> {
  const { bytes } = await makeReport(model)
  const all = withoutBlanks((await readPageTexts(bytes)).join(''))
  const { ggusTickets, issues, hints } = model.summary
  const wanted = [...ggusTickets.map((listed) => listed.text), withoutMarks(issues), withoutMarks(hints)]
  for (const { id, verdictText, comment, tickets } of model.groups.flatMap((group) => group.rows)) {
    wanted.push(id, verdictText, withoutMarks(comment), ...tickets.map((each) => each.text))
  }
  for (const { name, caption } of model.evidence) wanted.push(name, caption)
  let at = 0
  for (const each of wanted) {
    const shown = withoutBlanks(printable(each, covers))
    const found = all.indexOf(shown, at)
    if (found < 0) return each
    at = found + shown.length
  }
  return undefined
}
