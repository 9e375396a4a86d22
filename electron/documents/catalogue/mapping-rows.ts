import type { MappingChange } from '../../../shared/domain/mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'

/** The columns of a mapping as a table, in a workbook and in CSV. */
export const mappingColumns = ['kind', 'product', 'capability or criterion', 'setting', 'reason'] as const

/** What products provide, then their exceptions; one row each. */
export function mappingRows(
  products: readonly Product[],
  changes: readonly MappingChange[],
): readonly (readonly string[])[] {
  return [
    ...products.flatMap((product) =>
      product.capabilities.map(({ id, basis, evidence }) => ['capability', product.key, id, basis, evidence]),
    ),
    ...changes.map(({ product, criterion, change, reason }) => [
      'criterion',
      product,
      criterion,
      change,
      reason,
    ]),
  ]
}
