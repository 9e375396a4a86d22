import * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TrackerTransaction } from '../ticket.ts'
import type { RtClient } from './client.ts'
import { pageSize, readPage, walkPages } from './pages.ts'
import { Id, Transaction, pageOf } from './schemas.ts'
import { anyOf } from './ticket-sql.ts'

export const TransactionPage = pageOf(Transaction)
const NumberPage = pageOf(z.object({ id: Id }))
const ascending = { orderby: 'id', order: 'ASC', per_page: pageSize }
export const entryFields = 'Type,Field,OldValue,NewValue,Data,Creator,Created,TimeTaken,ObjectId'

export type HistoryBatches = AsyncGenerator<Answer<readonly TrackerTransaction[]>>

/** Entries of many tickets. `conditions` are in TransactionSQL and must not hold a bracket: some versions take it for JSON. */
export function walkTransactions(
  client: RtClient,
  conditions: readonly string[],
  signal?: AbortSignal,
  afterId = '0',
): HistoryBatches {
  const query = (after: string) =>
    ["ObjectType = 'RT::Ticket'", ...conditions, `id > ${Number(after)}`].join(' AND ')
  return walk(client, '/transactions', signal, query, afterId)
}

/**
 * The same without what is `known`: numbers alone cost the server a quarter of whole entries, and with the overlap nearly all
 * of them are known. Where a whole page was new, the rest is taken as it comes.
 */
export async function* walkUnknown(
  client: RtClient,
  conditions: readonly string[],
  known: (ids: readonly string[]) => ReadonlySet<string>,
  signal?: AbortSignal,
): HistoryBatches {
  const all = ["ObjectType = 'RT::Ticket'", ...conditions]
  let last = '0'
  const pages = walkPages('0', (after, page) => {
    const query = [...all, `id > ${Number(after)}`].join(' AND ')
    return readPage(client, NumberPage, '/transactions', { query, ...ascending, page }, signal)
  })
  for await (const page of pages) {
    if (!page.ok) {
      yield page
      return
    }
    const ids = page.value.items.map(({ id }) => id)
    const old = known(ids)
    const wanted = ids.filter((id) => !old.has(id))
    if (wanted.length === pageSize) {
      yield* walkTransactions(client, conditions, signal, last)
      return
    }
    last = ids.at(-1) ?? last
    if (wanted.length === 0) continue
    const query = [...all, anyOf(wanted.map((id) => `id = ${Number(id)}`))].join(' AND ')
    const asked = { query, fields: entryFields, ...ascending }
    const entries = await readPage(client, TransactionPage, '/transactions', asked, signal)
    yield entries.ok ? answered(entries.value.items.map(toTransaction)) : entries
    if (!entries.ok) return
  }
}

/** Whether the first page behind an entry shows any. */
export async function showsEntry(
  client: RtClient,
  conditions: readonly string[],
  afterId: string,
  signal?: AbortSignal,
): Promise<Answer<boolean>> {
  const query = ["ObjectType = 'RT::Ticket'", ...conditions, `id > ${Number(afterId)}`].join(' AND ')
  const read = await readPage(client, NumberPage, '/transactions', { query, ...ascending, page: 1 }, signal)
  return read.ok ? answered(read.value.items.length > 0) : read
}

/** Entries of one ticket behind an entry's number. */
export function walkHistory(
  client: RtClient,
  ticketId: string,
  afterId: string,
  signal?: AbortSignal,
): HistoryBatches {
  const query = (after: string) => JSON.stringify([{ field: 'id', operator: '>', value: after }])
  return walk(client, `/ticket/${ticketId}/history`, signal, query, afterId)
}

/**
 * All entries of one ticket behind an entry's number, as one list. `untilId` is the newest entry this account can see, if it is
 * known: then nobody has to look whether more follows.
 */
export async function readHistory(
  client: RtClient,
  ticketId: string,
  afterId: string,
  untilId: string | null = null,
): Promise<Answer<readonly TrackerTransaction[]>> {
  const all: TrackerTransaction[] = []
  if (untilId !== null && Number(untilId) <= Number(afterId)) return answered(all)
  for await (const batch of walkHistory(client, ticketId, afterId)) {
    if (!batch.ok) return batch
    all.push(...batch.value)
    if (untilId !== null && Number(all.at(-1)?.id) >= Number(untilId)) break
  }
  return answered(all)
}

async function* walk(
  client: RtClient,
  path: string,
  signal: AbortSignal | undefined,
  queryBehind: (after: string) => string,
  start = '0',
): HistoryBatches {
  const pages = walkPages(start, (after, page) => {
    const query = { query: queryBehind(after), fields: entryFields, ...ascending, page }
    return readPage(client, TransactionPage, path, query, signal)
  })
  for await (const page of pages) yield page.ok ? answered(page.value.items.map(toTransaction)) : page
}

export function toTransaction(wire: z.infer<typeof Transaction>): TrackerTransaction {
  return {
    id: wire.id,
    ticketId: wire.ObjectId,
    type: wire.Type,
    field: wire.Field,
    oldValue: wire.OldValue,
    newValue: wire.NewValue,
    // A message's subject comes with a line end.
    data: wire.Data.replace(/\n$/, ''),
    creator: wire.Creator ?? '',
    created: wire.Created,
    minutes: wire.TimeTaken,
    fate: fateOf(wire),
  }
}

function fateOf({ Type, Field, NewValue }: z.infer<typeof Transaction>): TrackerTransaction['fate'] {
  if (Type === 'Status' && NewValue === 'deleted') return 'deleted'
  return Type === 'AddLink' && Field === 'MergedInto' ? 'merged' : null
}
