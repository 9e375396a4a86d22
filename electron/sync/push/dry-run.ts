import { showTicket } from '../../../shared/domain/apply-intent.ts'
import { describeDeed } from '../../../shared/domain/describe-intent.ts'
import type { Intent, OutgoingFile } from '../../../shared/domain/intent.ts'
import type { MirroredTicket, TicketGone } from '../../../shared/domain/mirrored-ticket.ts'
import { goneSentence } from '../../../shared/domain/ticket-clock.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listOpenIntents } from '../../db/tables/intents.ts'
import { listQueueFields } from '../../db/tables/queue-fields.ts'
import { getSyncFact } from '../../db/tables/sync-facts.ts'
import { newestEntry } from '../../db/tables/ticket-history.ts'
import { getTicket, ticketKey } from '../../db/tables/tickets.ts'
import { openTracker } from '../open-tracker.ts'
import { once } from '../trackers/http/multipart.ts'
import { mirroredAnswer } from '../trackers/rt/mirrored-answers.ts'
import { mirroredAnswer as zammadAnswer } from '../trackers/zammad/mirrored-answers.ts'
import type { QueueDefinition, TicketReading } from '../trackers/ticket.ts'
import { verdictOf } from './answer-of-outcome.ts'
import { makesNew, perform } from './perform.ts'
import { createRehearsal, type RecordedRequest } from './rehearsal.ts'

/** What one change in the outbox would send now. */
export interface PlannedIntent {
  readonly intentId: string
  /** Number of its ticket; null for one that is to be made. */
  readonly ticket: string | null
  readonly what: string
  /** One sentence; empty when the requests say all. */
  readonly note: string
  /** Reads before the write, and the write; the reads that prove it come after its answer. */
  readonly requests: readonly RecordedRequest[]
}

/**
 * Every request the outbox of an account would make up to its writes, in order. The adapter itself makes them; in place of
 * the server it meets the mirror, with the changes ahead laid over it. Nothing is sent.
 */
export async function dryRun(
  options: { readonly db: ReadDb; readonly filesFolder: string; readonly now: () => Date },
  account: TrackerAccount,
): Promise<readonly PlannedIntent[]> {
  const planned: PlannedIntent[] = []
  const intents = listOpenIntents(options.db, account.id)
  for (const intent of intents) {
    const told = { intentId: intent.id, ticket: intent.ticket, what: describeDeed(intent.deed) }
    if (intent.state === 'conflict' || intent.state === 'refused') {
      planned.push({ ...told, note: 'It waits for a decision; nothing of it would be sent.', requests: [] })
      continue
    }
    const gone = goneOf(options.db, account, intent)
    if (gone !== null) {
      planned.push({ ...told, note: `${goneSentence(gone)} Nothing of it would be sent.`, requests: [] })
      continue
    }
    planned.push({ ...told, ...(await rehearse(options, account, intent, intents)) })
  }
  return planned
}

function goneOf(db: ReadDb, account: TrackerAccount, { ticket }: Intent): TicketGone | null {
  return ticket === null ? null : (getTicket(db, account.id, ticket)?.gone ?? null)
}

async function rehearse(
  { db, filesFolder, now }: Parameters<typeof dryRun>[0],
  account: TrackerAccount,
  intent: Intent,
  intents: readonly Intent[],
): Promise<Pick<PlannedIntent, 'note' | 'requests'>> {
  const reading = readingOf(db, account, intent, intents)
  const queues = queuesOf(db, account)
  const rehearsal = createRehearsal(
    account.kind === 'zammad'
      ? zammadAnswer(reading, queues, account.login)
      : mirroredAnswer(reading, queues),
  )
  const kept = JSON.parse(getSyncFact(db, account.id, 'op ids kept') ?? '[]') as string[]
  const tracker = openTracker(account, 'left out', kept, rehearsal.send)
  if (!tracker.ok) return { note: tracker.failure.message, requests: [] }
  const outcome = await perform(
    {
      db,
      account,
      tracker: tracker.value,
      filesFolder,
      openFile: placeholderOf,
      now,
      graceMs: () => 0,
      backOffMs: () => 0,
      signal: new AbortController().signal,
    },
    intent,
  )
  tracker.value.rest()
  const hasWrite = rehearsal.requests.some(({ method }) => method !== 'GET')
  return {
    note: hasWrite
      ? noteOf(db, account, intent)
      : `Nothing would be written: ${verdictOf(outcome).answer.sentence}`,
    requests: rehearsal.requests,
  }
}

/** What the requests alone do not say. */
function noteOf(db: ReadDb, account: TrackerAccount, { state, deed }: Intent): string {
  if (state !== 'queued' && makesNew(deed))
    return 'It is looked for on the server first, and sent only if it is not there.'
  const isUnknownQueue = deed.kind === 'create' && queueId(db, account, deed.draft.queue) === unknownId
  return isUnknownQueue
    ? 'The number of the queue is not known here yet; it is read before this is sent.'
    : ''
}

/** The ticket as the server would show it when this change has its turn. */
function readingOf(
  db: ReadDb,
  account: TrackerAccount,
  { ticket, seq }: Intent,
  intents: readonly Intent[],
): TicketReading | null {
  const mirrored = ticket === null ? undefined : getTicket(db, account.id, ticket)
  if (!mirrored) return null
  const ahead = intents.filter((other) => other.ticket === ticket && other.seq < seq)
  return {
    ticket: trackerTicket(db, account, showTicket(mirrored, ahead)),
    // The version is the newest entry of the history that the account may see.
    version: newestEntry(db, ticketKey(account.number, mirrored.number)) ?? '0',
  }
}

function trackerTicket(db: ReadDb, account: TrackerAccount, ticket: MirroredTicket): TicketReading['ticket'] {
  const fields = listQueueFields(db, account.id, ticket.queue)
  const idOf = (name: string) => fields.find((field) => field.on === 'ticket' && field.name === name)?.id
  return {
    ...ticket,
    id: ticket.number,
    queue: { id: queueId(db, account, ticket.queue), name: ticket.queue },
    fields: ticket.fields.map(({ name, values }) => ({ id: idOf(name) ?? unknownId, name, values })),
    lastUpdatedBy: null,
    cc: [],
    adminCc: [],
    may: null,
  }
}

function queuesOf(db: ReadDb, account: TrackerAccount): readonly QueueDefinition[] {
  return account.queues.map((name) => ({
    id: queueId(db, account, name),
    name,
    mayCreate: true,
    fields: listQueueFields(db, account.id, name),
  }))
}

const unknownId = '0'

/** Known since the definitions were read. */
function queueId(db: ReadDb, account: TrackerAccount, queue: string): string {
  return getSyncFact(db, account.id, `queue id ${queue}`) ?? unknownId
}

/** A file is named by its digest in place of its bytes. */
function placeholderOf({ name, bytes, sha256 }: OutgoingFile): AsyncIterable<Uint8Array> {
  return once(Buffer.from(`«${String(bytes)} bytes of ${name}, SHA-256 ${sha256}»`))
}
