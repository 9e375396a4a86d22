import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { Api } from '../../renderer/lib/api.ts'

/** A line to a running browser face, as a window of it has one; `address` is one with its one-time key. */
export async function connect(address: string): Promise<{ readonly api: Api; readonly close: () => void }> {
  const { origin } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`The address was not let in: ${String(entered.status)}`)
  const websocket = new WebSocket(origin.replace('http', 'ws'), { headers: { origin, cookie } })
  // A killed service breaks the line; the calls under way end with their own error.
  websocket.on('error', () => undefined)
  const link = new RPCLink({ websocket })
  return { api: createORPCClient(link), close: () => websocket.terminate() }
}
