import type * as z from 'zod'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { inOrder } from '../in-order.ts'
import type { RtClient } from './client.ts'

export const pageSize = 100

/** Pages without a row to look ahead: where rights are checked row by row, a page of hidden rows is empty. */
const emptyPagesToTrust = 2

export interface Page<Row> {
  readonly items: readonly Row[]
  /** Null when the server does not count for this account. */
  readonly total: number | null
  readonly hasNext: boolean
}

type Query = Readonly<Record<string, string | number>>
interface WirePage<Row> {
  readonly items: readonly Row[]
  readonly total?: number | null | undefined
  readonly next_page?: string | null | undefined
}

export async function readPage<Row>(
  client: RtClient,
  schema: z.ZodType<WirePage<Row>>,
  path: string,
  query: Query,
  signal: AbortSignal | undefined,
): Promise<Answer<Page<Row>>> {
  const read = await client.read(path, query, schema, signal)
  if (!read.ok) return read
  const { items, total, next_page: next } = read.value.value
  return answered({ items, total: total ?? null, hasNext: typeof next === 'string' })
}

/**
 * Walks a list in the order of its ids. After a full page it goes on behind the last id, so that rows which appear
 * meanwhile are neither skipped nor repeated. A short page ends it only where the server counts: elsewhere hidden rows
 * shorten pages, and some versions repeat the last page for ever.
 */
export async function* walkPages<Row extends { readonly id: string }>(
  start: string,
  ask: (after: string, page: number) => Promise<Answer<Page<Row>>>,
  enough: () => boolean = () => false,
): AsyncGenerator<Answer<Page<Row>>> {
  let after = start
  let page = 1
  let empty = 0
  const seen = new Set<string>()
  do {
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
  } while (!enough())
}

/** As many requests read at a time: more would only let others wait. */
export const readsAtOnce = 2

/** Far pages cost the server a little more each. */
const pagesToABound = 25

/**
 * Walks a list that the server counts, with the next pages under way while one is taken. The pages of one bound stay in step as
 * long as the count does; when it changes, the walk goes on behind the last row it took. `total` is what is left with a page.
 * `enough` is asked before each further page.
 */
export async function* walkCounted<Row extends { readonly id: string }>(
  start: string,
  ask: (after: string, page: number) => Promise<Answer<Page<Row>>>,
  enough: () => boolean = () => false,
): AsyncGenerator<Answer<Page<Row>>> {
  let after = start
  do {
    const bound = after
    let pages = 1
    let asked = 0
    const next = () => {
      if (asked === pages || (asked > 0 && enough())) return null
      asked += 1
      return ask(bound, asked)
    }
    let taken = 0
    let total = 0
    for await (const answer of inOrder(readsAtOnce, next)) {
      if (!answer.ok) {
        yield answer
        return
      }
      const { items, total: counted } = answer.value
      if (counted === null) {
        yield* walkPages(after, ask, enough)
        return
      }
      if (taken === 0) total = counted
      // A row went away meanwhile: the pages behind it have moved up.
      if (counted !== total) break
      const left = total - taken * pageSize
      const last = items.at(-1)
      if (last === undefined) {
        if (left > 0) yield missing(left)
        return
      }
      pages = Math.min(Math.ceil(total / pageSize), pagesToABound)
      yield answered({ ...answer.value, total: left })
      after = last.id
      taken += 1
      if (items.length >= left) return
      if (items.length < pageSize) break
    }
  } while (!enough())
}

function missing(rows: number): Answer<never> {
  return unanswered('not-understood', `The server counts ${rows} more rows and shows none of them.`)
}
