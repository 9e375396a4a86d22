import { EventEmitter } from 'node:events'
import { deserialize, serialize } from 'node:v8'

/**
 * A stand-in for Electron's MessagePortMain, as its documentation describes it: an event emitter that keeps messages until
 * `start`, takes only plain values (no Blob or File), and tells both ends when one closes.
 */
export class DesktopPort extends EventEmitter {
  #other: DesktopPort | null = null
  #waiting: unknown[] | null = []

  static makePair(): readonly [DesktopPort, DesktopPort] {
    const [a, b] = [new DesktopPort(), new DesktopPort()]
    a.#other = b
    b.#other = a
    return [a, b]
  }

  postMessage(message: unknown): void {
    const copy: unknown = deserialize(serialize(message))
    if (this.#other !== null) this.#other.#receive(copy)
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const message of waiting) this.#deliver(message)
  }

  close(): void {
    const other = this.#other
    this.#other = null
    if (other === null) return
    queueMicrotask(() => this.emit('close'))
    other.close()
  }

  #receive(message: unknown): void {
    if (this.#waiting === null) this.#deliver(message)
    else this.#waiting.push(message)
  }

  #deliver(message: unknown): void {
    setImmediate(() => this.emit('message', { data: message, ports: [] }))
  }
}
