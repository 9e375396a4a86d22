import { invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { listProducts } from '../../db/tables/products.ts'
import type { Deps, Nothing } from '../deps.ts'
import { carryOut } from './change-catalogue.ts'

/** Says that all products of a family are one product under several keys, as one step that undo takes back. */
export function confirmFamily(deps: Deps, family: string): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    const members = listProducts(tx).filter((product) => product.family === family)
    if (members.length === 0) return notFound(`family ${family}`)
    if (members.length === 1) return invalid(`The family ${family} has one product only.`, 'family')
    carryOut(deps, tx, {
      qcReleaseId: null,
      label: `Family ${family} confirmed`,
      items: members.map((product) => ({
        kind: 'product' as const,
        key: product.key,
        after: { ...product, familyConfirmed: true as const },
      })),
    })
    return success({})
  })
}
