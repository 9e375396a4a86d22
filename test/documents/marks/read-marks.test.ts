import * as fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import { expect, test } from 'vitest'
import { readMarks } from '../../../electron/documents/marks/read-marks.ts'
import { withoutMarks } from '../../../electron/documents/marks/without-marks.ts'
import { isWithin, markedWords } from '../../support/report-texts.ts'

test('marks become looks, and a link is followed by its address', () => {
  const [first, list] = readMarks(
    '**Bold** and `code`, [a page](https://example.org/ü "named")\n\n1. one\n2. two',
  )
  const look = { strong: false, emphasis: false, code: false, url: null, isAddress: false }
  expect(first).toEqual({
    kind: 'paragraph',
    runs: [
      { ...look, text: 'Bold', strong: true },
      { ...look, text: ' and ' },
      { ...look, text: 'code', code: true },
      { ...look, text: ', ' },
      { ...look, text: 'a page', url: 'https://example.org/%C3%BC' },
      { ...look, text: ' (https://example.org/ü "named")' },
    ],
  })
  expect(list).toMatchObject({ kind: 'list', start: 1, items: [[{ runs: [{ text: 'one' }] }], [{}]] })
})

test.each([
  ['a line end', 'one\ntwo', 'one\ntwo'],
  ['markup of HTML', 'a <b>c</b> &amp; d', 'a <b>c</b> & d'],
  ['a heading', '# Title\ntext', 'Title\n\ntext'],
  ['a picture', '![alt](http://x.y/z.png)', 'alt (http://x.y/z.png)'],
  ['an address nobody uses', '[a]: http://x.y', '[a]: http://x.y'],
  ['an address used by its label', '[words][a]\n\n[a]: http://x.y', 'words (http://x.y)'],
  ['what stands behind a fence', '```see the log\nx\n```', 'see the log\nx'],
  ['nothing but marks', '#', '#'],
  ['a list in a list', '- a\n  1. b', '– a\n\n  1. b'],
])('%s keeps its words', (_, text, words) => {
  expect(withoutMarks(text)).toBe(words)
})

test('a script address is text and no link', () => {
  const [block] = readMarks('[x](javascript:alert(1))')
  expect(block).toMatchObject({ runs: [{ text: 'x (javascript:alert(1))', url: null }] })
})

test('text made to stop a reader of marks is shown as written, at once', () => {
  for (const text of ['>'.repeat(40_000), '- '.repeat(40) + 'x', '*'.repeat(100_000), 'a\u0000**b**']) {
    expect(withoutMarks(text)).toBe(text)
  }
  const deep = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n')
  expect(withoutMarks(deep).match(/x/g)).toHaveLength(100)
})

test('whatever the screen shows of a text, the report prints in the same order', () => {
  const shown = fc.property(markedWords, (text) => {
    expect(
      isWithin(textOfHtml(renderToStaticMarkup(createElement(Markdown, null, text))), withoutMarks(text)),
    ).toBe(true)
  })
  fc.assert(shown, { numRuns: 1000 })
})

function textOfHtml(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name]!)
}
