import type { ReadDb, WriteDb } from '../handles.ts'

/** What was said about a product's conditions of criticality: condition to whether it holds. */
export function listConditionAnswers(db: ReadDb, productKey: string): ReadonlyMap<string, boolean> {
  const rows = db
    .prepare<[string], { condition: string; holds: 0 | 1 }>(
      'select condition, holds from condition_answer where product_key = ? order by condition',
    )
    .all(productKey)
  return new Map(rows.map(({ condition, holds }) => [condition, holds === 1]))
}

/** null takes the answer back, so that it is asked again. */
export function keepConditionAnswer(
  tx: WriteDb,
  answer: { readonly productKey: string; readonly condition: string; readonly holds: boolean | null },
  at: string,
): void {
  const { productKey, condition, holds } = answer
  if (holds === null) {
    tx.prepare('delete from condition_answer where product_key = ? and condition = ?').run(
      productKey,
      condition,
    )
    return
  }
  tx.prepare(
    `insert into condition_answer (product_key, condition, holds, answered_at) values (?, ?, ?, ?)
     on conflict do update set holds = excluded.holds, answered_at = excluded.answered_at`,
  ).run(productKey, condition, Number(holds), at)
}
