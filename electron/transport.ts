import { onError, ORPCError, type AnyRouter, type Context } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'

/** What a face needs of the service to hand it to a window. */
export interface Served {
  readonly router: AnyRouter
  readonly context: Context
}

export type Socket = Parameters<SocketHandler<Context>['upgrade']>[0]
export type Port = Parameters<PortHandler<Context>['upgrade']>[0]

/** The lines over which windows call the service: one WebSocket each in a browser, one MessagePort each on the desktop. */
export interface Transport {
  overSocket(socket: Socket): void
  overPort(port: Port): void
}

/** `report` hears of bugs: errors that the contract does not name. The caller only learns that there was one. */
export function createTransport({ router, context }: Served, report: (error: unknown) => void): Transport {
  const hearBugs = (error: unknown) => {
    if (!(error instanceof ORPCError) && !isAbort(error)) report(error)
  }
  const sockets = new SocketHandler(router, { clientInterceptors: [onError(hearBugs)] })
  const ports = new PortHandler(router, { clientInterceptors: [onError(hearBugs)] })
  return {
    overSocket: (socket) => void sockets.upgrade(socket, { context }),
    overPort: (port) => ports.upgrade(port, { context }),
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
