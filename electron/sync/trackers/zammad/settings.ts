import type { Patience, Send } from '../http/send.ts'

export type ZammadCredential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'password'; readonly login: string; readonly password: string }

export interface ZammadSettings {
  /** Where people open the tracker in a browser, with its path if it has one. */
  readonly address: string
  readonly credential: ZammadCredential
  /** Certificate (PEM) of the site's own authority, trusted besides the usual ones. */
  readonly ownCa?: string
  /** Attributes of tickets that are mirrored; their definitions are for administrators, so they are named here. */
  readonly fields: readonly string[]
  /** Attribute of tickets that carries operation ids, where the administrator made one. */
  readonly opIdFields: { readonly ticket: string | null; readonly message: string | null }
  readonly keptOpIds?: readonly string[]
  readonly patience?: Partial<Patience>
  readonly maxAnswerBytes?: number
  readonly now?: () => Date
  /** For a rehearsal; the usual one sends. */
  readonly send?: Send
}
