/** Yields what `source` yields and has the next one fetched meanwhile: the server works while a batch is kept. */
export async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = source.next()
      yield value
    }
  } finally {
    // Whoever leaves early leaves nothing under way.
    await next.catch(() => undefined)
    await source.return(undefined)
  }
}
