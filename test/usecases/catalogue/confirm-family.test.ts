import { expect, test } from 'vitest'
import { listProducts } from '../../../electron/db/tables/products.ts'
import { undoCatalogue } from '../../../electron/usecases/catalogue/change-catalogue.ts'
import { confirmFamily } from '../../../electron/usecases/catalogue/confirm-family.ts'
import { saveProduct } from '../../../electron/usecases/catalogue/save-product.ts'
import { testDeps } from '../../support/database.ts'
import { valueOf } from '../../support/run.ts'

function startFamily() {
  const deps = testDeps()
  const members = () => listProducts(deps.db).filter(({ family }) => family === 'unicorex')
  return { deps, members, confirmed: () => members().map((product) => product.familyConfirmed ?? false) }
}

test('a family is confirmed with all its keys, and undo makes it a guess again', () => {
  const { deps, members, confirmed } = startFamily()
  const before = members()
  expect(confirmed()).toEqual([false, false, false])
  valueOf(confirmFamily(deps, 'unicorex'))
  expect(confirmed()).toEqual([true, true, true])
  valueOf(undoCatalogue(deps))
  expect(members()).toEqual(before)
})

test('a product that leaves a confirmed family is not confirmed elsewhere', () => {
  const { deps, members } = startFamily()
  valueOf(confirmFamily(deps, 'unicorex'))
  const [first] = members()
  const { familyConfirmed: _confirmed, ...left } = first!
  valueOf(saveProduct(deps, { before: first!, after: { ...left, family: 'another' } }))
  expect(members()).toHaveLength(2)
  const refused = confirmFamily(deps, 'another')
  expect(refused).toMatchObject({ failure: { message: 'The family another has one product only.' } })
  expect(confirmFamily(deps, 'nothing')).toMatchObject({ failure: { kind: 'not-found' } })
})
