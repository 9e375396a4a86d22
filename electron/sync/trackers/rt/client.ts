import type { IncomingMessage } from 'node:http'
import type * as z from 'zod'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { openConnections } from '../http/connections.ts'
import { textBody } from '../http/multipart.ts'
import { readBody } from '../http/read-body.ts'
import { send as sendOut } from '../http/send.ts'
import type { Body, Patience } from '../http/send.ts'
import { failureOfStatus } from '../http/status.ts'
import { usualMaxAnswerBytes, usualPatience } from '../settings.ts'
import { readSays, readSentence } from './says.ts'
import { authorization, sessionCookie, signInRequest } from './session.ts'
import type { RtSettings } from './settings.ts'

/** A name of our own: names like a browser's get a login page in place of «401». */
const userAgent = 'Proviso (ticket client)'

/** A session is renewed after this time; until then an ended one only costs speed, because the sign-in goes along. */
const sessionMs = 30 * 60_000

const slowestUploadBytesPerMs = 100

/** So long a clock that was heard is gone by. */
const clockMs = 10_000

type Query = Readonly<Record<string, string | number>>

export interface Read<T> {
  readonly value: T
  readonly etag: string | null
  /** The server's clock when it answered. */
  readonly serverTime: Date | null
}

export interface Written {
  readonly status: number
  /** The last number of the `Location` header; other parts of it are not used. */
  readonly madeId: string | null
  /** The server's sentences, to be shown and never parsed. */
  readonly says: readonly string[]
}

export interface RtClient {
  read<T>(path: string, query: Query, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Answer<Read<T>>>
  write(method: 'POST' | 'PUT', path: string, body: Body, version?: string): Promise<Answer<Written>>
  /** Bytes as they are, from the web part of the server. */
  open(path: string, signal?: AbortSignal): Promise<Answer<IncomingMessage>>
  /** The server's clock now, by its last answer; null when that was too long ago. */
  clock(): Date | null
  rest(): void
}

export function openClient(base: URL, settings: RtSettings): RtClient {
  const connections = openConnections(base.protocol === 'https:', settings.ownCa ?? null)
  const patience: Patience = { ...usualPatience, ...settings.patience }
  const maxBytes = settings.maxAnswerBytes ?? usualMaxAnswerBytes
  const now = settings.now ?? (() => new Date())
  const send = settings.send ?? sendOut
  let clock: { readonly server: number; readonly heard: number } | null = null
  let session: { readonly cookie: string | null; readonly until: number } | null = null
  let signingIn: Promise<void> | null = null

  async function signIn(): Promise<void> {
    const { method, path, form } = signInRequest(settings.credential)
    const answer = await send(connections.writing, {
      method,
      url: new URL(base.href.replace(/\/$/, '') + path),
      headers: headers(settings.credential.kind === 'token'),
      body: form === null ? null : textBody('application/x-www-form-urlencoded', form),
      patience,
      signal: null,
    })
    const cookie = answer.ok ? sessionCookie(answer.value.headers['set-cookie']) : null
    if (answer.ok) answer.value.destroy()
    if (answer.ok) session = { cookie, until: now().getTime() + sessionMs }
  }

  async function ensureSession(): Promise<void> {
    if (settings.useSession === false || (session !== null && now().getTime() < session.until)) return
    signingIn ??= signIn().finally(() => (signingIn = null))
    await signingIn
  }

  function headers(withCredential = true): Record<string, string> {
    const cookie = session?.cookie ?? null
    return {
      'user-agent': userAgent,
      accept: 'application/json, */*;q=0.1',
      ...(withCredential ? { authorization: authorization(settings.credential) } : {}),
      ...(cookie === null ? {} : { cookie }),
    }
  }

  async function ask(
    request: {
      method: string
      path: string
      body: Body | null
      version?: string | undefined
      isWrite: boolean
    },
    signal: AbortSignal | undefined,
  ): Promise<Answer<IncomingMessage>> {
    await ensureSession()
    const uploadMs = (request.body?.bytes ?? 0) / slowestUploadBytesPerMs
    return send(request.isWrite ? connections.writing : connections.reading, {
      method: request.method,
      url: new URL(base.href.replace(/\/$/, '') + request.path),
      headers: {
        ...headers(),
        ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
      },
      body: request.body,
      patience: { ...patience, answerMs: patience.answerMs + uploadMs },
      signal: signal ?? null,
    })
  }

  async function takeJson(
    incoming: IncomingMessage,
    effect: 'none' | 'perhaps',
  ): Promise<Answer<{ readonly json: unknown; readonly says: readonly string[] }>> {
    const status = incoming.statusCode ?? 0
    const isFine = status >= 200 && status < 300
    const body = await readBody(incoming, {
      maxBytes,
      wholeMs: patience.wholeMs,
      effect: isFine ? effect : 'none',
    })
    if (!isFine) {
      const serverSays = body.ok ? readSentence(body.value) : null
      return failureOfStatus({ status, headers: incoming.headers, serverSays, host: base.host })
    }
    if (!body.ok) return body
    const isJson = /^application\/json\b/i.test(incoming.headers['content-type'] ?? '')
    const json = isJson ? parseJson(body.value) : undefined
    if (json === undefined)
      return unanswered('not-understood', 'The server answered with a page in place of data.', { effect })
    return answered({ json, says: readSays(json) })
  }

  return {
    async read(path, query, schema, signal) {
      const incoming = await ask(
        { method: 'GET', path: restPath(path, query), body: null, isWrite: false },
        signal,
      )
      if (!incoming.ok) return withoutEffect(incoming)
      const taken = await takeJson(incoming.value, 'none')
      if (!taken.ok) return withoutEffect(taken)
      const parsed = schema.safeParse(taken.value.json)
      if (!parsed.success)
        return unanswered(
          'not-understood',
          `The answer to ${path} has another form than expected (${firstIssue(parsed.error)}).`,
        )
      const { etag, date } = incoming.value.headers
      const serverTime = readDate(date)
      if (serverTime !== null) clock = { server: serverTime.getTime(), heard: performance.now() }
      return answered({ value: parsed.data, etag: plainTag(etag), serverTime })
    },
    async write(method, path, body, version) {
      const incoming = await ask(
        { method, path: restPath(path, {}), body, version, isWrite: true },
        undefined,
      )
      if (!incoming.ok) return incoming
      const status = incoming.value.statusCode ?? 0
      const { location } = incoming.value.headers
      const taken = await takeJson(incoming.value, 'perhaps')
      if (!taken.ok) return taken
      return answered({
        status,
        madeId: /\/(\d{1,18})$/.exec(location ?? '')?.[1] ?? null,
        says: taken.value.says,
      })
    },
    async open(path, signal) {
      const incoming = await ask({ method: 'GET', path, body: null, isWrite: false }, signal)
      if (!incoming.ok) return withoutEffect(incoming)
      const status = incoming.value.statusCode ?? 0
      if (status === 200) return incoming
      incoming.value.destroy()
      return withoutEffect(
        failureOfStatus({ status, headers: incoming.value.headers, serverSays: null, host: base.host }),
      )
    },
    clock() {
      const age = clock === null ? Infinity : performance.now() - clock.heard
      return clock === null || age > clockMs ? null : new Date(clock.server + age)
    },
    rest: () => connections.close(),
  }
}

function restPath(path: string, query: Query): string {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  )
  return `/REST/2.0${path}${search.size === 0 ? '' : `?${search.toString()}`}`
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}

/** Reading changes nothing, whatever became of the answer. */
function withoutEffect<T>(answer: Answer<T>): Answer<T> {
  return answer.ok ? answer : { ok: false, failure: { ...answer.failure, effect: 'none' } }
}

function plainTag(etag: string | undefined): string | null {
  return /^"?(\d{1,18})"?$/.exec(etag ?? '')?.[1] ?? null
}

function readDate(text: string | undefined): Date | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time)
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue === undefined ? 'no reason' : `${issue.path.join('.') || 'top'}: ${issue.message}`
}
