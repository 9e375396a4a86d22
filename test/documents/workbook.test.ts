import excel from 'exceljs'
import type { Workbook, Worksheet } from 'exceljs'
import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { cellLimit, cellText } from '../../electron/documents/cell-text.ts'
import type { DocumentModel } from '../../electron/documents/document-model.ts'
import { templateModel, verificationModel } from '../../electron/documents/model.ts'
import { recognitionSheetName } from '../../electron/documents/recognition-sheet.ts'
import { writeWorkbook } from '../../electron/documents/workbook.ts'
import { richReport } from '../support/rich-report.ts'
import {
  hostileTexts,
  samplePpa,
  sampleQcRelease,
  sampleRows,
  sampleVerification,
} from '../support/sample-verification.ts'

const template = templateModel({
  ppa: samplePpa(),
  qcRelease: sampleQcRelease('QC3'),
  knownCount: 33,
  rows: sampleRows('QC3'),
})

function filled(comment?: (index: number) => string): DocumentModel {
  return verificationModel({
    verification: sampleVerification(comment ? { comment, rowCount: hostileTexts.length } : {}),
    qcRelease: sampleQcRelease(),
    knownCount: 21,
    auditHead: null,
  })
}

async function read(bytes: Uint8Array): Promise<Workbook> {
  const book = new excel.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0])
  return book
}

const rowsOf = (model: DocumentModel) => model.groups.flatMap((group) => group.rows)
const textAt = (sheet: Worksheet, address: string) => sheet.getCell(address).value

describe('the template as a workbook', () => {
  let book: Workbook
  let sheet: Worksheet
  beforeAll(async () => {
    book = await read(await writeWorkbook(template))
    sheet = book.getWorksheet('Checklist')!
  })

  test('has one row a criterion, in the order of the model', () => {
    const ids = rowsOf(template).map((row) => row.id)
    expect(ids.map((_, index) => textAt(sheet, `B${String(index + 2)}`))).toEqual(ids)
    expect(sheet.rowCount).toBe(ids.length + 1)
  })

  test('offers the verdicts and yes or no as lists that allow a blank', () => {
    expect(sheet.getCell('F2').dataValidation).toMatchObject({
      type: 'list',
      allowBlank: true,
      formulae: ['"OK,WARNING,FAIL,NA,NOT TESTED"'],
    })
    expect(sheet.getCell('E2').dataValidation.formulae).toEqual(['"yes,no"'])
    expect(textAt(sheet, 'E2')).toBe('yes')
    expect(textAt(sheet, 'F2')).toBeNull()
  })

  test('locks the facts and leaves what the verifier writes open', () => {
    const last = String(sheet.rowCount)
    for (const column of ['E', 'F', 'G', 'H']) {
      expect(sheet.getCell(column + last).protection).toMatchObject({ locked: false })
    }
    for (const column of ['A', 'B', 'C', 'D', 'I']) {
      expect(sheet.getCell(column + last).protection?.locked).not.toBe(false)
    }
  })

  test('protects every sheet without a password', async () => {
    const archive = await JSZip.loadAsync(await writeWorkbook(template))
    for (const number of ['1', '2', '3', '4']) {
      const xml = await archive.file(`xl/worksheets/sheet${number}.xml`)!.async('string')
      expect(/<sheetProtection [^>]*>/.exec(xml)?.[0]).toMatch(/^(?!.*hashValue).*sheet="1"/)
    }
  })

  test('keeps its heading in sight and repeats it in print', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
    })
    expect(sheet.pageSetup.printTitlesRow).toBe('1:1')
    expect(sheet.headerFooter.oddFooter).toContain('Page &P of &N')
  })

  test('colours each verdict by a rule with a priority of its own', async () => {
    const archive = await JSZip.loadAsync(await writeWorkbook(template))
    const xml = await archive.file('xl/worksheets/sheet2.xml')!.async('string')
    const priorities = [...xml.matchAll(/<cfRule[^>]*priority="(\d+)"/g)].map((match) => match[1])
    expect(priorities).toHaveLength(5)
    expect(new Set(priorities).size).toBe(5)
  })

  test('names the filtered range, so that LibreOffice keeps the filter', async () => {
    const archive = await JSZip.loadAsync(await writeWorkbook(template))
    const xml = await archive.file('xl/workbook.xml')!.async('string')
    const range = `'Checklist'!$A$1:$I$${String(sheet.rowCount)}`
    expect(xml).toContain(`name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">${range}<`)
  })

  test('hides what a reader needs to recognise the rows', () => {
    const hidden = book.getWorksheet(recognitionSheetName)!
    const lines = new Map<unknown, unknown>()
    hidden.eachRow((row) => lines.set(row.getCell(1).value, row.getCell(2).value))
    expect(hidden.state).toBe('hidden')
    expect(lines.get('ppa')).toBe(template.ids.ppa)
    expect(lines.get('qcRelease')).toBe('QC3')
    for (const row of rowsOf(template)) expect(lines.get(row.id)).toBe(row.textDigest)
  })

  test('says on its cover how much of the QC release is known', () => {
    const cover: string[] = []
    book.getWorksheet('Summary')!.eachRow((row) => cover.push(row.getCell(1).text))
    expect(cover.join('\n')).toContain('Known 33 of 204 criteria')
    expect(cover).toContain('GGUS tickets')
  })
})

describe('a filled workbook', () => {
  test('carries the verdict, comment and tickets of every row', async () => {
    const model = filled()
    const sheet = (await read(await writeWorkbook(model))).getWorksheet('Checklist')!
    for (const [index, row] of rowsOf(model).entries()) {
      const at = String(index + 2)
      expect(textAt(sheet, `F${at}`)).toBe(row.verdict)
      expect(textAt(sheet, `G${at}`)).toBe(row.comment === '' ? null : row.comment)
      expect(textAt(sheet, `H${at}`) ?? '').toBe(row.tickets.map((ticket) => ticket.text).join('\n'))
    }
  })

  test('holds no formula, whatever a comment looks like', async () => {
    const model = filled((index) => hostileTexts[index]!)
    const bytes = await writeWorkbook(model)
    const archive = await JSZip.loadAsync(bytes)
    for (const name of Object.keys(archive.files).filter((each) => each.includes('worksheets/'))) {
      expect(await archive.file(name)!.async('string')).not.toMatch(/<f[ >]/)
    }
    const sheet = (await read(bytes)).getWorksheet('Checklist')!
    for (const [index, row] of rowsOf(model).entries()) {
      const shown = sheet.getCell(`G${String(index + 2)}`).text
      // The reader undoes the escape of an escape.
      const expected = cellText(row.comment).replaceAll('_x005F_', '_')
      expect(shown.slice(0, 200)).toBe(expected.slice(0, 200))
      expect(shown === expected).toBe(true)
    }
  })

  test('gives the same bytes for the same model', async () => {
    expect(Buffer.compare(await writeWorkbook(filled()), await writeWorkbook(filled()))).toBe(0)
  })
})

describe('text in a cell', () => {
  test('over the limit is cut, between characters, with a mark', () => {
    const text = cellText('x' + '\u{1F600}'.repeat(20_000))
    expect(text.length).toBeLessThanOrEqual(cellLimit)
    expect(text.isWellFormed()).toBe(true)
    expect(text).toMatch(/\[cut here: the whole text has 40001 characters\]$/)
  })

  test('shows what XML forbids and keeps what reads like an escape', () => {
    expect(cellText('a\u0000b\uFFFEc')).toBe('a[U+0000]b[U+FFFE]c')
    expect(cellText('_x0041_')).toBe('_x005F_x0041_')
    expect(cellText('one\r\ntwo\ttabbed')).toBe('one\ntwo\ttabbed')
  })
})

test('a filled workbook says where each verdict comes from and what was captured for it', async () => {
  const { model } = richReport()
  const book = await read(await writeWorkbook(model))
  const sheet = book.getWorksheet('Checklist')!
  expect(['J1', 'K1', 'L1'].map((at) => textAt(sheet, at))).toEqual([
    'Origin of the verdict',
    'Decided',
    'Evidence',
  ])
  const rowOf = (id: string) => String(rowsOf(model).findIndex((row) => row.id === id) + 2)
  expect(textAt(sheet, `J${rowOf('QC_DOC_2')}`)).toContain('carried from dCache 1.9.11')
  expect(textAt(sheet, `K${rowOf('QC_DOC_2')}`)).toBe('2012-03-06 09:00 UTC by A. Verifier')
  expect(textAt(sheet, `J${rowOf('QC_DOC_1')}`)).toBe('made in this run')
  expect(textAt(sheet, `L${rowOf('QC_DOC_1')}`)).toBe('E2 screen-0.png\nE3 screen-1.png')
  const evidence = book.getWorksheet('Evidence')!
  expect(model.evidence.map((_, index) => textAt(evidence, `A${String(index + 2)}`))).toEqual([
    'E1',
    'E2',
    'E3',
    'E4',
  ])
  expect(textAt(evidence, 'H3')).toBe(model.evidence[1]?.digest)
  expect((await read(await writeWorkbook(template))).getWorksheet('Evidence')).toBeUndefined()
})
