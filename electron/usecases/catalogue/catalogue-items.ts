import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { MappingChange } from '../../../shared/domain/mapping.ts'
import type { Capability, Product } from '../../../shared/domain/product.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import {
  deleteCapability,
  listCapabilities,
  positionOfCapability,
  upsertCapability,
} from '../../db/tables/capabilities.ts'
import { touch, type ActionItem } from '../../db/tables/catalogue-actions.ts'
import {
  deleteMappingChange,
  getMappingChange,
  upsertMappingChange,
  type MappingKey,
} from '../../db/tables/mapping-changes.ts'
import { deleteProduct, getProduct, upsertProduct } from '../../db/tables/products.ts'
import { deletePlace, listPlaces, upsertPlace } from '../../db/tables/qc-release-criteria.ts'

/** Where a criterion stands in its release, and with which text. */
export interface Place {
  readonly digest: string
  readonly position: number
}

interface PlacedCapability {
  readonly capability: Capability
  readonly position: number
}

/** The key of a mapping change; a key is a text, so it is the canonical form of its parts. */
export function mappingItemKey({ qcRelease, product, criterion }: MappingKey): string {
  return canonicalJson([qcRelease, product, criterion])
}

/** What stands there now; null when there is nothing. */
export function readItem(
  db: ReadDb,
  qcReleaseId: string | null,
  item: Pick<ActionItem, 'kind' | 'key'>,
): unknown {
  switch (item.kind) {
    case 'criterion': {
      const place = listPlaces(db, qcReleaseId ?? '').find(({ criterionId }) => criterionId === item.key)
      return place ? { digest: place.digest, position: place.position } : null
    }
    case 'mapping':
      return getMappingChange(db, mappingKeyOf(item.key)) ?? null
    case 'product':
      return getProduct(db, item.key) ?? null
    case 'capability': {
      const capability = listCapabilities(db).find(({ id }) => id === item.key)
      return capability ? { capability, position: positionOfCapability(db, item.key) } : null
    }
  }
}

/** Puts a value there; null takes away what stands there. */
export function writeItem(
  tx: WriteDb,
  qcReleaseId: string | null,
  item: Pick<ActionItem, 'kind' | 'key'>,
  value: unknown,
): void {
  switch (item.kind) {
    case 'criterion':
      if (value === null) deletePlace(tx, qcReleaseId ?? '', item.key)
      else upsertPlace(tx, qcReleaseId ?? '', { criterionId: item.key, ...(value as Place) })
      return
    case 'mapping':
      if (value === null) deleteMappingChange(tx, mappingKeyOf(item.key))
      else upsertMappingChange(tx, value as MappingChange)
      break
    case 'product':
      if (value === null) deleteProduct(tx, item.key)
      else upsertProduct(tx, value as Product)
      break
    case 'capability':
      if (value === null) deleteCapability(tx, item.key)
      else {
        const placed = value as PlacedCapability
        upsertCapability(tx, placed.capability, placed.position)
      }
  }
  touch(tx, item.kind, item.key)
}

function mappingKeyOf(key: string): MappingKey {
  const [qcRelease = '', product = '', criterion = ''] = JSON.parse(key) as string[]
  return { qcRelease, product, criterion }
}
