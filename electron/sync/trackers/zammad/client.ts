import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { openConnections } from '../http/connections.ts'
import { textBody } from '../http/multipart.ts'
import { readBody } from '../http/read-body.ts'
import { send as sendOut } from '../http/send.ts'
import type { Body, Patience } from '../http/send.ts'
import { failureOfStatus } from '../http/status.ts'
import { usualMaxAnswerBytes, usualPatience } from '../settings.ts'
import type { Credential } from '../settings.ts'
import type { ZammadSettings } from './settings.ts'

const userAgent = 'Proviso (ticket client)'
const slowestUploadBytesPerMs = 100

/** Names may come again, as the server's nested and listed parameters do. */
export type Query = readonly (readonly [name: string, value: string | number])[]

export interface ZammadClient {
  read<T>(path: string, query: Query, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Answer<T>>
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<Answer<unknown>>
  /** Bytes as they are. */
  open(path: string, signal?: AbortSignal): Promise<Answer<IncomingMessage>>
  /** What the server's clock said with its last answer; null before the first. */
  serverTime(): Date | null
  rest(): void
}

/** Requests to one server. Nothing is repeated that could take effect twice, and no redirect is followed. */
export function openClient(base: URL, settings: ZammadSettings): ZammadClient {
  const connections = openConnections(base.protocol === 'https:', settings.ownCa ?? null)
  const patience: Patience = { ...usualPatience, ...settings.patience }
  const maxBytes = settings.maxAnswerBytes ?? usualMaxAnswerBytes
  const send = settings.send ?? sendOut
  let heard: Date | null = null

  async function ask(
    method: string,
    path: string,
    body: Body | null,
    signal?: AbortSignal,
  ): Promise<Answer<IncomingMessage>> {
    const uploadMs = (body?.bytes ?? 0) / slowestUploadBytesPerMs
    const answer = await send(method === 'GET' ? connections.reading : connections.writing, {
      method,
      url: new URL(base.href.replace(/\/$/, '') + path),
      headers: {
        'user-agent': userAgent,
        accept: 'application/json, */*;q=0.1',
        authorization: authorization(settings.credential),
      },
      body,
      patience: { ...patience, answerMs: patience.answerMs + uploadMs },
      signal: signal ?? null,
    })
    const date = answer.ok ? Date.parse(answer.value.headers.date ?? '') : Number.NaN
    if (!Number.isNaN(date)) heard = new Date(date)
    return answer
  }

  async function takeJson(incoming: IncomingMessage, effect: 'none' | 'perhaps'): Promise<Answer<unknown>> {
    const status = incoming.statusCode ?? 0
    const isFine = status >= 200 && status < 300
    const body = await readBody(incoming, { maxBytes, wholeMs: patience.wholeMs, effect })
    if (!isFine) {
      const serverSays = body.ok ? readSentence(body.value) : null
      return failureOfStatus({ status, headers: incoming.headers, serverSays, host: base.host })
    }
    if (!body.ok) return body
    const json = parseJson(body.value)
    return json === undefined
      ? unanswered('not-understood', 'The server answered with a page in place of data.', { effect })
      : answered(json)
  }

  return {
    async read(path, query, schema, signal) {
      const incoming = await ask('GET', apiPath(path, query), null, signal)
      if (!incoming.ok) return withoutEffect(incoming)
      const taken = await takeJson(incoming.value, 'none')
      if (!taken.ok) return withoutEffect(taken)
      const parsed = schema.safeParse(taken.value)
      if (parsed.success) return answered(parsed.data)
      const issue = parsed.error.issues[0]
      const where = issue === undefined ? 'no reason' : `${issue.path.join('.') || 'top'}: ${issue.message}`
      return unanswered('not-understood', `The answer to ${path} has another form than expected (${where}).`)
    },
    async write(method, path, body) {
      const incoming = await ask(
        method,
        apiPath(path, []),
        textBody('application/json', JSON.stringify(body)),
      )
      return incoming.ok ? takeJson(incoming.value, 'perhaps') : incoming
    },
    async open(path, signal) {
      const incoming = await ask('GET', apiPath(path, []), null, signal)
      if (!incoming.ok) return withoutEffect(incoming)
      const status = incoming.value.statusCode ?? 0
      if (status === 200) return incoming
      incoming.value.destroy()
      const { headers } = incoming.value
      return withoutEffect(failureOfStatus({ status, headers, serverSays: null, host: base.host }))
    },
    serverTime: () => heard,
    rest: () => connections.close(),
  }
}

function authorization(credential: Credential): string {
  if (credential.kind === 'token') return `Token token=${credential.token}`
  return `Basic ${Buffer.from(`${credential.login}:${credential.password}`).toString('base64')}`
}

function apiPath(path: string, query: Query): string {
  const search = new URLSearchParams(query.map(([name, value]): [string, string] => [name, String(value)]))
  return `/api/v1${path}${search.size === 0 ? '' : `?${search.toString()}`}`
}

const ErrorBody = z.object({ error_human: z.string().nullish(), error: z.string().nullish() })
const longestSentence = 2000

/** The server's sentence for people, else the one for programs. */
function readSentence(body: Buffer): string | null {
  const parsed = ErrorBody.safeParse(parseJson(body))
  const text = parsed.success ? (parsed.data.error_human ?? parsed.data.error) : null
  return text?.slice(0, longestSentence) ?? null
}

/** An empty body is an answer too: the server gives one to what it removed. */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}

function withoutEffect<T>(answer: Answer<T>): Answer<T> {
  return answer.ok ? answer : { ok: false, failure: { ...answer.failure, effect: 'none' } }
}
