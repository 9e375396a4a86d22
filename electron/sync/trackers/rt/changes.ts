import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TrackerTransaction } from '../ticket.ts'
import type { ChangedOptions, HistoryOptions, PastOptions, SyncPoint, TicketBatch } from '../tracker.ts'
import type { RtClient } from './client.ts'
import { readServerTime } from './clock.ts'
import { showsEntry, walkTransactions, walkUnknown } from './history.ts'
import { walkDown } from './past-history.ts'
import { searchTickets } from './search.ts'
import { anyOf, inQueues, withinSeconds } from './ticket-sql.ts'

/**
 * Numbers and times are given out before a write can be seen, and a write stays unseen as long as its upload runs: so
 * each feed begins this much earlier, whichever reaches further back.
 */
const overlapSeconds = 300
const overlapEntries = 200

/** Mail the server sent is hidden from most accounts and would fill whole pages with nothing. */
const withoutMail = ["Type != 'EmailRecord'", "Type != 'CommentEmailRecord'"]

/** Tickets touched since then, with the overlap; by number, not by time. */
export async function* changedTickets(
  client: RtClient,
  queues: readonly string[],
  since: SyncPoint,
  { also = [], ...options }: ChangedOptions,
): AsyncGenerator<Answer<TicketBatch>> {
  if (queues.length === 0) return
  const seconds = await secondsSince(client, since, options.signal)
  if (!seconds.ok) {
    yield seconds
    return
  }
  const wanted = [withinSeconds('LastUpdated', seconds.value), ...also.map((id) => `id = ${Number(id)}`)]
  const conditions = [inQueues('Queue', queues), anyOf(wanted)]
  yield* searchTickets(client, conditions, { ...options, order: 'oldest-first' })
}

/** Entries since then, with the overlap, without those of `known` where it is given. */
export async function* changedHistory(
  client: RtClient,
  queues: readonly string[],
  since: SyncPoint,
  { signal, known }: HistoryOptions = {},
): AsyncGenerator<Answer<readonly TrackerTransaction[]>> {
  if (queues.length === 0) return
  const seconds = await secondsSince(client, since, signal)
  if (!seconds.ok) {
    yield seconds
    return
  }
  const from = Math.max(0, Number(since.transactionId) - overlapEntries)
  const recent = anyOf([`id > ${from}`, withinSeconds('Created', seconds.value)])
  const conditions = [inQueues('TicketQueue', queues), recent, ...withoutMail]
  yield* known ? walkUnknown(client, conditions, known, signal) : walkTransactions(client, conditions, signal)
}

/** Whether an entry can be seen behind the newest one known, by the first page alone. */
export async function showsNews(
  client: RtClient,
  queues: readonly string[],
  { transactionId }: SyncPoint,
  signal?: AbortSignal,
): Promise<Answer<boolean>> {
  if (queues.length === 0) return answered(false)
  return showsEntry(client, [inQueues('TicketQueue', queues), ...withoutMail], transactionId, signal)
}

/** Everything in the history of these queues before an entry, newest first. */
export async function* pastHistory(
  client: RtClient,
  queues: readonly string[],
  options: PastOptions = {},
): AsyncGenerator<Answer<readonly TrackerTransaction[]>> {
  if (queues.length === 0) return
  const conditions = [inQueues('TicketQueue', queues), ...withoutMail]
  yield* walkDown(client, conditions, options)
}

/** By the server's clock alone; it may have been set back meanwhile. */
async function secondsSince(
  client: RtClient,
  since: SyncPoint,
  signal: AbortSignal | undefined,
): Promise<Answer<number>> {
  const heard = client.clock()
  const now = heard === null ? await readServerTime(client, signal) : answered(heard)
  if (!now.ok) return now
  const elapsed = Math.abs(now.value.getTime() - Date.parse(since.serverTime)) / 1000
  return { ok: true, value: elapsed + overlapSeconds }
}
