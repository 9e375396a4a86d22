import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { listProducts } from '../../../electron/db/tables/products.ts'
import { readProductTemplate } from '../../../electron/usecases/catalogue/product-template.ts'
import { writeTemplates } from '../../../electron/usecases/catalogue/write-templates.ts'
import { readWorkbook } from '../../../electron/documents/catalogue/read-workbook.ts'
import type { DocumentsWanted } from '../../../electron/usecases/catalogue/release-documents.ts'
import { testDeps } from '../../support/database.ts'
import { templatesFolder } from '../../support/folders.ts'
import { valueOf } from '../../support/run.ts'

async function writeAll(
  productKeys: readonly string[] | null,
  documents: DocumentsWanted = 'none',
  signal?: AbortSignal,
) {
  const source = { db: testDeps().db, dataFolder: '' }
  const wanted = { qcReleaseId: 'QC3', productKeys, documents }
  const work = writeTemplates(source, wanted, { templatesFolder, siteLayouts: null, signal })
  const steps: string[] = []
  for (;;) {
    const step = await work.next()
    if (step.done) return { steps, result: step.value }
    steps.push(step.value.doing)
  }
}

test('every row of the template of every product says why it is there and what would remove it', () => {
  const { db } = testDeps()
  const products = listProducts(db)
  expect(products).toHaveLength(90)
  for (const { key } of products) {
    for (const qcReleaseId of ['QC3', 'QC7']) {
      const { rows } = valueOf(readProductTemplate(db, key, qcReleaseId))
      expect(rows.length, key).toBeGreaterThan(0)
      for (const { reason } of rows) {
        expect(reason.sentence).toMatch(/\S.*\.$/)
        expect(reason.wouldRemove).toMatch(/\S.*\.$/)
      }
    }
  }
})

test('a selection is written with an overview, and the same data gives the same bytes', async () => {
  const keys = ['emi.dcache', 'emi.apel']
  const [first, second] = [await writeAll(keys), await writeAll(keys)]
  const archive = valueOf(first.result)
  expect(first.steps).toEqual(['APEL publisher', 'dCache'])
  expect(Buffer.from(archive.bytes).equals(Buffer.from(valueOf(second.result).bytes))).toBe(true)
  const zip = await JSZip.loadAsync(archive.bytes)
  expect(Object.keys(zip.files)).toEqual([
    'Overview.xlsx',
    'QC_Verification_Template-emi.apel-QCv3.xlsx',
    'QC_Verification_Template-emi.dcache-QCv3.xlsx',
  ])
  const overview = await zip.file('Overview.xlsx')!.async('uint8array')
  const sheet = valueOf(await readWorkbook('o.xlsx', overview)).get('Overview')!
  expect(sheet.get(3)?.get(1)?.text).toBe('dCache')
})

test('all of them come with the documents of capabilities and products and the release notes', async () => {
  const { result } = await writeAll(null, 'pages')
  const names = Object.keys((await JSZip.loadAsync(valueOf(result).bytes)).files)
  const count = (beginning: string) => names.filter((name) => name.startsWith(beginning)).length
  expect([count('QC_Ver'), count('capabilities/'), count('products/')]).toEqual([90, 29, 90])
  expect(names).toContain('Release-notes.md')
})

test('stopping it writes nothing; an unknown product is named', async () => {
  const { result } = await writeAll(null, 'pages', AbortSignal.abort())
  expect(result).toMatchObject({ failure: { kind: 'cancelled' } })
  expect((await writeAll(['tp.nothing'])).result).toMatchObject({ failure: { what: 'product tp.nothing' } })
})

test('every document can be had as a page and as PDF, and the overview lists them with their digests', async () => {
  const { result, steps } = await writeAll(['emi.dcache'], 'pages and PDF')
  const archive = valueOf(result)
  const zip = await JSZip.loadAsync(archive.bytes)
  const names = Object.keys(zip.files)
  const ending = (end: string) => names.filter((name) => name.endsWith(end)).length
  expect([ending('.pdf'), ending('.html')]).toEqual([30, 30])
  expect(steps).toHaveLength(1 + 16)
  const overview = await zip.file('Overview.xlsx')!.async('uint8array')
  const sheet = valueOf(await readWorkbook('o.xlsx', overview)).get('Documents')!
  const row = [...sheet.values()].find(
    (cells) => cells.get(1)?.text.startsWith('products/') && cells.get(1)?.text.endsWith('.pdf'),
  )!
  const pdf = await zip.file(row.get(1)!.text)!.async('uint8array')
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(row.get(2)!.text)
}, 120_000)

test('a template has the same bytes and dates in five time zones', async () => {
  const before = process.env['TZ']
  const made: string[] = []
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC', 'Asia/Kolkata', 'Europe/Lisbon']) {
    process.env['TZ'] = zone
    const { result } = await writeAll(['emi.dcache'])
    made.push(createHash('sha256').update(valueOf(result).bytes).digest('hex'))
  }
  process.env['TZ'] = before
  expect(new Set(made).size).toBe(1)
})
