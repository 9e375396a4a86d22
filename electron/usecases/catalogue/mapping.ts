import type { MappingChange } from '../../../shared/domain/mapping.ts'
import type { CapabilityBasis, Product } from '../../../shared/domain/product.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { listCriteria } from '../../db/tables/criteria.ts'
import { listProducts } from '../../db/tables/products.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import type { Deps } from '../deps.ts'
import { mappingItemKey } from './catalogue-items.ts'
import { carryOut } from './change-catalogue.ts'

/** A per-product exception to set; `change` null takes it away again. */
export interface MappingWish {
  readonly product: string
  readonly criterion: string
  readonly change: MappingChange['change'] | null
  readonly reason: string
}

/** Whether a product provides a capability; `evidence` says why that is thought. */
export interface CapabilityWish {
  readonly product: string
  readonly capability: string
  readonly held: boolean
  readonly basis: CapabilityBasis
  readonly evidence: string
}

export interface MappingOutcome {
  /** How many things changed. */
  readonly changed: number
  /** Wishes that would have had no effect, in words. */
  readonly skipped: readonly string[]
}

/** Sets per-product additions and removals, any number of them as one step. */
export function changeMapping(
  deps: Deps,
  qcReleaseId: string,
  wishes: readonly MappingWish[],
): Result<MappingOutcome> {
  return inTransaction(deps.db, (tx) => {
    const release = getQcRelease(tx, qcReleaseId)
    if (!release) return notFound(`QC release ${qcReleaseId}`)
    if (release.state === 'DEPRECATED') return refused(`${qcReleaseId} is DEPRECATED; its mapping stays.`)
    const sorted = sortWishes(tx, qcReleaseId, wishes)
    if (!sorted.ok) return sorted
    const { useful, skipped } = sorted.value
    const [only] = useful
    const label =
      only && useful.length === 1
        ? `${only.criterion} for ${only.product}: ${only.change ?? 'by rule again'}`
        : `${String(useful.length)} exceptions in the mapping of ${qcReleaseId}`
    const done = carryOut(deps, tx, {
      qcReleaseId,
      label,
      items: useful.map((wish) => ({
        kind: 'mapping',
        key: mappingItemKey({ qcRelease: qcReleaseId, ...wish }),
        after: wish.change === null ? null : changeOf(qcReleaseId, wish, wish.change),
      })),
    })
    return success({ changed: done?.items.length ?? 0, skipped })
  })
}

/** Gives capabilities to products or takes them away, any number of them as one step. */
export function changeProductCapabilities(
  deps: Deps,
  wishes: readonly CapabilityWish[],
): Result<MappingOutcome> {
  return inTransaction(deps.db, (tx) => {
    const products = new Map(listProducts(tx).map((product) => [product.key, product]))
    const capabilities = new Set(listCapabilities(tx).map(({ id }) => id))
    const changed = new Map<string, Product>()
    for (const wish of wishes) {
      const product = changed.get(wish.product) ?? products.get(wish.product)
      if (!product) return notFound(`product ${wish.product}`)
      if (!capabilities.has(wish.capability)) return notFound(`capability ${wish.capability}`)
      changed.set(wish.product, withCapability(product, wish))
    }
    const [only] = wishes
    const label =
      only && wishes.length === 1
        ? `${only.capability} ${only.held ? 'given to' : 'taken from'} ${only.product}`
        : `Capabilities of ${String(changed.size)} products`
    const items = [...changed].map(([key, after]) => ({ kind: 'product' as const, key, after }))
    const done = carryOut(deps, tx, { qcReleaseId: null, label, items })
    return success({ changed: done?.items.length ?? 0, skipped: [] })
  })
}

function withCapability(product: Product, wish: CapabilityWish): Product {
  const others = product.capabilities.filter(({ id }) => id !== wish.capability)
  const held = { id: wish.capability, basis: wish.basis, evidence: wish.evidence }
  const place = product.capabilities.findIndex(({ id }) => id === wish.capability)
  if (!wish.held) return { ...product, capabilities: others }
  if (place < 0) return { ...product, capabilities: [...others, held] }
  return { ...product, capabilities: product.capabilities.with(place, held) }
}

function changeOf(qcRelease: string, wish: MappingWish, change: MappingChange['change']): MappingChange {
  return { qcRelease, product: wish.product, criterion: wish.criterion, change, reason: wish.reason.trim() }
}

function sortWishes(
  db: ReadDb | WriteDb,
  qcReleaseId: string,
  wishes: readonly MappingWish[],
): Result<{ readonly useful: readonly MappingWish[]; readonly skipped: readonly string[] }> {
  const products = new Map(listProducts(db).map((product) => [product.key, product]))
  const criteria = new Map(listCriteria(db, qcReleaseId).map(({ criterion }) => [criterion.id, criterion]))
  const useful: MappingWish[] = []
  const skipped: string[] = []
  for (const wish of wishes) {
    const product = products.get(wish.product)
    const criterion = criteria.get(wish.criterion)
    if (!product) return notFound(`product ${wish.product}`)
    if (!criterion) return notFound(`criterion ${wish.criterion} in ${qcReleaseId}`)
    if (wish.change !== null && wish.reason.trim() === '') {
      return refused(
        `Say why ${wish.criterion} is ${wish.change === 'add' ? 'added for' : 'removed from'} ${product.name}.`,
      )
    }
    const byRule =
      criterion.capability === null || product.capabilities.some(({ id }) => id === criterion.capability)
    if (wish.change === 'add' && byRule) skipped.push(`${product.name} has ${criterion.id} by rule already.`)
    else if (wish.change === 'remove' && !byRule)
      skipped.push(`${product.name} does not have ${criterion.id}.`)
    else useful.push(wish)
  }
  return success({ useful, skipped })
}
