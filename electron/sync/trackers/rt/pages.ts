import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'

export const pageSize = 100

/** Pages without a row to look ahead: where rights are checked row by row, a page of hidden rows is empty. */
const emptyPagesToTrust = 2

export interface Page<Row> {
  readonly items: readonly Row[]
  /** Null when the server does not count for this account. */
  readonly total: number | null
  readonly hasNext: boolean
}

/**
 * Walks a list in the order of its ids. After a full page it goes on behind the last id, so that rows which appear
 * meanwhile are neither skipped nor repeated. A short page ends it only where the server counts: elsewhere hidden rows
 * shorten pages, and some versions repeat the last page for ever.
 */
export async function* walkPages<Row extends { readonly id: string }>(
  start: string,
  ask: (after: string, page: number) => Promise<Answer<Page<Row>>>,
): AsyncGenerator<Answer<Page<Row>>> {
  let after = start
  let page = 1
  let empty = 0
  const seen = new Set<string>()
  for (;;) {
    const answer = await ask(after, page)
    if (!answer.ok) {
      yield answer
      return
    }
    const fresh = answer.value.items.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    if (fresh.length > 0) yield answered({ ...answer.value, items: fresh })
    const { items, total, hasNext } = answer.value
    const last = items.at(-1)
    if (items.length >= pageSize && fresh.length > 0 && last !== undefined) {
      after = last.id
      page = 1
      empty = 0
      seen.clear()
      continue
    }
    if (total !== null && !hasNext) return
    empty = fresh.length > 0 ? 0 : empty + 1
    if (empty >= emptyPagesToTrust) return
    page += 1
  }
}
