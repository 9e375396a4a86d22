/**
 * Why a tracker gave no usable answer, by what the caller can do about it.
 * - `offline`: no connection was made; try again later
 * - `lost`: the request left, the answer did not arrive or not whole
 * - `unauthorised`: the credential is not taken (any more)
 * - `forbidden`, `not-found`: for this account; the server may hide one behind the other
 * - `busy`: asked to come back later, or a gateway in front has no server
 * - `refused`: understood and turned down
 * - `changed`: a precondition does not hold any more
 * - `server-error`: the server failed
 * - `not-understood`: an answer, but not one of this kind of tracker
 * - `too-large`: more than is taken into memory; less may be asked for
 * - `cancelled`: the caller stopped it
 */
export type TrackerFailureKind =
  | 'offline'
  | 'lost'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'busy'
  | 'refused'
  | 'changed'
  | 'server-error'
  | 'not-understood'
  | 'too-large'
  | 'cancelled'

export interface TrackerFailure {
  readonly kind: TrackerFailureKind
  /** One plain sentence for a person. */
  readonly message: string
  /** Whether a write may have taken effect in spite of the failure. */
  readonly effect: 'none' | 'perhaps'
  /** The server's own words, to be shown and never parsed. */
  readonly serverSays: string | null
  /** Seconds the server asked to wait. */
  readonly retryAfterSeconds: number | null
}

/** What every request ends in. Nothing that a server does is thrown. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: TrackerFailure }

export type NoAnswer = Extract<Answer<never>, { ok: false }>

/** A usable answer. */
export function answered<T>(value: T): Answer<T> {
  return { ok: true, value }
}

/** No usable answer; unless said otherwise it has no effect, no words of the server and no time to wait. */
export function unanswered(
  kind: TrackerFailureKind,
  message: string,
  rest: Partial<Omit<TrackerFailure, 'kind' | 'message'>> = {},
): NoAnswer {
  return {
    ok: false,
    failure: { kind, message, effect: 'none', serverSays: null, retryAfterSeconds: null, ...rest },
  }
}

/** Reading changes nothing, whatever became of the answer. */
export function withoutEffect<T>(answer: Answer<T>): Answer<T> {
  return answer.ok ? answer : { ok: false, failure: { ...answer.failure, effect: 'none' } }
}
