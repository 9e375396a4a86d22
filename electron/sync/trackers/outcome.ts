import type { TrackerFailure } from './answer.ts'
import type { FieldRef } from './change.ts'
import type { FieldValues, TicketPresence, TicketReading } from './ticket.ts'

/** Why a ticket is not where it was. */
export type Absence = Exclude<TicketPresence, { kind: 'here' }>

/** One field that somebody else changed too: the three columns a person decides on. */
export interface FieldConflict {
  readonly field: FieldRef
  readonly base: FieldValues
  readonly mine: FieldValues
  readonly theirs: FieldValues
  /** What the server holds now: mine or theirs, whichever came last. */
  readonly stands: FieldValues
}

/** Something the server did not take as it was asked to. */
export interface Difference {
  /** Field, file or link, as people know it. */
  readonly what: string
  readonly wanted: string
  readonly stands: string
}

/**
 * What became of a write, known by reading back and never by the status of the answer.
 * Only `not-sent` and a settled `uncertain` may be tried again without a person.
 */
export type WriteOutcome<Receipt> =
  /** Read back and equal. `alreadyDone`: it stood so before anything was sent. */
  | {
      readonly kind: 'confirmed'
      readonly receipt: Receipt
      readonly alreadyDone: boolean
      readonly says: readonly string[]
    }
  /** Written, but not all of it or not as asked: a dropped file, a value not in the list. */
  | {
      readonly kind: 'partial'
      readonly receipt: Receipt
      readonly differences: readonly Difference[]
      readonly says: readonly string[]
    }
  /** `afterWrite`: both writes were taken and the history shows it; before it, nothing of this intent was written. */
  | {
      readonly kind: 'conflict'
      readonly conflicts: readonly FieldConflict[]
      readonly reading: TicketReading
      readonly afterWrite: boolean
      readonly says: readonly string[]
    }
  /** Nothing changed. `says` are the server's own sentences, in the account's language. */
  | {
      readonly kind: 'refused'
      readonly message: string
      readonly differences: readonly Difference[]
      readonly says: readonly string[]
    }
  /** `mayBeWritten`: something was sent before, and what became of it cannot be proven any more. */
  | { readonly kind: 'ticket-gone'; readonly presence: Absence; readonly mayBeWritten: boolean }
  /** Certainly without effect: try again later. */
  | { readonly kind: 'not-sent'; readonly failure: TrackerFailure }
  /** It may have taken effect. An `update` is simply called again; what makes something new is looked for first. */
  | { readonly kind: 'uncertain'; readonly why: string; readonly failure: TrackerFailure }

/** Where a message stands in the history of its ticket, and what arrived of its files. */
export interface MessageReceipt {
  readonly ticketId: string
  readonly transactionId: string
  /** Each file as it was fetched back. */
  readonly files: readonly ReceivedFile[]
}

/** A file as it was fetched back. */
export interface ReceivedFile {
  readonly attachmentId: string
  /** As the server keeps it. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * The ticket is not here to be written to, or to be read back. Behind a write, one that is only out of sight leaves it open:
 * with the right to see it comes the answer.
 */
export function outcomeOfAbsence(presence: Absence, mayBeWritten: boolean): WriteOutcome<never> {
  const isOutOfSight = presence.kind === 'hidden' || presence.kind === 'unknown'
  if (!mayBeWritten || !isOutOfSight) return { kind: 'ticket-gone', presence, mayBeWritten }
  const why =
    'It was sent, and this account may not see the ticket now: what became of it cannot be read before the right is back.'
  const failure = { kind: 'forbidden', message: why, effect: 'perhaps' } as const
  return { kind: 'uncertain', why, failure: { ...failure, serverSays: null, retryAfterSeconds: null } }
}

/** A failed write: without effect it can wait, otherwise it must be looked for. */
export function outcomeOfFailure(failure: TrackerFailure): WriteOutcome<never> {
  if (failure.effect === 'perhaps') return { kind: 'uncertain', why: failure.message, failure }
  if (failure.kind === 'refused' || failure.kind === 'forbidden' || failure.kind === 'not-found') {
    const says = failure.serverSays === null ? [] : [failure.serverSays]
    return { kind: 'refused', message: failure.message, differences: [], says }
  }
  return { kind: 'not-sent', failure }
}
