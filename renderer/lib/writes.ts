import { createStore, type StoreApi } from 'zustand/vanilla'

export interface WriteState {
  /** How many writes are on their way. */
  readonly pending: number
}

/** Everything a screen changes at once (verdicts, settings), in the order it was asked for. */
export interface Writes {
  readonly state: StoreApi<WriteState>
  /** Runs one write after those before it. Rejects as the write does. */
  run<T>(write: () => Promise<T>): Promise<T>
}

export function createWrites(): Writes {
  const state = createStore<WriteState>(() => ({ pending: 0 }))
  let last: Promise<unknown> = Promise.resolve()
  return {
    state,
    async run(write) {
      state.setState(({ pending }) => ({ pending: pending + 1 }))
      // A write that failed has told its own caller; the next one still has to run.
      const mine = last.then(write, write)
      last = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        state.setState(({ pending }) => ({ pending: pending - 1 }))
      }
    },
  }
}
