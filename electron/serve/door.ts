import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** How long an address that was given out stays good when nobody uses it. */
const keyLifetimeMs = 10 * 60_000

/**
 * Who may come in. The address given to a browser can be read by every user of the machine in the list of processes, so
 * it carries a key that works once and turns into a cookie no page or other site can read.
 */
export interface Door {
  readonly origin: string
  newAddress(): string
  /** Spends a key: the cookie to set, or null when the key is unknown, used or too old. */
  redeem(key: string): string | null
  /** Whether the request was made to this address and not by a page of another: against DNS rebinding and foreign sites. */
  isOwn(headers: IncomingHttpHeaders): boolean
  /** As `isOwn`, and the browser says so itself: needed for everything that changes or stays open. */
  isOwnForSure(headers: IncomingHttpHeaders): boolean
  /** Whether the request carries the cookie. */
  isKnown(headers: IncomingHttpHeaders): boolean
}

export function createDoor(origin: string, now: () => number, makeSecret: () => string = newSecret): Door {
  const { host, port } = new URL(origin)
  // Cookies are not kept apart by port: the name keeps two instances from overwriting each other's.
  const name = `proviso-${port}`
  const session = makeSecret()
  const keys = new Map<string, number>()
  const isOwn = (headers: IncomingHttpHeaders) =>
    headers.host === host && (headers.origin === undefined || headers.origin === origin)

  return {
    origin,
    newAddress() {
      for (const [key, until] of keys) if (until <= now()) keys.delete(key)
      const key = makeSecret()
      keys.set(key, now() + keyLifetimeMs)
      return `${origin}/?key=${key}`
    },
    redeem(key) {
      const until = keys.get(key)
      keys.delete(key)
      if (until === undefined || until <= now()) return null
      return `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`
    },
    isOwn,
    isOwnForSure: (headers) => headers.origin === origin && isOwn(headers),
    isKnown: (headers) => isSame(readCookie(headers.cookie ?? '', name), session),
  }
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares secrets without telling by its time how much of them agrees. */
export function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function readCookie(header: string, name: string): string {
  const found = header.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return found?.trim().slice(name.length + 1) ?? ''
}
