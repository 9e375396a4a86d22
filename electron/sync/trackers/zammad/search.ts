import type * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TrackerTicket } from '../ticket.ts'
import type { SearchOptions, SyncPoint, TicketBatch, TicketDetail, TicketQuery } from '../tracker.ts'
import type { Query } from './client.ts'
import type { ZammadContext } from './context.ts'
import { mergedState, toTicket } from './parse-ticket.ts'
import { fieldsOf, readLinks, readTicket } from './read-ticket.ts'
import { Tickets } from './schemas.ts'
import type { Ticket } from './schemas.ts'

/** The most the server gives at once. */
export const pageSize = 200

/** Conditions are looked up in the database; a search for words would need a search engine beside the server. */
interface Condition {
  readonly attribute: string
  readonly operator: string
  readonly values: readonly string[]
}

type Wire = z.infer<typeof Ticket>

/** Tickets that meet a query, by id. Page numbers are the only cursor: what was passed already is left out. */
export async function* searchTickets(
  context: ZammadContext,
  query: TicketQuery,
  { detail, order, after, enough = () => false, signal }: SearchOptions,
): AsyncGenerator<Answer<TicketBatch>> {
  if (query.ids !== undefined) {
    yield* readByIds(context, query.ids, signal)
    return
  }
  const conditions = await conditionsOf(context, query)
  if (!conditions.ok) {
    yield conditions
    return
  }
  const isUp = order === 'oldest-first'
  let last = after === undefined ? null : Number(after)
  const isFresh = ({ id }: Wire) => last === null || (isUp ? Number(id) > last : Number(id) < last)
  for (let page = 1; ; page += 1) {
    const sorted = [
      ['sort_by', 'id'],
      ['order_by', isUp ? 'asc' : 'desc'],
      ['page', page],
    ] as const
    const read = await readPage(context, conditions.value, sorted, signal)
    if (!read.ok) {
      yield read
      return
    }
    const fresh = read.value.filter((wire) => isFresh(wire) && meets(wire, query))
    yield await toBatch(context, fresh, detail, signal)
    const end = read.value.at(-1)
    if (end !== undefined && isFresh(end)) last = Number(end.id)
    if (read.value.length < pageSize || enough()) return
  }
}

const overlapMs = 300_000

/** Tickets touched since then, oldest change first. Each page begins at the last change seen, so that none is passed over. */
export async function* changedSince(
  context: ZammadContext,
  queues: readonly string[],
  since: SyncPoint,
  signal?: AbortSignal,
): AsyncGenerator<Answer<readonly Wire[]>> {
  const conditions = await conditionsOf(context, { queues })
  if (!conditions.ok) {
    yield conditions
    return
  }
  const seen = new Set<string>()
  let from = new Date(Date.parse(since.serverTime) - overlapMs).toISOString()
  let page = 1
  for (;;) {
    const recent = { attribute: 'ticket.updated_at', operator: 'after (absolute)', values: [from] }
    const sorted = [
      ['sort_by', 'updated_at'],
      ['order_by', 'asc'],
      ['page', page],
    ] as const
    const read = await readPage(context, [...conditions.value, recent], sorted, signal)
    if (!read.ok) {
      yield read
      return
    }
    const fresh = read.value.filter(({ id, updated_at: at }) => !seen.has(`${id} ${at}`))
    for (const { id, updated_at: at } of fresh) seen.add(`${id} ${at}`)
    if (fresh.length > 0) yield answered(fresh)
    if (read.value.length < pageSize) return
    const reached = new Date(Date.parse(read.value.at(-1)?.updated_at ?? from) - 1).toISOString()
    page = reached > from ? 1 : page + 1
    from = reached > from ? reached : from
  }
}

/** Tickets touched since then, without those that were merged away. */
export async function* changedTickets(
  context: ZammadContext,
  queues: readonly string[],
  since: SyncPoint,
  { detail, signal }: { readonly detail: TicketDetail; readonly signal?: AbortSignal },
): AsyncGenerator<Answer<TicketBatch>> {
  for await (const batch of changedSince(context, queues, since, signal)) {
    if (!batch.ok) {
      yield batch
      return
    }
    yield await toBatch(
      context,
      batch.value.filter(({ state }) => state !== mergedState),
      detail,
      signal,
    )
  }
}

/** Ids of tickets whose attribute holds a text, or holds it somewhere. */
export async function findTickets(
  context: ZammadContext,
  condition: { readonly attribute: string; readonly operator: 'is' | 'contains'; readonly value: string },
  signal?: AbortSignal,
): Promise<Answer<readonly string[]>> {
  const { attribute, operator, value } = condition
  const asked = { attribute: `ticket.${attribute}`, operator, values: [value] }
  const read = await readPage(context, [asked], [['page', 1]], signal)
  return read.ok ? answered(read.value.map(({ id }) => id)) : read
}

async function readPage(
  { client }: ZammadContext,
  conditions: readonly Condition[],
  rest: Query,
  signal: AbortSignal | undefined,
): Promise<Answer<Wire[]>> {
  const asked: Query = conditions.flatMap(({ attribute, operator, values }) => [
    [`condition[${attribute}][operator]`, operator] as const,
    ...values.map((value) => [`condition[${attribute}][value][]`, value] as const),
  ])
  return client.read(
    '/tickets/search',
    [...asked, ...rest, ['per_page', pageSize], ['expand', 'true']],
    Tickets,
    signal,
  )
}

async function conditionsOf(
  context: ZammadContext,
  { queues, fieldIs }: TicketQuery,
): Promise<Answer<readonly Condition[]>> {
  const ids: string[] = []
  for (const name of queues) {
    const id = await context.groupId(name)
    if (!id.ok) return id
    ids.push(id.value)
  }
  return answered([
    ...(ids.length === 0 ? [] : [{ attribute: 'ticket.group_id', operator: 'is', values: ids }]),
    ...(fieldIs === undefined
      ? []
      : [{ attribute: `ticket.${fieldIs.name}`, operator: 'is', values: [fieldIs.value] }]),
  ])
}

/** What was merged away is not among the tickets of a search. */
function meets(wire: Wire, { owner, status }: TicketQuery): boolean {
  if (wire.state === mergedState) return false
  return (owner === undefined || wire.owner === owner) && (status === undefined || wire.state === status)
}

async function toBatch(
  context: ZammadContext,
  wires: readonly Wire[],
  detail: TicketDetail,
  signal: AbortSignal | undefined,
): Promise<Answer<TicketBatch>> {
  const tickets: TrackerTicket[] = []
  for (const wire of wires) {
    const links = detail === 'full' ? await readLinks(context, wire.id, signal) : answered(null)
    if (!links.ok) return links
    tickets.push(toTicket(wire, detail === 'full' ? fieldsOf(context) : [], links.value))
  }
  return answered({ tickets, remaining: null })
}

async function* readByIds(
  context: ZammadContext,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Answer<TicketBatch>> {
  for (const id of ids) {
    const read = await readTicket(context, id, signal)
    if (!read.ok) {
      yield read
      return
    }
    if (read.value.kind === 'here') yield answered({ tickets: [read.value.reading.ticket], remaining: null })
  }
}
