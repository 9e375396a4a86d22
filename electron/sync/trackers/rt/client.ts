import type { IncomingMessage } from 'node:http'
import type * as z from 'zod'
import { answered, withoutEffect } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { noJson, parseAs, parseJson } from '../http/json.ts'
import { textBody } from '../http/multipart.ts'
import type { Body } from '../http/send.ts'
import { openWire, queryString } from '../http/wire.ts'
import { readSays, readSentence } from './says.ts'
import { authorization, sessionCookie, signInRequest } from './session.ts'
import type { RtSettings } from './settings.ts'

/** A session is renewed after this time; until then an ended one only costs speed, because the sign-in goes along. */
const sessionMs = 30 * 60_000

/** So long a clock that was heard is gone by. */
const clockMs = 10_000

type Query = Readonly<Record<string, string | number>>

/** An answer to a read. */
export interface Read<T> {
  readonly value: T
  readonly etag: string | null
  /** The server's clock when it answered. */
  readonly serverTime: Date | null
}

/** An answer to a write: it says what the server did with it in words, and proves nothing. */
export interface Written {
  readonly status: number
  /** The last number of the `Location` header; other parts of it are not used. */
  readonly madeId: string | null
  /** The server's sentences, to be shown and never parsed. */
  readonly says: readonly string[]
}

/** Requests over REST2, each with the sign-in and, while there is one, a web session. */
export interface RtClient {
  read<T>(path: string, query: Query, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Answer<Read<T>>>
  write(method: 'POST' | 'PUT', path: string, body: Body, version?: string): Promise<Answer<Written>>
  /** Bytes as they are, from the web part of the server. */
  open(path: string, signal?: AbortSignal): Promise<Answer<IncomingMessage>>
  /** The server's clock now, by its last answer; null when that was too long ago. */
  clock(): Date | null
  rest(): void
}

/** Opens no connection yet; the first request signs in. */
export function openClient(base: URL, settings: RtSettings): RtClient {
  const wire = openWire(base, settings)
  const now = settings.now ?? (() => new Date())
  let clock: { readonly server: number; readonly heard: number } | null = null
  let session: { readonly cookie: string | null; readonly until: number } | null = null
  let signingIn: Promise<void> | null = null

  async function signIn(): Promise<void> {
    const { method, path, form } = signInRequest(settings.credential)
    const answer = await wire.ask({
      method,
      path,
      headers: headers(settings.credential.kind === 'token'),
      body: form === null ? null : textBody('application/x-www-form-urlencoded', form),
      isFresh: true,
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
      ...(withCredential ? { authorization: authorization(settings.credential) } : {}),
      ...(cookie === null ? {} : { cookie }),
    }
  }

  async function ask(
    request: {
      readonly method: string
      readonly path: string
      readonly body?: Body
      readonly version?: string | undefined
    },
    signal?: AbortSignal,
  ): Promise<Answer<IncomingMessage>> {
    await ensureSession()
    const { method, path, body = null, version } = request
    return wire.ask({
      method,
      path,
      headers: { ...headers(), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
      body,
      isFresh: method !== 'GET',
      signal,
    })
  }

  async function takeJson(incoming: IncomingMessage, effect: 'none' | 'perhaps'): Promise<Answer<unknown>> {
    const body = await wire.takeBody(incoming, effect, readSentence)
    if (!body.ok) return body
    const isJson = /^application\/json\b/i.test(incoming.headers['content-type'] ?? '')
    const json = isJson ? parseJson(body.value) : undefined
    return json === undefined ? noJson(effect) : answered(json)
  }

  return {
    async read(path, query, schema, signal) {
      const incoming = await ask({ method: 'GET', path: restPath(path, query) }, signal)
      if (!incoming.ok) return withoutEffect(incoming)
      const json = await takeJson(incoming.value, 'none')
      if (!json.ok) return withoutEffect(json)
      const parsed = parseAs(schema, json.value, path)
      if (!parsed.ok) return parsed
      const { etag, date } = incoming.value.headers
      const serverTime = readDate(date)
      if (serverTime !== null) clock = { server: serverTime.getTime(), heard: performance.now() }
      return answered({ value: parsed.value, etag: plainTag(etag), serverTime })
    },
    async write(method, path, body, version) {
      const incoming = await ask({ method, path: restPath(path, {}), body, version })
      if (!incoming.ok) return incoming
      const { statusCode: status = 0, headers: heads } = incoming.value
      const json = await takeJson(incoming.value, 'perhaps')
      if (!json.ok) return json
      const madeId = /\/(\d{1,18})$/.exec(heads.location ?? '')?.[1] ?? null
      return answered({ status, madeId, says: readSays(json.value) })
    },
    async open(path, signal) {
      const incoming = await ask({ method: 'GET', path }, signal)
      return withoutEffect(incoming.ok ? wire.takeStream(incoming.value) : incoming)
    },
    clock() {
      const age = clock === null ? Infinity : performance.now() - clock.heard
      return clock === null || age > clockMs ? null : new Date(clock.server + age)
    },
    rest: () => wire.rest(),
  }
}

function restPath(path: string, query: Query): string {
  return `/REST/2.0${path}${queryString(Object.entries(query))}`
}

function plainTag(etag: string | undefined): string | null {
  return /^"?(\d{1,18})"?$/.exec(etag ?? '')?.[1] ?? null
}

function readDate(text: string | undefined): Date | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time)
}
