import type { IncomingHttpHeaders } from 'node:http'
import { unanswered } from '../answer.ts'
import type { NoAnswer } from '../answer.ts'

const longestServerText = 2000

interface StatusAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** The server's own sentence, when there is one. */
  readonly serverSays: string | null
  readonly host: string
}

/** What a status outside 2xx means. A gateway's failure and the server's own leave open whether a write took effect. */
export function failureOfStatus({ status, headers, serverSays, host }: StatusAnswer): NoAnswer {
  const says = { serverSays: serverSays === null ? null : serverSays.slice(0, longestServerText) }
  if (status >= 300 && status < 400) return redirected(headers.location, host)
  if (status === 401) return unanswered('unauthorised', 'The server does not take the sign-in.', says)
  if (status === 403) return unanswered('forbidden', 'This account has no right to that.', says)
  if (status === 404 || status === 410)
    return unanswered('not-found', 'The server knows nothing of that.', says)
  if (status === 412 || status === 409)
    return unanswered('changed', 'It was changed on the server meanwhile.', says)
  if (status === 429)
    return unanswered('busy', 'The server asks to wait.', { ...says, retryAfterSeconds: waitOf(headers) })
  if (status === 502 || status === 503 || status === 504) {
    const retryAfterSeconds = waitOf(headers)
    return unanswered('busy', `The server is not available (${status}).`, {
      ...says,
      effect: 'perhaps',
      retryAfterSeconds,
    })
  }
  if (status >= 500)
    return unanswered('server-error', `The server failed (${status}).`, { ...says, effect: 'perhaps' })
  if (status === 413) return unanswered('refused', 'The server takes nothing of that size (413).', says)
  if (status >= 400) return unanswered('refused', `The server turned it down (${status}).`, says)
  return unanswered('not-understood', `The server answers with status ${status}.`, { effect: 'perhaps' })
}

/** A browser-like client without a session is sent to the login page; anything else leads away and is not followed. */
function redirected(location: string | undefined, host: string): NoAnswer {
  const target = location === undefined ? null : URL.parse(location, `http://${host}`)
  if (target !== null && target.host === host && /\/$|login/i.test(target.pathname))
    return unanswered('unauthorised', 'The server wants a new sign-in.')
  return unanswered(
    'not-understood',
    `The server sends elsewhere (${target?.host ?? 'no address'}); that is not followed.`,
  )
}

/** Seconds or a date; more than a day is not believed. */
function waitOf(headers: IncomingHttpHeaders): number | null {
  const text = headers['retry-after']
  if (text === undefined) return null
  const date = headers.date === undefined ? Number.NaN : Date.parse(headers.date)
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - date) / 1000)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : null
}
