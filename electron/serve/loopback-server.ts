import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { strictHeaders } from '../content-policy.ts'
import { createDoor, isSame, newSecret, type Door } from './door.ts'
import { redirect, textPage, type Front, type Page } from './front.ts'

/** Larger than the largest file a window may send (20 MB) with room for its wrapping. */
const maxMessageBytes = 64 * 1024 * 1024

export interface LoopbackServer {
  readonly door: Door
  /** What another start of this person must show to ask for a fresh address. */
  readonly secret: string
  /**
   * Puts another front behind the door; windows that are open stay connected to what they were connected to. Until the
   * first one stands there, requests wait.
   */
  show(front: Front): void
  close(): Promise<void>
}

export interface Listener {
  /** Another start of the same person asks for a window; answers whether one was opened. */
  openWindow(): boolean
  windowConnected(): void
  windowGone(): void
}

/**
 * Serves 127.0.0.1 only. `port` 0 takes any free port. Rejects with Node's own error when the port cannot be had.
 */
export async function startLoopbackServer(port: number, listener: Listener): Promise<LoopbackServer> {
  const server = createServer()
  await listen(server, port)
  const door = createDoor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, Date.now)
  const secret = newSecret()
  const first = Promise.withResolvers<Front>()
  let current = first.promise

  server.on('request', (request, response) => {
    if (request.url === '/instance/open') send(request, response, answerInstance(request))
    else void current.then((front) => send(request, response, answer(request, door, front)))
  })

  function answerInstance(request: IncomingMessage): Page {
    const { authorization = '', origin, host } = request.headers
    // A browser always sends an Origin with a POST; who sends none and knows the secret is another start of the program.
    const isPerson =
      origin === undefined && `http://${host}` === door.origin && isSame(authorization, `Bearer ${secret}`)
    if (request.method !== 'POST' || !isPerson) return textPage(403, 'This is not for you.')
    const opened = request.headers['x-open'] === 'window' && listener.openWindow()
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ opened, address: door.newAddress() }),
    }
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    void current.then((front) => upgrade(front, request, socket, head))
  })

  function upgrade({ connect }: Front, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (connect === undefined || !door.isOwnForSure(request.headers) || !door.isKnown(request.headers)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      listener.windowConnected()
      line.on('close', () => listener.windowGone())
      // Without a listener a broken frame would end the whole program; the line closes by itself.
      line.on('error', () => undefined)
      connect(line)
    })
  }

  return {
    door,
    secret,
    show: (next) => {
      first.resolve(next)
      current = Promise.resolve(next)
    },
    close: () =>
      new Promise((resolve) => {
        for (const line of sockets.clients) line.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(request: IncomingMessage, door: Door, front: Front): Page {
  const { headers, method = 'GET' } = request
  if (!door.isOwn(headers)) return textPage(403, `Proviso answers only at ${door.origin}.`)
  const url = URL.parse(request.url ?? '/', door.origin)
  // «//name/» and «http://name/» are whole addresses, of another server.
  if (url === null || url.origin !== door.origin) return textPage(404, 'There is no such page.')
  const key = url.searchParams.get('key')
  if (method === 'GET' && url.pathname === '/' && key !== null && !door.isKnown(headers)) {
    const cookie = door.redeem(key)
    return cookie === null ? textPage(401, strangerText) : redirect('/', { 'set-cookie': cookie })
  }
  if (!door.isKnown(headers)) return textPage(401, strangerText)
  if (key !== null) {
    door.redeem(key)
    return redirect('/')
  }
  if (method === 'GET' || method === 'HEAD')
    return front.get(url.pathname) ?? textPage(404, 'There is no such page.')
  if (method === 'POST' && door.isOwnForSure(headers))
    return front.post?.(url.pathname) ?? textPage(404, 'There is no such form.')
  return textPage(405, 'That cannot be done here.')
}

const strangerText =
  'This address was used already or is too old. Start Proviso again on its machine: it prints a fresh one, and what is running goes on.'

function send(request: IncomingMessage, response: ServerResponse, page: Page): void {
  request.resume()
  response.writeHead(page.status, { ...strictHeaders, 'cache-control': 'no-store', ...page.headers })
  response.end(request.method === 'HEAD' ? undefined : page.body)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
