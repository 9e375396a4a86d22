import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecordText } from '../../../electron/usecases/releases/record-text.ts'
import { makeRecord, makeRecordOf, mustRead } from '../../support/records.ts'

const html =
  '<div><b>New:</b></div><div><ul><li>one &amp; two</li><li>see <a href="https://example.org/x?a=1&amp;b=2">notes</a></li></ul></div>'
const plain = 'New:\n- one & two\n- see notes (https://example.org/x?a=1&b=2)'

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

describe('HTML', () => {
  test.each([
    ['not at all', html],
    ['once', escape(html)],
    ['twice', escape(escape(html))],
  ])('escaped %s gives the same lines', (_times, text) => {
    expect(readRecordText(text)).toBe(plain)
  })

  test.each([
    ['paragraphs keep one empty line', '<p>a</p><br/><br/><p>b</p>', 'a\n\nb'],
    ['nested lists are indented', '<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b'],
    ['numbered lists are numbered', '<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['cells are kept apart', '<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['blanks that do not break become one', '<div>a&nbsp; &nbsp;b</div>', 'a b'],
    ['a break at the end of an item counts for nothing', '<ul><li>a<br></li><li>b</li></ul>', '- a\n- b'],
    ['line breaks count where only inline elements are', '<b>a</b>\nb', 'a\nb'],
    ['line breaks do not count between blocks', '<div>a\nb</div>', 'a b'],
    ['an entity escaped once too often is decoded', '<b>a</b> &amp;gt; 14', 'a > 14'],
  ])('%s', (_what, text, expected) => {
    expect(readRecordText(text)).toBe(expected)
  })

  test('an address that is the text itself is not repeated', () => {
    expect(readRecordText('<a href="https://example.org/">https://example.org/</a>')).toBe(
      'https://example.org/',
    )
  })

  test('scripts, styles, comments and unsafe addresses leave nothing', () => {
    const text = '<script>alert(1)</script><style>b{}</style><!-- c --><a href="javascript:alert(2)">x</a>'
    expect(readRecordText(text)).toBe('x')
  })

  test('deep nesting is not read, many elements side by side are', () => {
    expect(readRecordText('<div>'.repeat(20_000))).toBeUndefined()
    expect(readRecordText('<p>a<br>'.repeat(2_000))?.split('\n')).toHaveLength(3_999)
  })
})

describe('plain text', () => {
  test.each([
    'L&B and CREAM (&CEMon), fields 14 & 15',
    'use if a < 5 and b > 3, or a <= b',
    'add a section [site/<sitename>] to <config.d>',
    'see https://example.org/?a=1&copy=2&para=3',
    'a << b; c <- d; <3',
  ])('%s survives', (text) => {
    expect(readRecordText(text)).toBe(text)
  })

  test.each([
    ['Logging &amp; Bookkeeping', 'Logging & Bookkeeping'],
    ['a &amp;amp; b &lt; c', 'a & b < c'],
    ['&lt;sitename&gt;', '<sitename>'],
    ['caf&eacute; &lt; 3', 'café < 3'],
  ])('%s is decoded to %s', (text, expected) => {
    expect(readRecordText(text)).toBe(expected)
  })

  test('doubled line breaks become single ones', () => {
    expect(readRecordText('\n\n      one\n\n  two\n\n\n\n    three\n\n   ')).toBe('one\ntwo\n\n  three')
  })

  test('single line breaks and paragraphs of an undoubled text stay', () => {
    expect(readRecordText('one\ntwo\n\n\n\nthree')).toBe('one\ntwo\n\nthree')
  })

  test('control and direction characters go', () => {
    expect(readRecordText('a\u0000b\u202ec\u00add\u007f\r\ne\ud800')).toBe('abcd\ne\ufffd')
  })
})

test('any text gives visible lines without outer blanks, and reading it again does not throw', () => {
  const pieces = fc.constantFrom(
    '<div>',
    '</li>',
    '<ul><li>',
    '&lt;',
    '&amp;',
    '<',
    '&',
    ' ',
    '\n',
    '\n\n',
    '"',
    'x',
    '<a href="',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (raw) => {
        const text = readRecordText(raw) ?? ''
        expect(text).not.toMatch(/[^\P{Cc}\n]|\n\n\n|[ \n]$|^[ \n]/u)
        expect(() => readRecordText(text)).not.toThrow()
      },
    ),
    { numRuns: 500 },
  )
})

describe('the texts of a record', () => {
  test('a sentence left over from the form is no text', () => {
    const left = '\n\n    Put the Change logs here (multiline field)\n\n   '
    expect(mustRead(makeRecordOf({ changeLog: left })).entries[0]?.texts.changeLog).toBe('')
    expect(mustRead(makeRecordOf({ changeLog: 'N/A' })).entries[0]?.texts.changeLog).toBe('N/A')
  })

  test('a text that cannot be read is left out with a finding', () => {
    const { texts, findings } = mustRead(makeRecord({ knownIssues: '<b>'.repeat(500) }))
    expect(texts.knownIssues).toBe('')
    expect(findings).toEqual([
      {
        product: null,
        kind: 'unreadable-field',
        message: 'The known issues of UMD 2.9.0 nest too deeply and are left out.',
      },
    ])
  })
})

describe('documentation links', () => {
  const details = (documentationLinks: unknown) => {
    const { entries, findings } = mustRead(makeRecordOf({ additionalDetails: 'More.', documentationLinks }))
    return { text: entries[0]?.texts.additionalDetails, findings: findings.map((finding) => finding.message) }
  }
  const link = (address: string) => ({ link: address, type: 'other' })

  test.each([
    [
      'one',
      { documentationLink: link('https://example.org/a') },
      'More.\nDocumentation: https://example.org/a',
    ],
    [
      'several',
      { documentationLink: [link('https://example.org/a'), link('ftp://example.org/b')] },
      'More.\nDocumentation: https://example.org/a\nDocumentation: ftp://example.org/b',
    ],
    ['none', null, 'More.'],
    [
      'one in brackets',
      { documentationLink: link('<https://example.org/a>') },
      'More.\nDocumentation: https://example.org/a',
    ],
    ['none in words', { documentationLink: link('no documentation available') }, 'More.'],
  ])('%s', (_what, links, text) => {
    expect(details(JSON.stringify(links))).toEqual({ text, findings: [] })
  })

  test.each([
    ['{"documentationLink":', 'The documentation links of Sample cannot be read and are left out.'],
    ['[1]', 'The documentation links of Sample cannot be read and are left out.'],
    [
      '{"documentationLink":{"link":"hhttp://example.org"}}',
      'The documentation link of Sample is no web address and is left out: "hhttp://example.org".',
    ],
  ])('%s is a finding', (links, message) => {
    expect(details(links)).toEqual({ text: 'More.', findings: [message] })
  })
})
