/**
 * Turns a progress callback into something to iterate: a reader that is slower than the work sees the newest
 * value, never a queue of old ones.
 */
export function latestOnly<T>(): {
  readonly push: (value: T) => void
  readonly end: () => void
  readonly values: AsyncIterable<T>
} {
  let latest: { readonly value: T } | undefined
  let ended = false
  let wake: () => void = () => undefined
  async function* read(): AsyncGenerator<T> {
    for (;;) {
      if (latest) {
        const { value } = latest
        latest = undefined
        yield value
      } else if (ended) {
        return
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  }
  return {
    push: (value) => {
      latest = { value }
      wake()
    },
    end: () => {
      ended = true
      wake()
    },
    values: read(),
  }
}
