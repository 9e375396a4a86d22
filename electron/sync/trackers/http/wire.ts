import type { IncomingMessage } from 'node:http'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { usualMaxAnswerBytes, usualPatience } from '../settings.ts'
import type { TrackerSettings } from '../settings.ts'
import { openConnections } from './connections.ts'
import { readBody } from './read-body.ts'
import { send as sendOut } from './send.ts'
import type { Body, Patience } from './send.ts'
import { failureOfStatus } from './status.ts'

/** A name of our own: some servers send names like a browser's to a login page in place of «401». */
const userAgent = 'Proviso (ticket client)'

const slowestUploadBytesPerMs = 100

/** One request of an adapter. */
export interface WireRequest {
  readonly method: string
  /** Behind the address of the site, with its query. */
  readonly path: string
  /** What an adapter adds: the sign-in above all. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body | null
  /** Over a fresh connection, for what must not meet one that the server is just closing. */
  readonly isFresh: boolean
  readonly signal?: AbortSignal | undefined
}

/** Requests to one server. Nothing is repeated that could take effect twice, and no redirect is followed. */
export interface Wire {
  /** The head of the answer; its body is still to be read. */
  ask(request: WireRequest): Promise<Answer<IncomingMessage>>
  /** The whole body of a good answer; any other is a failure with the server's sentence. `effect`: what a failure leaves open. */
  takeBody(
    incoming: IncomingMessage,
    effect: 'none' | 'perhaps',
    readSentence: (body: Buffer) => string | null,
  ): Promise<Answer<Buffer>>
  /** The bytes of a good answer as they come. */
  takeStream(incoming: IncomingMessage): Answer<IncomingMessage>
  rest(): void
}

/** The way to one server. Opens no connection yet. */
export function openWire(base: URL, settings: TrackerSettings): Wire {
  const connections = openConnections(base.protocol === 'https:', settings.ownCa ?? null)
  const patience: Patience = { ...usualPatience, ...settings.patience }
  const maxBytes = settings.maxAnswerBytes ?? usualMaxAnswerBytes
  const send = settings.send ?? sendOut
  return {
    ask({ method, path, headers, body, isFresh, signal }) {
      const uploadMs = (body?.bytes ?? 0) / slowestUploadBytesPerMs
      return send(isFresh ? connections.writing : connections.reading, {
        method,
        url: new URL(base.href.replace(/\/$/, '') + path),
        headers: { 'user-agent': userAgent, accept: 'application/json, */*;q=0.1', ...headers },
        body,
        patience: { ...patience, answerMs: patience.answerMs + uploadMs },
        signal: signal ?? null,
      })
    },
    async takeBody(incoming, effect, readSentence) {
      const status = incoming.statusCode ?? 0
      const isFine = status >= 200 && status < 300
      const limits = { maxBytes, wholeMs: patience.wholeMs }
      const body = await readBody(incoming, { ...limits, effect: isFine ? effect : 'none' })
      if (isFine) return body
      const serverSays = body.ok ? readSentence(body.value) : null
      return failureOfStatus({ status, headers: incoming.headers, serverSays, host: base.host })
    },
    takeStream(incoming) {
      const status = incoming.statusCode ?? 0
      if (status === 200) return answered(incoming)
      incoming.destroy()
      return failureOfStatus({ status, headers: incoming.headers, serverSays: null, host: base.host })
    },
    rest: () => connections.close(),
  }
}

/** The header of a sign-in with login and password. */
export function basicAuthorization(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`
}

/** `?name=value&…`, or nothing. */
export function queryString(query: Iterable<readonly [name: string, value: string | number]>): string {
  const search = new URLSearchParams(
    Array.from(query, ([name, value]): [string, string] => [name, String(value)]),
  )
  return search.size === 0 ? '' : `?${search.toString()}`
}
