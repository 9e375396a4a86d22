/**
 * Runs what `next` starts, up to `atOnce` at a time, and yields the results in the order of their start. `next` answers null
 * when there is nothing more to start. Whoever leaves early leaves nothing under way.
 */
export async function* inOrder<T>(atOnce: number, next: () => Promise<T> | null): AsyncGenerator<T> {
  const under: Promise<T>[] = []
  const start = () => {
    while (under.length < atOnce) {
      const started = next()
      if (started === null) return
      under.push(started)
    }
  }
  try {
    for (;;) {
      start()
      const first = under.shift()
      if (first === undefined) return
      const result = await first
      start()
      yield result
    }
  } finally {
    await Promise.allSettled(under)
  }
}
