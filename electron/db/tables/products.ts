import type { Product, ProductCapability, ProductPlatform } from '../../../shared/domain/product.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface ProductRow {
  readonly key: string
  readonly name: string
  readonly provider: string
  readonly family: string | null
  readonly note: string
  readonly platforms_basis: Product['platformsBasis']
}

/** Every product known, by key. */
export function listProducts(db: ReadDb): readonly Product[] {
  return withParts(db, db.prepare<[], ProductRow>('select * from product order by key').all())
}

export function getProduct(db: ReadDb, key: string): Product | undefined {
  const row = db.prepare<[string], ProductRow>('select * from product where key = ?').get(key)
  return row && withParts(db, [row])[0]
}

/** Writes the product as given: its capabilities and platforms replace those that stood there. */
export function upsertProduct(tx: WriteDb, product: Product): void {
  tx.prepare(
    `insert into product (key, name, provider, family, note, platforms_basis) values (?, ?, ?, ?, ?, ?)
     on conflict (key) do update set name = excluded.name, provider = excluded.provider,
       family = excluded.family, note = excluded.note, platforms_basis = excluded.platforms_basis`,
  ).run(product.key, product.name, product.provider, product.family, product.note, product.platformsBasis)
  tx.prepare('delete from product_capability where product_key = ?').run(product.key)
  tx.prepare('delete from product_platform where product_key = ?').run(product.key)
  const capability = tx.prepare(
    'insert into product_capability (product_key, capability_id, position, basis, evidence) values (?, ?, ?, ?, ?)',
  )
  product.capabilities.forEach((held, position) =>
    capability.run(product.key, held.id, position, held.basis, held.evidence),
  )
  const platform = tx.prepare(
    'insert into product_platform (product_key, umd_major, platform, arch) values (?, ?, ?, ?)',
  )
  for (const at of product.platforms) platform.run(product.key, at.umdMajor, at.platform, at.arch)
}

/** Deletes a product that nothing refers to; throws when something does. */
export function deleteProduct(tx: WriteDb, key: string): void {
  tx.prepare('delete from product where key = ?').run(key)
}

function withParts(db: ReadDb, rows: readonly ProductRow[]): readonly Product[] {
  const capabilities = Map.groupBy(
    db
      .prepare<[], ProductCapability & { product_key: string }>(
        'select product_key, capability_id as id, basis, evidence from product_capability order by position',
      )
      .all(),
    (row) => row.product_key,
  )
  const platforms = Map.groupBy(
    db
      .prepare<[], ProductPlatform & { product_key: string }>(
        `select product_key, umd_major as umdMajor, platform, arch from product_platform
         order by umd_major, platform, arch`,
      )
      .all(),
    (row) => row.product_key,
  )
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    provider: row.provider,
    family: row.family,
    note: row.note,
    platformsBasis: row.platforms_basis,
    capabilities: (capabilities.get(row.key) ?? []).map(({ id, basis, evidence }) => ({
      id,
      basis,
      evidence,
    })),
    platforms: (platforms.get(row.key) ?? []).map(({ umdMajor, platform, arch }) => ({
      umdMajor,
      platform,
      arch,
    })),
  }))
}
