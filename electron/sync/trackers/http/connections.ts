import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { rootCertificates } from 'node:tls'

/** An idle connection holds a whole process of some servers: long enough for the next page, no longer. */
const idleMs = 1000

/** More do not make a pull faster, they only let others wait. */
const mostAtOnce = 2

/** The open lines to one server. */
export interface Connections {
  /** Kept open for a moment: for many reads in a row. */
  readonly reading: HttpAgent
  /** Fresh for each request: a write must not meet a connection that the server is just closing. */
  readonly writing: HttpAgent
  close(): void
}

/** Certificates are always checked; `ownCa` (PEM) is trusted besides the usual ones. */
export function openConnections(isSecure: boolean, ownCa: string | null): Connections {
  const tls = ownCa === null ? {} : { ca: [...rootCertificates, ownCa] }
  const make = (keepAlive: boolean): HttpAgent => {
    const options = { keepAlive, maxSockets: mostAtOnce, maxFreeSockets: mostAtOnce, timeout: idleMs }
    return isSecure
      ? new HttpsAgent({ ...options, ...tls, rejectUnauthorized: true })
      : new HttpAgent(options)
  }
  const reading = make(true)
  const writing = make(false)
  return {
    reading,
    writing,
    close() {
      reading.destroy()
      writing.destroy()
    },
  }
}
