import { expect, test } from 'vitest'
import { readWorkbook } from '../../../electron/documents/catalogue/read-workbook.ts'
import { showSerialDate } from '../../../electron/documents/catalogue/xlsx-numbers.ts'
import { valueOf } from '../../support/run.ts'
import { inlineCell, makeXlsx } from '../../support/xlsx.ts'

const read = async (sheetXml: string, parts: Readonly<Record<string, string | Uint8Array>> = {}) =>
  readWorkbook('w.xlsx', await makeXlsx(sheetXml, parts))
const refusal = async (sheetXml: string, parts: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const answer = await read(sheetXml, parts)
  return answer.ok ? 'taken in' : answer.failure.message
}
const cellsOf = async (sheetXml: string, parts: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const sheet = valueOf(await read(sheetXml, parts)).get('One')!
  return [...sheet.values()].flatMap((cells) => [...cells.values()].map((cell) => cell.text))
}

test('texts, numbers, booleans and shared texts are read as people see them', async () => {
  const shared =
    '<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si></sst>'
  const row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>1.50</v></c>
    <c r="D1" t="b"><v>1</v></c>${inlineCell('E1', '_x0041_ &lt;b&gt;')}</row>`
  expect(await cellsOf(row, { 'xl/sharedStrings.xml': shared })).toEqual([
    'plain',
    'rich',
    '1.50',
    'TRUE',
    'A <b>',
  ])
})

test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC', 'Asia/Kolkata', 'Europe/Lisbon'])(
  'a date is the day people see, in %s too',
  async (zone) => {
    const before = process.env['TZ']
    process.env['TZ'] = zone
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const cells = '<row r="1"><c r="A1" s="1"><v>46347</v></c><c r="B1" s="0"><v>46347</v></c></row>'
    expect(await cellsOf(cells, { 'xl/styles.xml': styles })).toEqual(['2026-11-21', '46347'])
    expect(showSerialDate(46347.604166667, false)).toBe('2026-11-21 14:30')
    process.env['TZ'] = before
  },
)

test('the result of a formula is marked as one', async () => {
  const sheet = valueOf(await read('<row r="1"><c r="A1" t="str"><f>1+1</f><v>2</v></c></row>')).get('One')!
  expect(sheet.get(1)?.get(1)).toEqual({ text: '2', formula: true })
})

test.each([
  ['macros', { 'xl/vbaProject.bin': 'x' }, 'macros'],
  ['links to other files', { 'xl/externalLinks/externalLink1.xml': '<x/>' }, 'linked'],
  ['a document type', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst/>' }, 'document type'],
  ['an entity nobody declared', { 'xl/sharedStrings.xml': '<sst><si><t>&b;</t></si></sst>' }, 'broken'],
  ['broken XML', { 'xl/workbook.xml': '<workbook><sheets>' }, 'broken'],
  ['deep XML', { 'xl/styles.xml': '<a>'.repeat(100) }, 'nested'],
])('a workbook with %s is refused by name', async (_what, parts, reason) => {
  const words = await refusal('', parts)
  expect(words).toContain('w.xlsx')
  expect(words).toContain(reason)
})

test('a million rows, or too many columns, end the reading', async () => {
  const rows = Array.from(
    { length: 1_000_000 },
    (_, index) => `<row r="${index + 1}">${inlineCell(`A${index + 1}`, 'x')}</row>`,
  )
  expect(await refusal(rows.join(''))).toContain('20000 rows')
  expect(await refusal(`<row r="1">${inlineCell('ZZZ1', 'x')}</row>`)).toContain('columns')
})

test('a part that unpacks to more than it may is not unpacked', async () => {
  const bomb = new Uint8Array(120 * 1024 * 1024)
  expect(await refusal('', { 'xl/sharedStrings.xml': bomb })).toContain('larger than it may be')
})

test('a part that unpacks to more than its archive claims is not unpacked either', async () => {
  const bomb = new Uint8Array(120 * 1024 * 1024)
  const bytes = Buffer.from(await makeXlsx('', { 'xl/sharedStrings.xml': bomb }))
  let claims = 0
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    // The sizes before packing stand 22 bytes into a local header, 24 into one of the directory.
    const place = { 0x04034b50: 22, 0x02014b50: 24 }[bytes.readUInt32LE(at)]
    if (place === undefined || bytes.readUInt32LE(at + place) !== bomb.length) continue
    bytes.writeUInt32LE(10, at + place)
    claims += 1
  }
  expect(claims).toBeGreaterThan(0)
  const answer = await readWorkbook('w.xlsx', new Uint8Array(bytes))
  expect(answer).toMatchObject({ failure: { kind: 'invalid', place: 'w.xlsx' } })
})

test.each([
  ['nothing', new Uint8Array()],
  ['a text', new TextEncoder().encode('a,b')],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
])('%s is no workbook', async (_what, bytes) => {
  expect(await readWorkbook('w.xlsx', bytes)).toMatchObject({ failure: { kind: 'invalid', place: 'w.xlsx' } })
})
