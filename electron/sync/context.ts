import type { OutgoingFile } from '../../shared/domain/intent.ts'
import type { TrackerAccount } from '../../shared/domain/tracker-account.ts'
import type { ReadDb } from '../db/handles.ts'
import type { TrackerFailure } from './trackers/answer.ts'
import type { Tracker } from './trackers/tracker.ts'

/** What each part of sync is given for one account. */
export interface AccountSync {
  readonly db: ReadDb
  readonly account: TrackerAccount
  readonly tracker: Tracker
  /** Where files on their way out and in lie. */
  readonly filesFolder: string
  /** For a rehearsal: what stands for the bytes of a file. */
  readonly openFile?: (file: OutgoingFile) => AsyncIterable<Uint8Array>
  readonly now: () => Date
  /** How long a server may still work on a request whose answer was lost, in milliseconds. */
  readonly graceMs: (bytes: number) => number
  /** How long to wait before the next attempt, in milliseconds. */
  readonly backOffMs: (attempts: number) => number
  readonly signal: AbortSignal
}

/** A step of sync: done, or stopped by a failure that concerns the whole account. */
export type StepEnd = TrackerFailure | null

/** Whether the rest of the account has to wait too: there is no line, no right to sign in, or no time for us. */
export function concernsAccount({ kind }: TrackerFailure): boolean {
  return kind === 'offline' || kind === 'unauthorised' || kind === 'busy' || kind === 'cancelled'
}
