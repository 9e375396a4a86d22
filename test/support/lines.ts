import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { MessageChannel } from 'node:worker_threads'
import { WebSocket } from 'ws'
import { createProgramFront } from '../../electron/serve/program-front.ts'
import { startLoopbackServer, type LoopbackServer } from '../../electron/serve/loopback-server.ts'
import { createTransport, type Served } from '../../electron/transport.ts'
import type { Api } from '../../renderer/lib/api.ts'
import { DesktopPort } from './desktop-port.ts'

/** A caller's end of a line to a service. */
export interface CallersLine {
  readonly api: Api
  /** Leaves as a closed window does. */
  leave(): Promise<void>
}

type Connect = (served: Served, report: (error: unknown) => void) => Promise<CallersLine>

/** Every way a window talks to the service; `report` hears of bugs. */
export const lines: Readonly<Record<string, Connect>> = {
  'WebSocket of the browser face': connectBySocket,
  'MessagePort of a window': connectByChannel,
  "MessagePort of Electron's processes": connectByDesktopPort,
}

async function connectBySocket(served: Served, report: (error: unknown) => void): Promise<CallersLine> {
  const server = await startQuietServer()
  server.show(createProgramFront(import.meta.dirname, server.door.origin, createTransport(served, report)))
  const { origin } = server.door
  const websocket = new WebSocket(origin.replace('http', 'ws'), {
    headers: { origin, cookie: enter(server) },
  })
  return {
    api: createORPCClient(new SocketLink({ websocket: websocket })),
    async leave() {
      websocket.close()
      await server.close()
    },
  }
}

async function connectByChannel(served: Served, report: (error: unknown) => void): Promise<CallersLine> {
  const { port1, port2 } = new MessageChannel()
  createTransport(served, report).overPort(port1)
  port1.start()
  port2.start()
  return {
    api: createORPCClient(new PortLink({ port: port2 })),
    leave: async () => port2.close(),
  }
}

async function connectByDesktopPort(served: Served, report: (error: unknown) => void): Promise<CallersLine> {
  const [ours, theirs] = DesktopPort.makePair()
  createTransport(served, report).overPort(ours)
  ours.start()
  theirs.start()
  return { api: createORPCClient(new PortLink({ port: theirs })), leave: async () => theirs.close() }
}

export function startQuietServer(): Promise<LoopbackServer> {
  return startLoopbackServer(0, {
    openWindow: () => false,
    windowConnected: () => undefined,
    windowGone: () => undefined,
  })
}

/** Turns an address into the cookie it buys. */
export function enter({ door }: LoopbackServer): string {
  const key = new URL(door.newAddress()).searchParams.get('key') ?? ''
  return (door.redeem(key) ?? '').split(';')[0] ?? ''
}
