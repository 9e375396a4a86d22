import { createServer, request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Tracker } from '../../../electron/sync/trackers/tracker.ts'
import { collect, draftTicket, fileOf, receiptOf, setField, valueOf } from './site.ts'

/** One request and what a real server answered, without anything that changes from run to run but numbers and times. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const keptHeaders = ['content-type', 'etag', 'location', 'date']

export interface Replay {
  readonly url: string
  /** What was asked, as «GET /path». */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

/** Gives the answers of a recording in their order; a request it does not know is answered with 599. */
export function startReplay(exchanges: readonly Exchange[]): Promise<Replay> {
  const left = [...exchanges]
  return serve((incoming) => {
    const next = left.shift()
    const isKnown = next?.method === incoming.method && next?.url === incoming.url
    return Promise.resolve(isKnown && next !== undefined ? next : { ...unknown, url: incoming.url ?? '' })
  })
}

const unknown: Exchange = { method: '', url: '', status: 599, headers: {}, body: 'not recorded' }

/** Passes everything on to a real server and writes down what it answers. */
export async function startRecorder(
  target: string,
): Promise<Replay & { readonly exchanges: readonly Exchange[] }> {
  const exchanges: Exchange[] = []
  const replay = await serve(async (incoming, body) => {
    const { method = 'GET', url = '/' } = incoming
    const answer = await passOn(target, incoming, body)
    const exchange = { method, url, ...answer }
    exchanges.push({ ...exchange, body: exchange.body.replaceAll(target, 'http://127.0.0.1:1') })
    return exchange
  })
  return { ...replay, exchanges }
}

async function serve(
  answer: (incoming: IncomingMessage, body: Buffer) => Promise<Exchange>,
): Promise<Replay> {
  const asked: string[] = []
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      asked.push(`${incoming.method} ${incoming.url}`)
      answer(incoming, Buffer.concat(parts)).then(
        ({ status, headers, body }) => outgoing.writeHead(status, headers).end(body),
        () => outgoing.destroy(),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function passOn(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<Omit<Exchange, 'method' | 'url'>> {
  return new Promise((resolve, reject) => {
    const headers = { ...incoming.headers, connection: 'close', 'content-length': String(body.length) }
    const { method, url = '/' } = incoming
    const outgoing = httpRequest(new URL(url, target), { method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const kept = keptHeaders.flatMap((name) => {
          const value = answer.headers[name]
          return typeof value === 'string' ? [[name, value] as const] : []
        })
        const text = Buffer.concat(parts).toString('utf8')
        resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(kept), body: text })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** A verifier's ordinary day: the same requests in the same order every time, on a fresh server. */
export async function walkThroughADay(adapter: Tracker): Promise<unknown> {
  const report = valueOf(
    await adapter.check({ queues: ['sw-rel'], fields: ['RolloutProgress'], account: 'verifier' }),
  )
  const draft = draftTicket({ fields: [{ name: 'RolloutProgress', values: ['Unverified'] }] })
  const { ticket } = receiptOf(await adapter.create('00000000-recorded-1', draft))
  const taken = receiptOf(
    await adapter.update(ticket.id, [
      { kind: 'set', field: { in: 'core', name: 'owner' }, base: [], mine: ['verifier'] },
      setField('RolloutProgress', ['Unverified'], ['In Verification']),
      { kind: 'items', field: { in: 'custom', name: 'EATeams' }, add: ['A', 'B'], remove: [] },
    ]),
  )
  const refused = await adapter.update(ticket.id, [
    setField('RolloutProgress', ['In Verification'], ['Nonsense']),
  ])
  const file = fileOf('report.pdf', Buffer.from('%PDF-1.7 not really'), 'application/pdf')
  const message = { kind: 'comment', text: 'Done. ü', subject: 'Report', files: [file] } as const
  const sent = receiptOf(await adapter.message('00000000-recorded-2', ticket.id, message))
  const found = valueOf(
    await adapter.findByOpId({ kind: 'message', opId: '00000000-recorded-2', ticketId: ticket.id }),
  )
  const history = (await collect(adapter.history(ticket.id))).flat()
  return {
    findings: report.findings.map(({ code, weight }) => `${code} ${weight}`),
    owner: taken.ticket.owner,
    fields: taken.ticket.fields
      .filter(({ values }) => values.length > 0)
      .map(({ name }) => name)
      .toSorted(),
    refused: refused.kind,
    isFound: found.includes(sent.transactionId),
    file: sent.files[0]?.sha256 === file.sha256,
    types: history.map(({ type }) => type),
  }
}
