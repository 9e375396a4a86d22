import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutMarks } from '../../../electron/documents/marks/without-marks.ts'
import { marksHtml } from '../../../electron/documents/papers/marks-html.ts'
import { marksMarkdown, marksMarkdownLine } from '../../../electron/documents/papers/marks-markdown.ts'
import { paperHtml } from '../../../electron/documents/papers/paper-html.ts'
import { paperMarkdown } from '../../../electron/documents/papers/paper-markdown.ts'
import { verificationPaper } from '../../../electron/documents/papers/verification-paper.ts'
import { writeText } from '../../../electron/documents/papers/write-text.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { rowsOf } from '../../../shared/domain/document-model.ts'
import { linkText, paperSchema, plainText, type Paper } from '../../../shared/domain/paper.ts'
import { isWithin, markedWords } from '../../support/report-texts.ts'
import { sampleModel } from '../../support/report.ts'

const paperOf = (text: string): Paper => ({
  schema: paperSchema,
  kind: 'UMD release summary',
  title: text,
  subject: text,
  subtitle: '',
  corner: '',
  fileName: 'a.pdf',
  stampedAt: '2012-01-01T00:00:00.000Z',
  sections: [
    {
      title: text,
      level: 1,
      blocks: [
        { kind: 'text', text },
        { kind: 'list', items: [plainText(text), linkText(text, 'https://example.org/a b>')] },
        { kind: 'table', columns: [{ title: text, width: 1 }], rows: [[[plainText(text)]]] },
      ],
    },
  ],
})

test('a report as Markdown and as HTML has every row, comment and ticket, in order', () => {
  const model = sampleModel({ comment: (index) => `Comment number ${String(index)} here` })
  for (const form of [paperMarkdown, paperHtml]) {
    let rest = form(verificationPaper(model))
    for (const row of rowsOf(model)) {
      for (const part of [row.id, row.verdictText, row.comment]) {
        expect(rest).toContain(part)
        rest = rest.slice(rest.indexOf(part))
      }
    }
  }
})

test('text never becomes markup of HTML', () => {
  const html = paperHtml(paperOf('<script>alert(1)</script> & "x" \'y\' \u0000'))
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39; \uFFFD')
  expect(html).toContain("default-src 'none'")
})

test('only web addresses become links of HTML', () => {
  const paper = paperOf('x')
  const block = { kind: 'list', items: [linkText('x', 'javascript:alert(1)')] } as const
  expect(paperHtml({ ...paper, sections: [{ title: 'x', level: 1, blocks: [block] }] })).not.toContain(
    'javascript',
  )
})

test.each([
  ['# not a heading', '\\# not a heading'],
  ['1. not a list', '1\\. not a list'],
  ['1.9.12 stays', '1.9.12 stays'],
  ['QC_DOC_1 stays, _this_ not', 'QC_DOC_1 stays, \\_this\\_ not'],
  ['*x* <b> [a](b) `c` | d', '\\*x\\* \\<b\\> \\[a\\](b) \\`c\\` \\| d'],
])('%s is no markup of Markdown', (text, escaped) => {
  expect(paperMarkdown(paperOf(text)).split('\n')).toContain(`# ${escaped}`)
})

test('a line end inside a table of Markdown does not break the table', () => {
  const lines = paperMarkdown(paperOf('one\ntwo')).split('\n')
  expect(lines).toContain('| one<br>two |')
  expect(lines).toContain('- [one<br>two](<https://example.org/a%20b%3E>)')
})

test('JSON is exactly what a PDF has attached', () => {
  const model = sampleModel()
  const { fileName, text } = writeText({ model, paper: verificationPaper(model) }, 'json')
  expect(fileName).toMatch(/_QCv7\.json$/)
  expect(text).toBe(canonicalJson(model))
})

const marked = 'Logs hold **all** of it:\n\n- `one`\n- [two](https://example.org/)\n\n# Big <script>'

test('light marks become elements of HTML, and nothing else does', () => {
  const html = marksHtml(marked)
  expect(html).toContain('Logs hold <strong>all</strong> of it:')
  expect(html).toContain('<ul><li dir="auto"><p class="text" dir="auto"><code>one</code></p></li>')
  expect(html).toContain('<a rel="noreferrer" href="https://example.org/">two</a>')
  expect(html).toContain('<strong>Big &lt;script&gt;</strong>')
})

test('light marks are written anew in Markdown: on lines of their own, or on one in a table', () => {
  expect(marksMarkdown(marked)).toBe(
    'Logs hold **all** of it:\n\n- `one`\n- [two](<https://example.org/>)\n\n**Big \\<script\\>**',
  )
  expect(marksMarkdownLine('a\n\n1. b | c\n2. ```x')).toBe('a<br>1\\. b \\| c<br>2\\. ')
})

test('a text keeps its words when its Markdown is read again', () => {
  const kept = fc.property(markedWords, (text) => {
    expect(isWithin(withoutMarks(text), withoutMarks(marksMarkdown(text)))).toBe(true)
  })
  fc.assert(kept, { numRuns: 1000 })
})
