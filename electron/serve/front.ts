import type { Socket } from '../transport.ts'

/** One answer to a browser. */
export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** What stands behind the door: the program, or the page that offers to restore a backup. */
export interface Front {
  /** The page at a path, or null when there is none. */
  get(path: string): Page | null
  /** What a form of a page asks for; null when there is no such form. */
  post?(path: string): Page | null
  /** Takes a window's line to the service; absent where there is no service. */
  readonly connect?: (socket: Socket) => void
}

/** A short answer in words. */
export function textPage(status: number, text: string): Page {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` }
}

/** Sends a browser on to another page by GET. */
export function redirect(path: string, headers: Readonly<Record<string, string>> = {}): Page {
  return { status: 303, headers: { ...headers, location: path }, body: '' }
}
