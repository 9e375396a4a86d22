/** Longer texts are seldom read twice and would fill the memory. */
const longestKept = 10_000

/** The same answers, kept for the texts that were asked for last: a release's criteria stand in every template. */
export function rememberByText<T>(read: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const answer = read(text)
    if (text.length > longestKept) return answer
    const [oldest] = known.keys()
    if (known.size >= most && oldest !== undefined) known.delete(oldest)
    known.set(text, answer)
    return answer
  }
}
