import type * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { inOrder } from '../in-order.ts'
import type { TrackerTransaction } from '../ticket.ts'
import type { PastOptions } from '../tracker.ts'
import type { RtClient } from './client.ts'
import { TransactionPage, entryFields, toTransaction } from './history.ts'
import type { HistoryBatches } from './history.ts'
import { pageSize, readPage, readsAtOnce } from './pages.ts'
import type { Page } from './pages.ts'
import type { Transaction } from './schemas.ts'

const descending = { orderby: 'id', order: 'DESC', per_page: pageSize }

const lookAhead = 200
const exactSteps = 5

/** Entries a window should hold, and the least and most numbers it may reach over. */
const rowsOfWindow = 500
const spans = { first: 1000, least: 500, most: 64_000 } as const

interface Window {
  readonly low: number
  /** Exclusive; Infinity for the newest. */
  readonly high: number
}

/**
 * Entries of many tickets from the newest down, several windows of numbers at a time. A window reaches over more numbers where
 * few of them meet the conditions (TransactionSQL).
 */
export async function* walkDown(
  client: RtClient,
  conditions: readonly string[],
  { before, enough = () => false, signal }: PastOptions = {},
): HistoryBatches {
  const ask = async (bounds: Window, page: number) => {
    const asked = { query: within(conditions, bounds), fields: entryFields, ...descending, page }
    return readPage(client, TransactionPage, '/transactions', asked, signal)
  }
  let high = before === undefined ? Infinity : Number(before)
  let span: number = spans.first
  const next = () => {
    if (high <= 1 || enough()) return null
    const window = { low: Math.max(1, high - span), high }
    high = window.low
    return readWindow(window, ask)
  }
  if (high === Infinity) {
    const newest = await readNewest(ask)
    if (!newest.ok) yield newest
    if (!newest.ok || newest.value.length === 0) return
    yield newest
    high = lowest(newest.value)
  }
  for await (const read of inOrder(readsAtOnce, next)) {
    if (!read.ok) {
      yield read
      return
    }
    const rows = read.value.reduce((sum, batch) => sum + batch.length, 0)
    span = Math.round(Math.min(spans.most, Math.max(spans.least, (span * rowsOfWindow) / Math.max(rows, 1))))
    for (const batch of read.value) yield answered(batch)
  }
}

type AskWindow = (bounds: Window, page: number) => Promise<Answer<Page<z.infer<typeof Transaction>>>>

/** A page of the newest; the second is asked for when all of the first are hidden. */
async function readNewest(ask: AskWindow): Promise<Answer<readonly TrackerTransaction[]>> {
  for (let page = 1; ; page += 1) {
    const read = await ask({ low: 1, high: Infinity }, page)
    if (!read.ok) return read
    if (read.value.items.length > 0 || page === 2) return answered(read.value.items.map(toTransaction))
  }
}

/**
 * All visible entries of a window. Two pages without one hide two hundred, so it goes on that much lower; after a thousand
 * hidden ones in a row in ever longer steps.
 */
async function readWindow(
  { low, high }: Window,
  ask: AskWindow,
): Promise<Answer<readonly (readonly TrackerTransaction[])[]>> {
  const batches: TrackerTransaction[][] = []
  let bound = high
  let page = 1
  let misses = 0
  while (bound > low) {
    const read = await ask({ low, high: bound }, page)
    if (!read.ok) return read
    const entries = read.value.items.map(toTransaction)
    if (entries.length > 0) {
      bound = lowest(entries)
      batches.push(entries)
      page = 1
      misses = 0
    } else if (bound - low <= page * pageSize) break
    else if (page === 1) page = 2
    else {
      misses += 1
      bound -= lookAhead * 2 ** Math.max(0, misses - exactSteps)
      page = 1
    }
  }
  return answered(batches)
}

function within(conditions: readonly string[], { low, high }: Window): string {
  const bounds = [...(low > 1 ? [`id >= ${low}`] : []), ...(high === Infinity ? [] : [`id < ${high}`])]
  return ["ObjectType = 'RT::Ticket'", ...conditions, ...bounds].join(' AND ')
}

function lowest(entries: readonly TrackerTransaction[]): number {
  return Math.min(...entries.map(({ id }) => Number(id)))
}
