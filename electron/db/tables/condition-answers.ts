import type { GivenAnswer } from '../../../shared/domain/criticality.ts'
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

/** The same with who gave each answer and when. */
export function listGivenAnswers(db: ReadDb, productKey: string): readonly GivenAnswer[] {
  return db
    .prepare<[string], Omit<GivenAnswer, 'holds'> & { holds: 0 | 1 }>(
      `select condition, holds, answered_at as at, answered_by as "by" from condition_answer
       where product_key = ? order by condition`,
    )
    .all(productKey)
    .map((answer) => ({ ...answer, holds: answer.holds === 1 }))
}

/** null takes the answer back, so that it is asked again. */
export function keepConditionAnswer(
  tx: WriteDb,
  answer: { readonly productKey: string; readonly condition: string; readonly holds: boolean | null },
  given: { readonly at: string; readonly by: string },
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
    `insert into condition_answer (product_key, condition, holds, answered_at, answered_by) values (?, ?, ?, ?, ?)
     on conflict do update set holds = excluded.holds, answered_at = excluded.answered_at,
       answered_by = excluded.answered_by`,
  ).run(productKey, condition, Number(holds), given.at, given.by)
}
