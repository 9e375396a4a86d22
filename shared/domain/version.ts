/** A dotted version as its numbers; undefined when a part is not a number ("1.10.2-rc1"). */
export function parseVersion(version: string): readonly number[] | undefined {
  const parts = version.trim().split('.')
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : undefined
}

/** Orders by number part by part, so that 1.10.0 comes after 1.9.1; unparsable versions order as text, first. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [parseVersion(a), parseVersion(b)]
  if (!x || !y) return x ? 1 : y ? -1 : a < b ? -1 : a > b ? 1 : 0
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const step = (x[i] ?? 0) - (y[i] ?? 0)
    if (step !== 0) return step
  }
  return 0
}
