import { createHash, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import type { Answer } from '../../../electron/sync/trackers/answer.ts'
import type { FieldChange, FileToSend, TicketDraft } from '../../../electron/sync/trackers/change.ts'
import type { WriteOutcome } from '../../../electron/sync/trackers/outcome.ts'
import { openRequestTracker } from '../../../electron/sync/trackers/rt/request-tracker.ts'
import type { RequestTracker as Adapter } from '../../../electron/sync/trackers/rt/request-tracker.ts'
import type { RtSettings } from '../../../electron/sync/trackers/rt/settings.ts'
import type { TicketReading } from '../../../electron/sync/trackers/ticket.ts'
import { startFaultProxy } from '../fault-proxy.ts'
import type { FaultProxy } from '../fault-proxy.ts'
import { startRequestTracker } from '../request-tracker.ts'
import type { Login, RequestTracker, RequestTrackerOptions } from '../request-tracker.ts'
import { whyNoRequestTracker } from './installed.ts'
import { whyNoPostgres } from './postgres.ts'

/** A real server with a fault proxy in front of it, for the tests of one file. */
export interface Site {
  readonly server: RequestTracker
  readonly proxy: FaultProxy
  /** The adapter for one account, through the proxy. */
  as(login: Login, settings?: Partial<RtSettings>): Adapter
  /** A request past the adapter and the proxy, as a web user's program would make it. */
  raw(login: Login, method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }>
  /** A fresh ticket in `sw-rel`, made past the adapter. */
  newTicket(fields?: Readonly<Record<string, string | readonly string[]>>, queue?: string): Promise<string>
}

/** Tests on a server of their own; skipped, with the reason in the title, where none can be started. */
export function onRequestTracker(
  title: string,
  options: RequestTrackerOptions,
  define: (site: Site) => void,
): void {
  const reason = whyNoRequestTracker() ?? (options.database === 'postgres' ? whyNoPostgres() : null)
  describe.skipIf(reason !== null)(reason === null ? title : `${title} (skipped: ${reason})`, () => {
    let server: RequestTracker
    let proxy: FaultProxy
    const opened: Adapter[] = []
    beforeAll(async () => {
      server = await startRequestTracker(options)
      proxy = await startFaultProxy(server.url)
    })
    afterEach(() => proxy.follow(null))
    afterAll(async () => {
      for (const adapter of opened) adapter.rest()
      await proxy.stop()
      await server.stop()
    })
    const raw: Site['raw'] = (login, method, path, body) => sendRaw(server, login, method, path, body)
    define({
      get server() {
        return server
      },
      get proxy() {
        return proxy
      },
      as(login, settings = {}) {
        const adapter = valueOf(
          openRequestTracker({
            address: proxy.url,
            credential: { kind: 'token', token: server.tokens[login] },
            opIdFields: { ticket: 'ClientOpId', message: 'TxnOpId' },
            ...settings,
          }),
        )
        opened.push(adapter)
        return adapter
      },
      raw,
      async newTicket(fields = {}, queue = 'sw-rel') {
        const draft = { Queue: queue, Subject: 'A product', CustomFields: fields }
        const { json } = await raw('root', 'POST', '/ticket', draft)
        return String((json as { id: string | number }).id)
      },
    })
  })
}

async function sendRaw(server: RequestTracker, login: Login, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${server.url}/REST/2.0${path}`, {
    method,
    headers: {
      'user-agent': 'proviso-tests',
      authorization: `token ${server.tokens[login]}`,
      'content-type': 'application/json',
      connection: 'close',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  }
}

/** The value of an answer that must be one. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.kind}: ${answer.failure.message}`)
  return answer.value
}

/** The failure of an answer that must be one. */
export function failureOf(answer: Answer<unknown>) {
  if (answer.ok) throw new Error('It was answered.')
  return answer.failure
}

/** The receipt of a write that must be confirmed. */
export function receiptOf<T>(outcome: WriteOutcome<T>): T {
  if (outcome.kind !== 'confirmed') throw new Error(JSON.stringify(outcome).slice(0, 2000))
  return outcome.receipt
}

/** Everything a feed or a search yields, which must not fail. */
export async function collect<T>(batches: AsyncGenerator<Answer<T>>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) all.push(valueOf(batch))
  return all
}

export async function readHere(adapter: Adapter, id: string): Promise<TicketReading> {
  const presence = valueOf(await adapter.ticket(id))
  if (presence.kind !== 'here') throw new Error(`The ticket is ${presence.kind}.`)
  return presence.reading
}

export function valuesIn({ ticket }: TicketReading, name: string): readonly string[] {
  return [...(ticket.fields.find((field) => field.name === name)?.values ?? [])].toSorted()
}

export function setField(name: string, base: readonly string[], mine: readonly string[]): FieldChange {
  return { kind: 'set', field: { in: 'custom', name }, base, mine }
}

export function draftTicket(rest: Partial<TicketDraft> = {}): TicketDraft {
  const empty = { text: '', requestors: [], owner: null, fields: [], links: [] }
  return { queue: 'sw-rel', subject: 'A product', ...empty, ...rest }
}

export function fileOf(
  name: string,
  content: Uint8Array,
  mediaType = 'application/octet-stream',
): FileToSend {
  return {
    name,
    mediaType,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    async *open() {
      yield content
    },
  }
}

export function newOpId(): string {
  return randomUUID()
}
