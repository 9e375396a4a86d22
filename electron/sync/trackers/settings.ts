import type { Patience, Send } from './http/send.ts'

/** How an account signs in. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'password'; readonly login: string; readonly password: string }

/** What every adapter is told about a site and its account. */
export interface TrackerSettings {
  /** Where people open the tracker in a browser, with its path if it has one. */
  readonly address: string
  readonly credential: Credential
  /** Certificate (PEM) of the site's own authority, trusted besides the usual ones. */
  readonly ownCa?: string
  /** Custom fields that carry operation ids, where the administrator made them. */
  readonly opIdFields: { readonly ticket: string | null; readonly message: string | null }
  /** Places found to keep operation ids in an earlier session (`keptOpIds`). */
  readonly keptOpIds?: readonly string[]
  readonly patience?: Partial<Patience>
  /** Larger JSON answers are not taken. */
  readonly maxAnswerBytes?: number
  readonly now?: () => Date
  /** For a rehearsal; the usual one sends. */
  readonly send?: Send
}

/** Long enough for a server that does much else, short enough for a person who waits. */
export const usualPatience: Patience = {
  connectMs: 10_000,
  answerMs: 120_000,
  idleMs: 60_000,
  wholeMs: 300_000,
}

/** The largest bulk page of comment texts stays well below it. */
export const usualMaxAnswerBytes = 64 * 1024 * 1024
