import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { inOrder } from '../in-order.ts'
import type { SearchOptions, TicketBatch, TicketDetail, TicketQuery } from '../tracker.ts'
import type { RtClient } from './client.ts'
import { pageSize, readPage, readsAtOnce, walkCounted } from './pages.ts'
import { toTicket } from './parse-ticket.ts'
import { Ticket, pageOf } from './schemas.ts'
import { ticketConditions } from './ticket-sql.ts'

const core =
  'Subject,Status,Queue,Owner,Creator,Created,LastUpdated,LastUpdatedBy,Due,Resolved,Priority,TimeWorked'

/** Custom fields are nearly all of the server's work on a page. */
const fieldsOf: Readonly<Record<TicketDetail, Readonly<Record<string, string>>>> = {
  ids: {},
  core: { fields: core, 'fields[Queue]': 'Name' },
  full: { fields: `${core},Requestor,Cc,AdminCc,CustomFields,_hyperlinks`, 'fields[Queue]': 'Name' },
}

const TicketPage = pageOf(Ticket)

/** As many numbers fit into one address. */
const mostIds = 100

/** Tickets that meet a query; a long list of numbers is asked for in parts. */
export async function* searchByQuery(
  client: RtClient,
  query: TicketQuery,
  options: SearchOptions,
): AsyncGenerator<Answer<TicketBatch>> {
  if (query.ids === undefined) {
    yield* searchTickets(client, ticketConditions(query), options)
    return
  }
  const parts = splitEvenly(query.ids)
  const next = () => {
    const ids = parts.shift()
    return ids ? collect(searchTickets(client, ticketConditions({ ...query, ids }), options)) : null
  }
  for await (const batches of inOrder(readsAtOnce, next))
    for (const batch of batches) {
      yield batch
      if (!batch.ok) return
    }
}

/** So that all connections have a part of it: a few tickets with their fields cost the server more than a request. */
function splitEvenly(ids: readonly string[]): (readonly string[])[] {
  const each = Math.min(mostIds, Math.ceil(ids.length / readsAtOnce))
  const parts: (readonly string[])[] = []
  for (let start = 0; start < ids.length; start += each) parts.push(ids.slice(start, start + each))
  return parts
}

async function collect<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

/** Tickets that meet all conditions (TicketSQL), by number. */
export async function* searchTickets(
  client: RtClient,
  conditions: readonly string[],
  { detail, order, after, enough, signal }: SearchOptions,
): AsyncGenerator<Answer<TicketBatch>> {
  const isUp = order === 'oldest-first'
  const start = after ?? (isUp ? '0' : '')
  const ask = (behind: string, page: number) => {
    const bound = behind === '' ? [] : [`id ${isUp ? '>' : '<'} ${Number(behind)}`]
    const query = {
      query: [...conditions, ...bound].join(' AND '),
      ...fieldsOf[detail],
      orderby: 'id',
      order: isUp ? 'ASC' : 'DESC',
      per_page: pageSize,
      page,
    }
    return readPage(client, TicketPage, '/tickets', query, signal)
  }
  const pages = walkCounted(start, ask, enough)
  for await (const page of pages)
    yield page.ok ? answered({ tickets: page.value.items.map(toTicket), remaining: page.value.total }) : page
}
