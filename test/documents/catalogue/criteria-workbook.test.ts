import excel from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCriteriaWorkbook } from '../../../electron/documents/catalogue/criteria-workbook.ts'
import { readCriteriaWorkbook } from '../../../electron/documents/catalogue/read-criteria-workbook.ts'
import { readWorkbook } from '../../../electron/documents/catalogue/read-workbook.ts'
import type { Criterion } from '../../../shared/domain/criterion.ts'
import { anyCriteria } from '../../support/arbitrary-criterion.ts'
import { makeCatalogueProduct, makeCriterion } from '../../support/criteria.ts'
import { valueOf } from '../../support/run.ts'
import { sampleQcRelease } from '../../support/sample-verification.ts'

const write = (criteria: readonly Criterion[]) =>
  writeCriteriaWorkbook({
    qcRelease: sampleQcRelease(),
    criteria,
    products: [makeCatalogueProduct(['storage'])],
    changes: [{ qcRelease: 'QC7', product: 'tp.sample', criterion: 'A_1', change: 'add', reason: '=1+1' }],
  })

async function readBack(bytes: Uint8Array, standing: readonly Criterion[]) {
  const book = valueOf(await readWorkbook('c.xlsx', bytes))
  return readCriteriaWorkbook('c.xlsx', book, new Map(standing.map((criterion) => [criterion.id, criterion])))
}

async function edit(bytes: Uint8Array, change: (book: excel.Workbook) => void): Promise<Uint8Array> {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  change(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('any criteria survive the workbook unchanged, even what a cell cannot carry', async () => {
  await fc.assert(
    fc.asyncProperty(anyCriteria, async (criteria) => {
      const read = valueOf(await readBack(await write(criteria), criteria))
      expect(read.criteria).toEqual(criteria)
      expect(read.notes).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('an edited cell is the only thing that changes, and the mapping comes as it stands', async () => {
  const criteria = [makeCriterion({ id: 'A_1', report: 'bell \u0007' }), makeCriterion({ id: 'A_2' })]
  const bytes = await edit(await write(criteria), (book) => {
    book.getWorksheet('Criteria')!.getCell('G2').value = 'Look.'
    book.getWorksheet('Criteria')!.getCell('E3').value = 'yes (for services)'
  })
  const read = valueOf(await readBack(bytes, criteria))
  expect(read.criteria).toEqual([
    { ...criteria[0], check: 'Look.' },
    { ...criteria[1], critical: { kind: 'conditional', condition: 'for services' } },
  ])
  expect(read.mapping).toEqual([
    ['capability', 'tp.sample', 'storage', 'given', ''],
    ['criterion', 'tp.sample', 'A_1', 'add', '=1+1'],
  ])
})

test('rows that cannot be read are skipped with the reason; a missing column leaves its field alone', async () => {
  const criteria = ['A_1', 'A_2', 'A_3', 'A_4'].map((id) => makeCriterion({ id, provenanceNote: 'note' }))
  const bytes = await edit(await write(criteria), (book) => {
    const sheet = book.getWorksheet('Criteria')!
    sheet.getCell('G2').value = { formula: '1+1', result: 2 }
    sheet.getCell('A3').value = 'no identifier'
    sheet.getCell('A4').value = 'A_4'
    sheet.getCell('M1').value = 'My notes'
  })
  const read = valueOf(await readBack(bytes, criteria))
  expect(read.criteria).toEqual([criteria[3]])
  expect(read.notes).toEqual([
    'The column "My notes" is not ours; it stays in the workbook.',
    'Row 2 is skipped: its cell "What to check" is a formula.',
    'Row 3 is skipped: its cell "Identifier" cannot be read.',
    'Row 5 is skipped: A_4 stands twice.',
  ])
})

test('a workbook of something else is refused', async () => {
  const bytes = await edit(await write([]), (book) => book.removeWorksheet('proviso'))
  expect(await readBack(bytes, [])).toMatchObject({ failure: { kind: 'invalid', place: 'c.xlsx' } })
})
