import type { EaGap } from '../../../shared/domain/ea-gap.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

export interface KeptGap extends EaGap {
  readonly builtIn: boolean
}

/** Oldest first, then by stack and name. */
export function listGaps(db: ReadDb): readonly KeptGap[] {
  return db
    .prepare<[], Omit<EaGap, 'products'> & { products: string; builtIn: number }>(
      `select id, name, products, stack, since, until, source, note, built_in as builtIn
       from ea_gap order by since, stack, name`,
    )
    .all()
    .map((row) => ({ ...row, products: JSON.parse(row.products) as string[], builtIn: row.builtIn === 1 }))
}

export function upsertGap(tx: WriteDb, gap: EaGap, builtIn: boolean): void {
  tx.prepare(
    `insert into ea_gap (id, name, products, stack, since, until, source, note, built_in)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, products = excluded.products, stack = excluded.stack,
       since = excluded.since, until = excluded.until, source = excluded.source, note = excluded.note`,
  ).run(
    gap.id,
    gap.name,
    JSON.stringify(gap.products),
    gap.stack,
    gap.since,
    gap.until,
    gap.source,
    gap.note,
    Number(builtIn),
  )
}

/** Only one that was entered here. Answers whether there was one. */
export function deleteGap(tx: WriteDb, id: string): boolean {
  return tx.prepare('delete from ea_gap where id = ? and built_in = 0').run(id).changes === 1
}
