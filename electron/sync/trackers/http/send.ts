import { request as httpRequest } from 'node:http'
import type { Agent, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { whyNoConnection } from './why-no-connection.ts'

/** What goes out with a request. It is opened once for each attempt. */
export interface Body {
  readonly mediaType: string
  readonly bytes: number
  open(): AsyncIterable<Uint8Array>
}

/** One request, complete but for what says how long its body is. */
export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body | null
  readonly patience: Patience
  readonly signal: AbortSignal | null
}

/** Milliseconds. */
export interface Patience {
  readonly connectMs: number
  /** Without any movement, until the answer begins. */
  readonly answerMs: number
  /** Between two parts of the answer. */
  readonly idleMs: number
  /** For the whole of an answer that is read into memory. */
  readonly wholeMs: number
}

/** How a request leaves; another one than `send` rehearses what would be sent. */
export type Send = (agent: Agent, request: HttpRequest) => Promise<Answer<IncomingMessage>>

const nothingSent = 'Nothing was sent.'
const mayHaveArrived = 'The request may have arrived.'

/**
 * Sends one request and answers with the head of the response; its body is still to be read. Redirects are not followed
 * and nothing is repeated, except a read over a kept connection that the server had closed.
 */
export async function send(agent: Agent, request: HttpRequest): Promise<Answer<IncomingMessage>> {
  const first = await sendOnce(agent, request)
  const mayRepeat = request.method === 'GET' && first.staleConnection
  return mayRepeat ? (await sendOnce(agent, request)).answer : first.answer
}

interface Attempt {
  readonly answer: Answer<IncomingMessage>
  readonly staleConnection: boolean
}

function sendOnce(
  agent: Agent,
  { method, url, headers, body, patience, signal }: HttpRequest,
): Promise<Attempt> {
  return new Promise((resolve) => {
    let isConnected = false
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest
    const length = body === null ? (method === 'GET' ? {} : { 'content-length': '0' }) : bodyHeaders(body)
    const outgoing = start(url, {
      method,
      agent,
      headers: { ...headers, ...length },
      ...(signal === null ? {} : { signal }),
    })
    const finish = (answer: Answer<IncomingMessage>, staleConnection = false) => {
      clearTimeout(connecting)
      resolve({ answer, staleConnection })
    }
    const connecting = setTimeout(() => {
      if (!isConnected) outgoing.destroy(new Error('it does not accept a connection'))
    }, patience.connectMs)
    outgoing.once('socket', (socket) => {
      const connected = () => {
        isConnected = true
        clearTimeout(connecting)
      }
      if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected)
      else connected()
    })
    outgoing.setTimeout(patience.answerMs, () => outgoing.destroy(new Error('no answer came in time')))
    outgoing.once('response', (incoming) => {
      // Whoever reads it hears of an error; without a reader it must not end the process.
      incoming.on('error', () => undefined)
      incoming.setTimeout(patience.idleMs, () => incoming.destroy(new Error('the answer stopped')))
      finish(answered(incoming))
    })
    // Some servers end the body of a redirect twice: an error behind the answer, and no harm.
    outgoing.on('error', (error) => {
      const stale = outgoing.reusedSocket && isConnected
      finish(failureOf(error, isConnected, signal), stale)
    })
    if (body === null) outgoing.end()
    else
      void pipeline(body.open(), outgoing).catch((error: unknown) => {
        outgoing.destroy(error instanceof Error ? error : new Error(String(error)))
      })
  })
}

/** What is said of a body before it. */
export function bodyHeaders(body: Body): Record<string, string> {
  return { 'content-type': body.mediaType, 'content-length': String(body.bytes) }
}

function failureOf(error: Error, isConnected: boolean, signal: AbortSignal | null): Answer<never> {
  const effect = isConnected ? 'perhaps' : 'none'
  if (signal?.aborted === true) return unanswered('cancelled', 'Stopped.', { effect })
  if (!isConnected)
    return unanswered('offline', `The server cannot be reached: ${whyNoConnection(error)}. ${nothingSent}`)
  return unanswered(
    'lost',
    `The connection broke before an answer came (${error.message}). ${mayHaveArrived}`,
    {
      effect,
    },
  )
}
