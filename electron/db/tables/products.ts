import type { Product, ProductCapability, ProductPlatform } from '../../../shared/domain/product.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface ProductRow {
  readonly key: string
  readonly name: string
  readonly provider: string
  readonly family: string | null
  readonly family_confirmed: 0 | 1
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
    `insert into product (key, name, provider, family, family_confirmed, note, platforms_basis)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (key) do update set name = excluded.name, provider = excluded.provider, family = excluded.family,
       family_confirmed = excluded.family_confirmed, note = excluded.note, platforms_basis = excluded.platforms_basis`,
  ).run(
    product.key,
    product.name,
    product.provider,
    product.family,
    product.familyConfirmed === true ? 1 : 0,
    product.note,
    product.platformsBasis,
  )
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

type OfProduct<T> = T & { readonly product_key: string }

function withParts(db: ReadDb, rows: readonly ProductRow[]): readonly Product[] {
  const keys = JSON.stringify(rows.map((row) => row.key))
  const capabilities = Map.groupBy(
    db
      .prepare<[string], OfProduct<ProductCapability>>(
        `select held.product_key, held.capability_id as id, held.basis, held.evidence from json_each(?) as wanted
         join product_capability as held on held.product_key = wanted.value order by held.position`,
      )
      .all(keys),
    (row) => row.product_key,
  )
  const platforms = Map.groupBy(
    db
      .prepare<[string], OfProduct<ProductPlatform>>(
        `select at.product_key, at.umd_major as umdMajor, at.platform, at.arch from json_each(?) as wanted
         join product_platform as at on at.product_key = wanted.value
         order by at.umd_major, at.platform, at.arch`,
      )
      .all(keys),
    (row) => row.product_key,
  )
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    provider: row.provider,
    family: row.family,
    ...(row.family_confirmed === 1 && { familyConfirmed: true as const }),
    note: row.note,
    platformsBasis: row.platforms_basis,
    capabilities: (capabilities.get(row.key) ?? []).map(withoutKey),
    platforms: (platforms.get(row.key) ?? []).map(withoutKey),
  }))
}

function withoutKey<T>({ product_key: _key, ...part }: OfProduct<T>): Omit<OfProduct<T>, 'product_key'> {
  return part
}
