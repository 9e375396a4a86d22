import { openRequestTracker } from '../../../electron/sync/trackers/rt/request-tracker.ts'
import type { RtSettings } from '../../../electron/sync/trackers/rt/settings.ts'
import type { Tracker } from '../../../electron/sync/trackers/tracker.ts'
import { startFaultProxy } from '../fault-proxy.ts'
import type { FaultProxy } from '../fault-proxy.ts'
import { startRequestTracker } from '../request-tracker.ts'
import type { Login, RequestTracker, RequestTrackerOptions } from '../request-tracker.ts'
import { valueOf } from './readings.ts'

/** A real server with a fault proxy in front of it. */
export interface Site {
  readonly server: RequestTracker
  readonly proxy: FaultProxy
  /** The adapter for one account, through the proxy. */
  as(login: Login, settings?: Partial<RtSettings>): Tracker
  /** A request past the adapter and the proxy, as a web user's program would make it. */
  raw(login: Login, method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }>
  /** A fresh ticket in `sw-rel`, made past the adapter. */
  newTicket(fields?: Readonly<Record<string, string | readonly string[]>>, queue?: string): Promise<string>
}

export interface OpenSite extends Site {
  stop(): Promise<void>
}

/** Starts both; whoever opens it stops it. */
export async function openSite(options: RequestTrackerOptions): Promise<OpenSite> {
  const server = await startRequestTracker(options)
  const proxy = await startFaultProxy(server.url)
  const opened: Tracker[] = []
  const raw: Site['raw'] = (login, method, path, body) => sendRaw(server, login, method, path, body)
  return {
    server,
    proxy,
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
    async stop() {
      for (const adapter of opened) adapter.rest()
      await proxy.stop()
      await server.stop()
    },
  }
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
