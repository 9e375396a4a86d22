import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { WebSocket } from 'ws'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** An HTTP request as written: the path is not tidied and any header may be set, unlike with `fetch`. */
export function ask(origin: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request({ agent: false, ...options, hostname, port, path }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part) => (body += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asking.on('error', reject).end()
  })
}

/** Tries to open a WebSocket: "open", or the words of the refusal. */
export function tryWebSocket(origin: string, headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(origin.replace('http', 'ws'), { headers })
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('error', (error) => resolve(error.message))
  })
}
