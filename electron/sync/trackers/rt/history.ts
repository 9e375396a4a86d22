import type * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TrackerTransaction } from '../ticket.ts'
import type { RtClient } from './client.ts'
import { pageSize, walkPages } from './pages.ts'
import { Transaction, pageOf } from './schemas.ts'

const TransactionPage = pageOf(Transaction)
const fields = 'Type,Field,OldValue,NewValue,Data,Creator,Created,TimeTaken,ObjectId'

type HistoryBatches = AsyncGenerator<Answer<readonly TrackerTransaction[]>>

/** Entries of many tickets. `conditions` are in TransactionSQL and must not hold a bracket: some versions take it for JSON. */
export function walkTransactions(
  client: RtClient,
  conditions: readonly string[],
  signal?: AbortSignal,
): HistoryBatches {
  return walk(client, '/transactions', signal, (after) =>
    ["ObjectType = 'RT::Ticket'", ...conditions, `id > ${Number(after)}`].join(' AND '),
  )
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

/** All entries of one ticket behind an entry's number, as one list. */
export async function readHistory(
  client: RtClient,
  ticketId: string,
  afterId: string,
): Promise<Answer<readonly TrackerTransaction[]>> {
  const all: TrackerTransaction[] = []
  for await (const batch of walkHistory(client, ticketId, afterId)) {
    if (!batch.ok) return batch
    all.push(...batch.value)
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
  const pages = walkPages(start, async (after, page) => {
    const order = { orderby: 'id', order: 'ASC', per_page: pageSize, page }
    const read = await client.read(
      path,
      { query: queryBehind(after), fields, ...order },
      TransactionPage,
      signal,
    )
    if (!read.ok) return read
    const { items, total, next_page: next } = read.value.value
    return answered({ items, total: total ?? null, hasNext: typeof next === 'string' })
  })
  for await (const page of pages) yield page.ok ? answered(page.value.items.map(toTransaction)) : page
}

function toTransaction(wire: z.infer<typeof Transaction>): TrackerTransaction {
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
