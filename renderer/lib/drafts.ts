import { backOff } from './back-off.ts'

/**
 * The life of a text between the keyboard and the database, as pure transitions. A draft knows the text it started
 * from (`base`) and the revision that belongs to it (`seen`), so that a change made elsewhere is noticed.
 */
export type DraftState =
  /** Typed, not sent yet. `since` is the first unsent key, `due` when it is sent at the latest. */
  | { readonly kind: 'waiting'; readonly since: number; readonly due: number }
  | { readonly kind: 'sending'; readonly sent: string; readonly attempts: number }
  /** Could not be kept for now; tried again at `due`. */
  | { readonly kind: 'failed'; readonly reason: string; readonly attempts: number; readonly due: number }
  /** Changed elsewhere to `theirs`: a person decides. */
  | { readonly kind: 'conflict'; readonly theirs: string; readonly revision: number }
  /** The service will never take it as it is; the text stays in the field. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'kept' }

export interface Draft {
  readonly text: string
  readonly base: string
  readonly seen: number
  readonly state: DraftState
}

/** What the service said to a text it was sent. */
export type SendAnswer =
  | { readonly kind: 'kept'; readonly revision: number }
  | { readonly kind: 'conflict'; readonly theirs: string; readonly revision: number }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

/** A text as the database has it. */
export interface KeptText {
  readonly text: string
  readonly revision: number
}

/** Sent after this pause in typing, in milliseconds. */
export const pauseBeforeSend = 400
/** Sent while typing goes on, at most this long after the first unsent key. */
export const longestWait = 1000
const firstRetry = 500
const longestRetry = 10_000

/** A key was pressed in a field. */
export function typed(draft: Draft | undefined, stored: KeptText, text: string, now: number): Draft {
  const from = newerOf(draft, stored)
  if (!draft || draft.state.kind === 'kept' || draft.state.kind === 'refused') {
    return waitFrom({ text, base: from.text, seen: from.revision }, now, now)
  }
  if (draft.state.kind === 'waiting') return waitFrom({ ...draft, text }, draft.state.since, now)
  return { ...draft, text }
}

/** A text found from an earlier window, to be sent as soon as possible. */
export function recovered(found: Pick<Draft, 'text' | 'base' | 'seen'>, now: number): Draft {
  return { ...found, state: { kind: 'waiting', since: now, due: now } }
}

/** The text to show: the draft while it is newer than what the database said last. */
export function shownText(draft: Draft | undefined, stored: KeptText): string {
  return newerOf(draft, stored).text
}

function newerOf(draft: Draft | undefined, stored: KeptText): KeptText {
  if (!draft || (draft.state.kind === 'kept' && stored.revision > draft.seen)) return stored
  return { text: draft.text, revision: draft.seen }
}

/** The draft to send now; undefined when it is not due. `force` sends what only waits for a pause or a retry. */
export function sendNow(draft: Draft, now: number, force = false): Draft | undefined {
  const { state } = draft
  if (state.kind !== 'waiting' && state.kind !== 'failed') return undefined
  if (!force && state.due > now) return undefined
  const attempts = state.kind === 'failed' ? state.attempts : 0
  return { ...draft, state: { kind: 'sending', sent: draft.text, attempts } }
}

/** What becomes of a draft once the service answered. */
export function answered(draft: Draft, answer: SendAnswer, now: number): Draft {
  if (draft.state.kind !== 'sending') return draft
  const { sent, attempts } = draft.state
  switch (answer.kind) {
    case 'kept': {
      const kept = { text: draft.text, base: sent, seen: answer.revision }
      return draft.text === sent ? { ...kept, state: { kind: 'kept' } } : waitFrom(kept, now, now)
    }
    case 'conflict':
      return metOther(draft, answer.theirs, answer.revision, now)
    case 'later': {
      const due = now + backOff(attempts, firstRetry, longestRetry)
      return { ...draft, state: { kind: 'failed', reason: answer.reason, attempts: attempts + 1, due } }
    }
    case 'refused':
      return { ...draft, state: { kind: 'refused', reason: answer.reason } }
  }
}

/**
 * A newer revision need not mean another text: a text may have been changed and changed back, or our own answer got
 * lost on the way. Only a text that is neither ours nor the one we started from is a conflict.
 */
function metOther(draft: Draft, theirs: string, revision: number, now: number): Draft {
  if (theirs === draft.text) return { text: theirs, base: theirs, seen: revision, state: { kind: 'kept' } }
  if (theirs === draft.base) {
    return { ...draft, seen: revision, state: { kind: 'waiting', since: now, due: now } }
  }
  return { ...draft, state: { kind: 'conflict', theirs, revision } }
}

/** The person keeps the text of this window; it is sent over the other one, which was seen. */
export function keepMine(draft: Draft, now: number): Draft {
  if (draft.state.kind !== 'conflict') return draft
  const { theirs, revision } = draft.state
  return { text: draft.text, base: theirs, seen: revision, state: { kind: 'waiting', since: now, due: now } }
}

/** The person takes the other text. */
export function takeTheirs(draft: Draft): Draft {
  if (draft.state.kind !== 'conflict') return draft
  const { theirs, revision } = draft.state
  return { text: theirs, base: theirs, seen: revision, state: { kind: 'kept' } }
}

/** When something has to be sent next; undefined when nothing waits. */
export function nextDue(drafts: Iterable<Draft>): number | undefined {
  let next: number | undefined
  for (const { state } of drafts) {
    if ((state.kind === 'waiting' || state.kind === 'failed') && (next === undefined || state.due < next)) {
      next = state.due
    }
  }
  return next
}

function waitFrom(draft: Omit<Draft, 'state'>, since: number, now: number): Draft {
  const due = Math.min(now + pauseBeforeSend, since + longestWait)
  return { ...draft, state: { kind: 'waiting', since, due: Math.max(now, due) } }
}
