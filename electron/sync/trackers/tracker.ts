import type { Answer } from './answer.ts'
import type { FieldChange, LinkChange, MessageDraft, TicketDraft } from './change.ts'
import type { ConnectionReport, Expectations } from './connection-report.ts'
import type { MessageReceipt, WriteOutcome } from './outcome.ts'
import type {
  AttachmentInfo,
  MessageText,
  QueueDefinition,
  TicketPresence,
  TicketReading,
  TrackerTicket,
  TrackerTransaction,
} from './ticket.ts'

/** How much of each ticket a search brings; the server needs twenty times as long for the fields as for the rest. */
export type TicketDetail = 'ids' | 'core' | 'full'

/** Every condition given must hold. */
export interface TicketQuery {
  /** Empty for every queue the account sees. */
  readonly queues: readonly string[]
  readonly ids?: readonly string[]
  readonly owner?: string
  readonly status?: string
  readonly fieldIs?: { readonly name: string; readonly value: string }
}

/** How a search goes through what it finds. */
export interface SearchOptions {
  readonly detail: TicketDetail
  /** `newest-first` walks down from the highest number. */
  readonly order: 'oldest-first' | 'newest-first'
  /** Goes on behind this ticket: the last one of an earlier, interrupted search. */
  readonly after?: string
  /** Asked before each further request: when it says yes, what is under way still comes, and the search ends. */
  readonly enough?: () => boolean
  readonly signal?: AbortSignal
}

/** Tickets that came together. */
export interface TicketBatch {
  readonly tickets: readonly TrackerTicket[]
  /** How many the whole search has left with this batch, for a progress line; null when the server does not say. */
  readonly remaining: number | null
}

/** Up to where changes are known. Kept by the caller, made by `now`. */
export interface SyncPoint {
  /** The server's clock, ISO 8601 in UTC. */
  readonly serverTime: string
  /** Newest history entry taken over; '0' for none. */
  readonly transactionId: string
}

export interface ReadOptions {
  readonly signal?: AbortSignal
}

export interface ChangedOptions extends ReadOptions {
  readonly detail: TicketDetail
  /** Tickets to list though they were not touched, where that costs no request of its own; a tracker may leave them out. */
  readonly also?: readonly string[]
}

export interface HistoryOptions extends ReadOptions {
  /** Which of these entries are mirrored already: they may be left out. */
  readonly known?: (ids: readonly string[]) => ReadonlySet<string>
}

export interface PastOptions extends ReadOptions {
  /** Goes on below this entry: the last one of an earlier, interrupted walk. */
  readonly before?: string
  /** As for a search. */
  readonly enough?: () => boolean
}

export interface TextOptions extends ReadOptions {
  /** As for a search. */
  readonly enough?: () => boolean
}

export interface TextBatch {
  /** The entries that were asked for: what is not among their texts has no words, or none this account may read. */
  readonly entries: readonly string[]
  readonly texts: readonly MessageText[]
}

/** A client-made operation, as it was given to the server. */
export type Operation =
  | { readonly kind: 'create'; readonly opId: string; readonly queue: string }
  | { readonly kind: 'message'; readonly opId: string; readonly ticketId: string }

/** The bytes of a file on their way in. */
export interface Download {
  readonly mediaType: string
  /** Throws `DownloadBroken` when the bytes stop early. */
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * A ticket server, behind which its quirks stay. Searches and feeds yield batches and end with the first failure, which
 * is their last value. Every write reads back what it wrote. Nothing is retried that could take effect twice.
 */
export interface Tracker {
  /** Finds out in words what works and what is missing. Reads only. */
  check(expectations: Expectations): Promise<Answer<ConnectionReport>>
  /** The server's clock and a place to start the feeds from. */
  serverTime(options?: ReadOptions): Promise<Answer<string>>

  queue(name: string, options?: ReadOptions): Promise<Answer<QueueDefinition>>
  ticket(id: string, options?: ReadOptions): Promise<Answer<TicketPresence>>
  /** What the account cannot see, what is deleted and what was merged away is not among them. */
  search(query: TicketQuery, options: SearchOptions): AsyncGenerator<Answer<TicketBatch>>
  /** Tickets touched since then, with an overlap: some come again. */
  changedTickets(
    queues: readonly string[],
    since: SyncPoint,
    options: ChangedOptions,
  ): AsyncGenerator<Answer<TicketBatch>>
  /** The history since then, deletions and merges among it, with an overlap: some come again, and late ones are found. */
  changedHistory(
    queues: readonly string[],
    since: SyncPoint,
    options?: HistoryOptions,
  ): AsyncGenerator<Answer<readonly TrackerTransaction[]>>
  /**
   * Whether the history shows an entry behind this point: one cheap question, whose «no» misses what appears late or behind many hidden
   * ones. A tracker that has none leaves it out.
   */
  showsNews?(queues: readonly string[], since: SyncPoint, options?: ReadOptions): Promise<Answer<boolean>>
  /**
   * The whole history of these queues, newest first, for the first pull. A tracker that cannot do that leaves it out; then
   * each ticket is asked for its own.
   */
  pastHistory?(
    queues: readonly string[],
    options?: PastOptions,
  ): AsyncGenerator<Answer<readonly TrackerTransaction[]>>
  history(ticketId: string, options?: ReadOptions): AsyncGenerator<Answer<readonly TrackerTransaction[]>>
  /** The words of these entries of the history, some at a time in their order. */
  texts(entries: readonly string[], options?: TextOptions): AsyncGenerator<Answer<TextBatch>>
  attachments(transactionId: string, options?: ReadOptions): Promise<Answer<readonly AttachmentInfo[]>>
  download(attachment: AttachmentInfo, options?: ReadOptions): Promise<Answer<Download>>

  /** Sets fields, status and owner. All or nothing as far as the server can be asked to; safe to call again. */
  update(ticketId: string, changes: readonly FieldChange[]): Promise<WriteOutcome<TicketReading>>
  /** Adds and removes links; safe to call again. */
  link(ticketId: string, changes: readonly LinkChange[]): Promise<WriteOutcome<TicketReading>>
  /** Not safe to call again before `findByOpId`. */
  create(opId: string, draft: TicketDraft): Promise<WriteOutcome<TicketReading>>
  /** Not safe to call again before `findByOpId`. */
  message(opId: string, ticketId: string, draft: MessageDraft): Promise<WriteOutcome<MessageReceipt>>

  /** Tickets or history entries that carry the operation's id. Nothing found proves nothing before the grace period is over. */
  findByOpId(operation: Operation, options?: ReadOptions): Promise<Answer<readonly string[]>>
  /** Compares a ticket found by `findByOpId` with its draft, as `create` does. */
  confirmCreated(opId: string, ticketId: string, draft: TicketDraft): Promise<WriteOutcome<TicketReading>>
  /** Compares a message found by `findByOpId` with its draft, as `message` does, files included. */
  confirmMessage(
    ticketId: string,
    transactionId: string,
    draft: MessageDraft,
  ): Promise<WriteOutcome<MessageReceipt>>

  /** Places that were seen to keep operation ids, to be handed to the next session in its settings. */
  keptOpIds(): readonly string[]

  /** Closes idle connections; each holds a process of the server. Afterwards it can be used again. */
  rest(): void
}

/** A download ended before its last byte. */
export class DownloadBroken extends Error {}
