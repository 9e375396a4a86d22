import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { answered, unanswered } from '../trackers/answer.ts'
import { bodyHeaders, type Body, type HttpRequest, type Send } from '../trackers/http/send.ts'

/** A request as it would leave this machine, without what signs it in. */
export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: string
}

/** What a server would answer to a read, from what is mirrored; null for what is not mirrored. */
export type MirroredAnswer = (
  path: string,
) => { readonly json: unknown; readonly etag?: string | undefined } | null

export interface Rehearsal {
  readonly send: Send
  readonly requests: readonly RecordedRequest[]
}

/** A line that leads nowhere: reads are answered from the mirror, the first write is written down and goes no further. */
export function createRehearsal(answer: MirroredAnswer): Rehearsal {
  const requests: RecordedRequest[] = []
  const send: Send = async (_agent, request) => {
    requests.push(await recordOf(request))
    if (request.method !== 'GET') return unanswered('cancelled', 'It was not sent.')
    const found = answer(request.url.pathname + request.url.search)
    return answered(found === null ? incoming(404, {}, undefined) : incoming(200, found.json, found.etag))
  }
  return { send, requests }
}

const credentials = new Set(['authorization', 'cookie'])

async function recordOf({ method, url, headers, body }: HttpRequest): Promise<RecordedRequest> {
  const said = { ...headers, ...(body === null ? {} : bodyHeaders(body)) }
  return {
    method,
    url: url.href,
    headers: Object.entries(said)
      .filter(([name]) => !credentials.has(name))
      .map(([name, value]) => ({ name, value })),
    body: body === null ? '' : await textOf(body),
  }
}

async function textOf(body: Body): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body.open()) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function incoming(status: number, json: unknown, etag: string | undefined): IncomingMessage {
  const message = new IncomingMessage(new Socket())
  message.statusCode = status
  message.headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(etag !== undefined && { etag: `"${etag}"` }),
  }
  message.push(JSON.stringify(json))
  message.push(null)
  return message
}
