import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listMappingChanges } from '../../../../electron/db/tables/mapping-changes.ts'
import { getProduct, listProducts } from '../../../../electron/db/tables/products.ts'
import { undoCatalogue } from '../../../../electron/usecases/catalogue/change-catalogue.ts'
import { protectCell, unprotectCell } from '../../../../electron/usecases/catalogue/exchange/csv-cell.ts'
import { importMapping } from '../../../../electron/usecases/catalogue/exchange/import-mapping.ts'
import {
  readMappingCsv,
  writeMappingCsv,
} from '../../../../electron/usecases/catalogue/exchange/mapping-csv.ts'
import { awkwardText } from '../../../support/arbitrary-criterion.ts'
import { startDraft } from '../../../support/catalogue.ts'
import { makeCatalogueProduct } from '../../../support/criteria.ts'
import { valueOf } from '../../../support/run.ts'

const head = 'kind,product,capability or criterion,setting,reason\n'
const readText = (text: string) => readMappingCsv('m.csv', new TextEncoder().encode(text))

test('no cell begins like a formula, and every cell comes back', () => {
  fc.assert(
    fc.property(fc.oneof(awkwardText, fc.string(), fc.constantFrom("'=1", "''=1", "'x")), (text) => {
      expect(protectCell(text)).not.toMatch(/^[=+\-@\t\r]/)
      expect(unprotectCell(protectCell(text))).toBe(text)
    }),
  )
})

test('any mapping written and read again is the same', () => {
  const row = fc.record({
    product: fc.constantFrom('emi.a', 'emi.b'),
    criterion: fc.constantFrom('A_1', 'A_2'),
    change: fc.constantFrom('add' as const, 'remove' as const),
    reason: awkwardText,
  })
  fc.assert(
    fc.property(fc.array(row), awkwardText, (changes, evidence) => {
      const product = makeCatalogueProduct(['storage'], 'emi.a')
      const held = { id: 'storage', basis: 'inferred' as const, evidence }
      const written = writeMappingCsv(
        [{ ...product, capabilities: [held] }],
        changes.map((change) => ({ ...change, qcRelease: 'QC4' })),
      )
      expect(valueOf(readText(written))).toEqual({
        capabilities: [{ product: 'emi.a', capability: 'storage', held: true, basis: 'inferred', evidence }],
        exceptions: changes,
      })
    }),
    { numRuns: 300 },
  )
})

test('the mapping that is there, written and taken in, changes nothing', () => {
  const { deps } = startDraft()
  const written = writeMappingCsv(listProducts(deps.db), listMappingChanges(deps.db, 'QC4'))
  const outcome = valueOf(importMapping(deps, 'QC4', valueOf(readText(written))))
  expect(outcome.changed).toBe(0)
})

test('rows are wishes, "none" takes away, and what has no row stays', () => {
  const { deps } = startDraft()
  const before = getProduct(deps.db, 'emi.amga')
  const rows =
    'capability,emi.amga,metadata-catalogue,none,\ncriterion,emi.apel,GENERIC_DOC_2,remove,Not shipped.\n'
  valueOf(importMapping(deps, 'QC4', valueOf(readText(head + rows))))
  expect(getProduct(deps.db, 'emi.amga')?.capabilities).toEqual([])
  expect(listMappingChanges(deps.db, 'QC4').find(({ product }) => product === 'emi.apel')?.reason).toBe(
    'Not shipped.',
  )
  valueOf(undoCatalogue(deps))
  valueOf(undoCatalogue(deps))
  expect(getProduct(deps.db, 'emi.amga')).toEqual(before)
})

test('an unknown product in the last row leaves nothing of the rows before it', () => {
  const { deps } = startDraft()
  const before = listProducts(deps.db)
  const rows = 'capability,emi.amga,metadata-catalogue,none,\ncriterion,emi.nothing,GENERIC_DOC_2,remove,x\n'
  expect(importMapping(deps, 'QC4', valueOf(readText(head + rows)))).toMatchObject({
    failure: { kind: 'not-found' },
  })
  expect(listProducts(deps.db)).toEqual(before)
})

test.each([
  ['', 'first line'],
  ['a,b\n', 'first line'],
  [`${head}capability,x\n`, 'CSV'],
  [`${head}capability,x,y,perhaps,\n`, 'row 2'],
  [`${head}"capability,x`, 'CSV'],
])('what is no mapping is refused with its place: %j', (text, reason) => {
  expect(readText(text)).toMatchObject({ failure: { message: expect.stringContaining(reason) } })
})
