import { Agent, createServer, request as httpRequest } from 'node:http'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What happens to one request on its way. «Effect» is what the server does with it. */
export type Fault =
  /** The connection is cut before the server hears of it. */
  | { readonly kind: 'cut before' }
  /** The server gets the first half of the body only. */
  | { readonly kind: 'cut in the request' }
  /** The connection is cut while the server works on it; the server goes on. */
  | { readonly kind: 'cut while working'; readonly afterMs?: number }
  /** The server is done, and its answer is thrown away. */
  | { readonly kind: 'cut after' }
  /** Half of the answer arrives. */
  | { readonly kind: 'cut in the answer' }
  /** The server answers, and it arrives never. */
  | { readonly kind: 'hang' }
  /** The server answers, so much of it arrives (0 to 1), and nothing more; then `done` is called. */
  | { readonly kind: 'hold'; readonly share: number; readonly done: () => void }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The answer comes in pieces of `bytes`, with `ms` between them. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly ms: number }
  /** The server gets it twice, one behind the other or at the same time; the first answer arrives. */
  | { readonly kind: 'double'; readonly together?: boolean }
  /** Something on the way sends on another body than it got, as gateways do that look into uploads. */
  | { readonly kind: 'alter'; readonly body: (original: Buffer) => Buffer }
  /** It waits until the next request has been answered. */
  | { readonly kind: 'overtaken' }
  /** The server never hears of it, and this arrives. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body?: string
      readonly headers?: OutgoingHttpHeaders
    }
  /** The server does its work, and this arrives in place of its answer. */
  | {
      readonly kind: 'answer instead'
      readonly status: number
      readonly body?: string
      readonly headers?: OutgoingHttpHeaders
    }
  /** An answer that begins well and never ends. */
  | { readonly kind: 'endless' }
  /** The server's answer with another body: wrong types, giant. */
  | { readonly kind: 'rewrite'; readonly body: (original: string) => string }
  /** Other headers on the server's answer. */
  | { readonly kind: 'headers'; readonly set: OutgoingHttpHeaders }

export interface SeenRequest {
  readonly index: number
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** Decides for each request; null lets it pass. */
export type Plan = (request: SeenRequest) => Fault | null

export interface FaultProxy {
  readonly url: string
  /** Every request that came, in order. */
  readonly seen: readonly SeenRequest[]
  /** Connections that are open now. */
  connections(): Promise<number>
  follow(plan: Plan | null): void
  stop(): Promise<void>
}

/** A proxy on 127.0.0.1 in front of `target` that breaks what its plan says. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let plan: Plan | null = null
  const seen: SeenRequest[] = []
  const waiting: (() => void)[] = []
  const server = createServer((incoming, outgoing) => {
    take(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.keepAliveTimeout = 30_000

  async function take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming)
    const { method = 'GET', url = '/', headers } = incoming
    const request = { index: seen.length, method, url, headers, body }
    seen.push(request)
    const fault = plan?.(request) ?? null
    const overtook = fault?.kind === 'overtaken' ? [] : waiting.splice(0)
    await apply(fault, request, outgoing)
    for (const go of overtook) go()
  }

  async function apply(fault: Fault | null, request: SeenRequest, outgoing: ServerResponse): Promise<void> {
    if (fault?.kind === 'overtaken') await new Promise<void>((resolve) => waiting.push(resolve))
    const act = fault === null ? pass : (acts[fault.kind] as Act<unknown>)
    await act({ fault, request, outgoing, target }).catch(() => outgoing.destroy())
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    follow(next) {
      plan = next
    },
    async stop() {
      for (const go of waiting.splice(0)) go()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Situation<F> {
  readonly fault: F
  readonly request: SeenRequest
  readonly outgoing: ServerResponse
  readonly target: string
}
type Act<F> = (situation: Situation<F>) => Promise<void>

const pass: Act<unknown> = async ({ request, outgoing, target }) =>
  reply(outgoing, await forward(target, request))

const acts: { readonly [K in Fault['kind']]: Act<Extract<Fault, { kind: K }>> } = {
  async 'cut before'({ outgoing }) {
    outgoing.destroy()
  },
  async 'cut in the request'({ request, outgoing, target }) {
    await forwardHalf(target, request)
    outgoing.destroy()
  },
  async 'cut while working'({ fault, request, outgoing, target }) {
    const done = forward(target, request).catch(() => null)
    await pause(fault.afterMs ?? 2)
    outgoing.destroy()
    await done
  },
  async 'cut after'({ request, outgoing, target }) {
    await forward(target, request)
    outgoing.destroy()
  },
  async 'cut in the answer'({ request, outgoing, target }) {
    const answer = await forward(target, request)
    const { 'transfer-encoding': _chunked, ...headers } = answer.headers
    outgoing.writeHead(answer.status, { ...headers, 'content-length': answer.body.length })
    outgoing.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => outgoing.destroy())
  },
  async hang({ request, target }) {
    await forward(target, request)
  },
  async hold({ fault, request, outgoing, target }) {
    const answer = await forward(target, request)
    if (fault.share === 1) reply(outgoing, answer)
    else if (fault.share > 0) {
      const { 'transfer-encoding': _chunked, ...headers } = answer.headers
      outgoing.writeHead(answer.status, { ...headers, 'content-length': answer.body.length })
      outgoing.write(answer.body.subarray(0, Math.ceil(answer.body.length * fault.share)))
    }
    fault.done()
  },
  async delay({ fault, request, outgoing, target }) {
    await pause(fault.ms)
    reply(outgoing, await forward(target, request))
  },
  async drip({ fault, request, outgoing, target }) {
    const answer = await forward(target, request)
    outgoing.writeHead(answer.status, answer.headers)
    for (let start = 0; start < answer.body.length && !outgoing.destroyed; start += fault.bytes) {
      outgoing.write(answer.body.subarray(start, start + fault.bytes))
      await pause(fault.ms)
    }
    outgoing.end()
  },
  async double({ fault, request, outgoing, target }) {
    const first = forward(target, request)
    if (fault.together !== true) await first
    const second = forward(target, request)
    reply(outgoing, await first)
    await second.catch(() => null)
  },
  async alter({ fault, request, outgoing, target }) {
    reply(outgoing, await forward(target, { ...request, body: fault.body(request.body) }))
  },
  overtaken: pass,
  async answer({ fault, outgoing }) {
    reply(outgoing, made(fault))
  },
  async 'answer instead'({ fault, request, outgoing, target }) {
    await forward(target, request)
    reply(outgoing, made(fault))
  },
  async endless({ outgoing }) {
    outgoing.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    await pipeline(Readable.from(endlessList()), outgoing)
  },
  async rewrite({ fault, request, outgoing, target }) {
    const answer = await forward(target, request)
    reply(outgoing, { ...answer, body: Buffer.from(fault.body(answer.body.toString('utf8'))) })
  },
  async headers({ fault, request, outgoing, target }) {
    const answer = await forward(target, request)
    reply(outgoing, { ...answer, headers: { ...answer.headers, ...fault.set } })
  },
}

function* endlessList(): Generator<string> {
  yield '{"items":['
  for (;;) yield `${' '.repeat(1024 * 1024)}\n`
}

interface Reply {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
}

function made({
  status,
  body = '',
  headers = {},
}: {
  status: number
  body?: string
  headers?: OutgoingHttpHeaders
}): Reply {
  const type = body.startsWith('<') ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) }
}

function reply(outgoing: ServerResponse, { status, headers, body }: Reply): void {
  const { 'transfer-encoding': _chunked, connection: _connection, ...rest } = headers
  outgoing.writeHead(status, { ...rest, 'content-length': body.length })
  outgoing.end(body)
}

const agent = new Agent({ keepAlive: false })

function open(target: string, { method, url, headers, body }: SeenRequest) {
  const own = { ...headers, connection: 'close', 'content-length': String(body.length) }
  return httpRequest(new URL(url, target), { method, headers: own, agent })
}

function forward(target: string, request: SeenRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = open(target, request)
    outgoing.on('error', reject)
    outgoing.once('response', (incoming) => {
      const status = incoming.statusCode ?? 0
      const finish = (body: Buffer) => resolve({ status, headers: incoming.headers, body })
      // This server ends the body of a redirect twice, which is an error on the connection.
      if (status >= 300 && status < 400) finish(Buffer.alloc(0))
      else readAll(incoming).then(finish, reject)
    })
    outgoing.end(request.body)
  })
}

function forwardHalf(target: string, request: SeenRequest): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = open(target, request)
    outgoing.once('error', () => resolve())
    outgoing.write(request.body.subarray(0, Math.floor(request.body.length / 2)), () => {
      outgoing.destroy()
      resolve()
    })
  })
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
