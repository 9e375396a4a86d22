import { type ClientContext, createORPCClient, isDefinedError, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../shared/contract/contract.ts'
import type { Failure } from '../../shared/errors.ts'

/** Everything the service answers, typed by the contract. This file alone knows the contract library. */
export type Api = ContractRouterClient<typeof contract>

type Link = Pick<PortLink<ClientContext>, 'call'>

/** One connection to the service. It is used until it closes and then replaced by a new one. */
export interface Line {
  readonly link: Link
  close(): void
}

/** The service could not be reached, or went away before it answered. Nothing is known about the call. */
export class LineLost extends Error {
  override readonly name = 'LineLost'
}

/** In the desktop window a MessagePort through the preload, else one WebSocket to where the page came from. */
export function openLine(): Line {
  if (location.protocol === 'app:') {
    const { port1, port2 } = new MessageChannel()
    window.postMessage('proviso:port', location.origin, [port2])
    const link = new PortLink({ port: port1 })
    port1.start()
    return { link, close: () => port1.close() }
  }
  const websocket = new WebSocket(location.origin.replace(/^http/, 'ws'))
  return { link: new SocketLink({ websocket }), close: () => websocket.close() }
}

/** An API whose calls go over whatever line is up at that moment. */
export function createApi(currentLine: () => Line | undefined): Api {
  return createORPCClient<Api>({
    async call(path, input, options) {
      const line = currentLine()
      if (!line) throw new LineLost('The service is away.')
      try {
        return await line.link.call(path, input, options)
      } catch (error) {
        if (error instanceof ORPCError || options.signal?.aborted) throw error
        throw new LineLost('The line to the service was lost.', { cause: error })
      }
    },
  })
}

/** The failure that the service answered with, or undefined when the error is none of the expected ones. */
export function readFailure(error: unknown): Failure | undefined {
  if (!(error instanceof ORPCError) || !isDefinedError(error) || error.code !== 'FAILED') return undefined
  return error.data as Failure
}
