import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerTo, type Asked } from './answers.ts'
import { changeTicket, createState, type FakeState, type FakeTicket } from './state.ts'

/** A stand-in for Zammad that keeps state and refuses what the documentation says it refuses. */
export interface FakeZammad {
  readonly url: string
  readonly state: FakeState
  token(login: string): string
  /** A ticket made past the adapter. */
  newTicket(fields?: Readonly<Record<string, unknown>>, title?: string): FakeTicket
  /** A change by somebody, past the adapter. */
  change(login: string, ticket: FakeTicket, changes: Readonly<Record<string, unknown>>): void
  stop(): Promise<void>
}

export async function startFakeZammad(): Promise<FakeZammad> {
  const state = createState()
  const server = createServer((incoming, outgoing) => {
    take(state, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const userOf = (login: string) => state.users.find((user) => user.login === login)!
  return {
    url: `http://127.0.0.1:${String(port)}`,
    state,
    token: (login) => userOf(login).token,
    newTicket(fields = {}, title = 'A product') {
      const id = state.nextId()
      const at = state.tick()
      const ticket: FakeTicket = {
        id,
        number: String(31_000 + id),
        title,
        group_id: 1,
        state: 'open',
        owner: '-',
        customer: 'provider',
        priority: '2 normal',
        created_by: 'admin',
        updated_by: 'admin',
        created_at: at,
        updated_at: at,
        time_unit: 0,
        custom: Object.fromEntries(state.attributes.map(({ name }) => [name, fields[name] ?? null])),
      }
      state.tickets.set(id, ticket)
      return ticket
    },
    change: (login, ticket, changes) => changeTicket(state, ticket, userOf(login), changes),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function take(state: FakeState, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part)
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost')
  const text = Buffer.concat(parts).toString()
  const asked: Asked = {
    method: incoming.method ?? 'GET',
    path: pathname.replace(/^\/api\/v1/, ''),
    query: searchParams,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
  const user = state.users.find(({ token }) => incoming.headers.authorization === `Token token=${token}`)
  const { status, json, bytes } = user
    ? answerTo(state, user, asked)
    : { status: 401, json: { error: 'Authentication required' }, bytes: undefined }
  outgoing.writeHead(status, {
    'content-type': bytes ? 'application/octet-stream' : 'application/json; charset=utf-8',
  })
  outgoing.end(bytes ?? JSON.stringify(json))
}
