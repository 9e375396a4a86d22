import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import { answered, withoutEffect } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { noJson, parseAs, parseJson } from '../http/json.ts'
import { textBody } from '../http/multipart.ts'
import type { Body } from '../http/send.ts'
import { basicAuthorization, openWire, queryString } from '../http/wire.ts'
import type { Credential } from '../settings.ts'
import type { ZammadSettings } from './settings.ts'

/** Names may come again, as the server's nested and listed parameters do. */
export type Query = readonly (readonly [name: string, value: string | number])[]

/** Requests over the REST interface, each with the sign-in. */
export interface ZammadClient {
  read<T>(path: string, query: Query, schema: z.ZodType<T>, signal?: AbortSignal): Promise<Answer<T>>
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<Answer<unknown>>
  /** Bytes as they are. */
  open(path: string, signal?: AbortSignal): Promise<Answer<IncomingMessage>>
  /** What the server's clock said with its last answer; null before the first. */
  serverTime(): Date | null
  rest(): void
}

/** Opens no connection yet. */
export function openClient(base: URL, settings: ZammadSettings): ZammadClient {
  const wire = openWire(base, settings)
  let heard: Date | null = null

  async function ask(
    method: string,
    path: string,
    body: Body | null,
    signal?: AbortSignal,
  ): Promise<Answer<IncomingMessage>> {
    const headers = { authorization: authorization(settings.credential) }
    const answer = await wire.ask({ method, path, headers, body, isFresh: method !== 'GET', signal })
    const date = answer.ok ? Date.parse(answer.value.headers.date ?? '') : Number.NaN
    if (!Number.isNaN(date)) heard = new Date(date)
    return answer
  }

  async function takeJson(incoming: IncomingMessage, effect: 'none' | 'perhaps'): Promise<Answer<unknown>> {
    const body = await wire.takeBody(incoming, effect, readSentence)
    if (!body.ok) return body
    // An empty body is an answer too: the server gives one to what it removed.
    const json = body.value.length === 0 ? {} : parseJson(body.value)
    return json === undefined ? noJson(effect) : answered(json)
  }

  return {
    async read(path, query, schema, signal) {
      const incoming = await ask('GET', apiPath(path, query), null, signal)
      if (!incoming.ok) return withoutEffect(incoming)
      const json = await takeJson(incoming.value, 'none')
      return json.ok ? parseAs(schema, json.value, path) : withoutEffect(json)
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
      return withoutEffect(incoming.ok ? wire.takeStream(incoming.value) : incoming)
    },
    serverTime: () => heard,
    rest: () => wire.rest(),
  }
}

function authorization(credential: Credential): string {
  return credential.kind === 'token'
    ? `Token token=${credential.token}`
    : basicAuthorization(credential.login, credential.password)
}

function apiPath(path: string, query: Query): string {
  return `/api/v1${path}${queryString(query)}`
}

const ErrorBody = z.object({ error_human: z.string().nullish(), error: z.string().nullish() })
const longestSentence = 2000

/** The server's sentence for people, else the one for programs. */
function readSentence(body: Buffer): string | null {
  const parsed = ErrorBody.safeParse(parseJson(body))
  const text = parsed.success ? (parsed.data.error_human ?? parsed.data.error) : null
  return text?.slice(0, longestSentence) ?? null
}
