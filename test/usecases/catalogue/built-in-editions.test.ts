import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listCapabilities } from '../../../electron/db/tables/capabilities.ts'
import { listCriteria } from '../../../electron/db/tables/criteria.ts'
import { listMappingChanges } from '../../../electron/db/tables/mapping-changes.ts'
import { getProduct } from '../../../electron/db/tables/products.ts'
import { listQcReleases } from '../../../electron/db/tables/qc-releases.ts'
import { loadBuiltIn } from '../../../electron/usecases/catalogue/load-built-in.ts'
import type { Deps } from '../../../electron/usecases/deps.ts'
import { publishQcRelease } from '../../../electron/usecases/catalogue/publish.ts'
import { saveCapability, saveProduct } from '../../../electron/usecases/catalogue/save-product.ts'
import { checkIntegrity } from '../../../electron/usecases/maintenance/check.ts'
import { startDraft } from '../../support/catalogue.ts'
import { templatesFolder } from '../../support/folders.ts'
import { valueOf } from '../../support/run.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

/** The templates of a newer program, whose QC 3 asks something else in one criterion. */
function makeNewerTemplates(words: string): string {
  const folder = makeTempFolder()
  cpSync(templatesFolder, folder, { recursive: true })
  const file = join(folder, 'catalogue', 'criteria', 'QC3.json')
  const criteria = JSON.parse(readFileSync(file, 'utf8')) as { check: string }[]
  criteria[0]!.check = words
  writeFileSync(file, JSON.stringify(criteria))
  return folder
}

const statesOf = ({ db }: Deps) =>
  Object.fromEntries(
    listQcReleases(db).map(({ id, state, umdMajors }) => [id, `${state} ${umdMajors.join()}`]),
  )

test('a newer text of a built-in release comes as an edition; the old one stays as it was published', () => {
  const { deps, listed } = startDraft()
  const before = listed('QC3')
  loadBuiltIn(deps, makeNewerTemplates('Look closer.'))
  expect(statesOf(deps)).toMatchObject({ QC3: 'DEPRECATED 1,2', 'QC3-r2': 'FINAL 1,2', QC7: 'FINAL ' })
  expect(listed('QC3')).toEqual(before)
  expect(listCriteria(deps.db, 'QC3-r2')[0]?.criterion.check).toBe('Look closer.')
  expect(listMappingChanges(deps.db, 'QC3-r2')).toHaveLength(listMappingChanges(deps.db, 'QC3').length)
  loadBuiltIn(deps, makeNewerTemplates('Look closer still.'))
  loadBuiltIn(deps, templatesFolder)
  expect(statesOf(deps)).toMatchObject({ 'QC3-r2': 'DEPRECATED 1,2', 'QC3-r3': 'FINAL 1,2' })
  expect(checkIntegrity(deps.db).problems).toEqual([])
})

test('a UMD major that a person gave to another release is not taken back', () => {
  const { deps } = startDraft()
  valueOf(publishQcRelease(deps, 'QC4'))
  loadBuiltIn(deps, makeNewerTemplates('Look closer.'))
  expect(statesOf(deps)).toMatchObject({ QC4: 'FINAL 2', 'QC3-r2': 'FINAL 1', QC3: 'DEPRECATED 1' })
})

test('products and capabilities that a person edited are left alone', () => {
  const { deps } = startDraft()
  const product = getProduct(deps.db, 'emi.dcache')!
  const [capability] = listCapabilities(deps.db)
  valueOf(saveProduct(deps, { before: product, after: { ...product, family: 'my-family' } }))
  valueOf(saveCapability(deps, { before: capability!, after: { ...capability!, purpose: 'Mine.' } }))
  loadBuiltIn(deps, makeNewerTemplates('Look closer.'))
  expect(getProduct(deps.db, 'emi.dcache')?.family).toBe('my-family')
  expect(listCapabilities(deps.db)[0]?.purpose).toBe('Mine.')
})

test('what somebody else changed meanwhile is a conflict, a product twice is refused', () => {
  const { deps } = startDraft()
  const product = getProduct(deps.db, 'emi.dcache')!
  valueOf(saveProduct(deps, { before: product, after: { ...product, name: 'theirs' } }))
  const mine = saveProduct(deps, { before: product, after: { ...product, name: 'mine' } })
  expect(mine).toMatchObject({ failure: { kind: 'conflict' } })
  expect(saveProduct(deps, { before: null, after: product })).toMatchObject({ failure: { place: 'key' } })
})
