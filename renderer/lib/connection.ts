import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Change } from '../../shared/contract/app.ts'
import { createApi, openLine, type Api, type Line } from './api.ts'
import { backOff } from './back-off.ts'

/** "connecting" only before the first answer; later a lost line is "away". */
export type LineState = 'connecting' | 'up' | 'away'

/** What is told of the line: changes, and that it came up, when everything may have changed. */
export interface Heard {
  changed(change: Change): void
  up(): void
}

export interface Connection {
  readonly api: Api
  readonly state: StoreApi<{ readonly line: LineState }>
  start(heard: Heard): () => void
}

/** Keeps one line to the service open, for as long as the window lives. */
export function createConnection(open: () => Line = openLine): Connection {
  const state = createStore<{ readonly line: LineState }>(() => ({ line: 'connecting' }))
  let line: Line | undefined
  const api = createApi(() => line)

  async function keepOpen(signal: AbortSignal, heard: Heard): Promise<void> {
    let attempt = 0
    while (!signal.aborted) {
      line = open()
      try {
        let first = true
        for await (const change of await api.app.changes({}, { signal })) {
          if (first) {
            first = false
            attempt = 0
            state.setState({ line: 'up' })
            heard.up()
          }
          if (change.topics.length > 0) heard.changed(change)
        }
      } catch {
        // The line is gone; the state below says so and the loop opens another.
      }
      line.close()
      line = undefined
      if (signal.aborted) return
      state.setState({ line: 'away' })
      await sleep(backOff(attempt), signal)
      attempt += 1
    }
  }

  return {
    api,
    state,
    start(heard) {
      const stop = new AbortController()
      void keepOpen(stop.signal, heard)
      return () => stop.abort()
    },
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
