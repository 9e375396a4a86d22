import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { Capability, Product } from '../../../shared/domain/product.ts'
import { failure, invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { listCapabilities, positionOfCapability } from '../../db/tables/capabilities.ts'
import { getProduct } from '../../db/tables/products.ts'
import type { Deps, Nothing } from '../deps.ts'
import { carryOut } from './change-catalogue.ts'

/** What a caller wants to write, over what it read; null adds a new one. */
export interface Wanted<T> {
  readonly before: T | null
  readonly after: T
}

/** Adds or changes a product: its capabilities, platforms, family, and what the published data lost. */
export function saveProduct(deps: Deps, { before, after }: Wanted<Product>): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    const standing = getProduct(tx, after.key) ?? null
    if (before === null && standing) return invalid(`There is a product ${after.key} already.`, 'key')
    if (before && before.key !== after.key)
      return invalid('The key of a product stays: records name it.', 'key')
    if (before && canonicalJson(standing) !== canonicalJson(before))
      return changedMeanwhile(after.name, standing)
    const known = new Set(listCapabilities(tx).map(({ id }) => id))
    const odd = after.capabilities.find(({ id }) => !known.has(id))
    if (odd) return notFound(`capability ${odd.id}`)
    const label = before ? `${after.name} changed` : `${after.name} added`
    carryOut(deps, tx, { qcReleaseId: null, label, items: [{ kind: 'product', key: after.key, after }] })
    return success({})
  })
}

/** Adds or changes a capability. */
export function saveCapability(deps: Deps, { before, after }: Wanted<Capability>): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    const standing = listCapabilities(tx).find(({ id }) => id === after.id) ?? null
    if (before === null && standing) return invalid(`There is a capability ${after.id} already.`, 'id')
    if (before && before.id !== after.id) return invalid('The identifier of a capability stays.', 'id')
    if (before && canonicalJson(standing) !== canonicalJson(before))
      return changedMeanwhile(after.name, standing)
    const position = positionOfCapability(tx, after.id)
    const label = before ? `${after.name} changed` : `${after.name} added`
    const items = [{ kind: 'capability' as const, key: after.id, after: { capability: after, position } }]
    carryOut(deps, tx, { qcReleaseId: null, label, items })
    return success({})
  })
}

function changedMeanwhile(name: string, standing: unknown) {
  return failure({
    kind: 'conflict',
    message: `${name} was changed meanwhile. Neither was lost: look at both and choose.`,
    theirs: canonicalJson(standing),
    revision: 0,
  })
}
