import { isIP } from 'node:net'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { Patience, Send } from '../http/send.ts'

export type RtCredential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'password'; readonly login: string; readonly password: string }

export interface RtSettings {
  /** Where people open the tracker in a browser, with its path if it has one. */
  readonly address: string
  readonly credential: RtCredential
  /** Certificate (PEM) of the site's own authority, trusted besides the usual ones. */
  readonly ownCa?: string
  /** Custom fields that carry operation ids, where the administrator made them. */
  readonly opIdFields: { readonly ticket: string | null; readonly message: string | null }
  /** Places found to keep operation ids in an earlier session (`keptOpIds`). */
  readonly keptOpIds?: readonly string[]
  /** A web session saves the server a password hash per request; off for sites that forbid it. */
  readonly useSession?: boolean
  readonly patience?: Partial<Patience>
  /** Larger JSON answers are not taken. */
  readonly maxAnswerBytes?: number
  readonly now?: () => Date
  /** For a rehearsal; the usual one sends. */
  readonly send?: Send
}

export const usualPatience: Patience = {
  connectMs: 10_000,
  answerMs: 120_000,
  idleMs: 60_000,
  wholeMs: 300_000,
}

/** The largest bulk page of comment texts stays well below it. */
export const usualMaxAnswerBytes = 64 * 1024 * 1024

/**
 * The address requests are built on, without a slash at its end. A credential goes unencrypted only to this machine
 * itself.
 */
export function parseAddress(address: string): Answer<URL> {
  const url = URL.parse(address.trim())
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return unanswered('refused', `«${address}» is not the address of a server; it begins with https://.`)
  if (url.username !== '' || url.password !== '')
    return unanswered('refused', 'A password does not belong into the address.')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return unanswered(
      'refused',
      'The address begins with http://: the sign-in would travel readable. Use https://.',
    )
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/REST\/2\.0$/, '')
  return answered(url)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}
