import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { listProducts } from '../../../electron/db/tables/products.ts'
import { readProductTemplate } from '../../../electron/usecases/catalogue/product-template.ts'
import { writeTemplates } from '../../../electron/usecases/catalogue/write-templates.ts'
import { readWorkbook } from '../../../electron/documents/catalogue/read-workbook.ts'
import { testDeps } from '../../support/database.ts'
import { valueOf } from '../../support/run.ts'

async function writeAll(keys: readonly string[] | null, signal?: AbortSignal) {
  const work = writeTemplates(testDeps(), 'QC3', keys, signal)
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
  const { result } = await writeAll(null)
  const names = Object.keys((await JSZip.loadAsync(valueOf(result).bytes)).files)
  const count = (beginning: string) => names.filter((name) => name.startsWith(beginning)).length
  expect([count('QC_Ver'), count('capabilities/'), count('products/')]).toEqual([90, 29, 90])
  expect(names).toContain('Release-notes.md')
})

test('stopping it writes nothing; an unknown product is named', async () => {
  const { result } = await writeAll(null, AbortSignal.abort())
  expect(result).toMatchObject({ failure: { kind: 'cancelled' } })
  expect((await writeAll(['tp.nothing'])).result).toMatchObject({ failure: { what: 'product tp.nothing' } })
})
