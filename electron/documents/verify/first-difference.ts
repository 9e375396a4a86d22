/** Where two files first differ, counted from 0; null when they are the same. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return at
  return a.length === b.length ? null : shorter
}

/** A file that another part of the same layout would give has nothing in common with this one; a damaged copy has most. */
export function isDamagedCopy(a: Uint8Array, b: Uint8Array): boolean {
  if (Math.abs(a.length - b.length) > mostDifferences) return false
  let differing = 0
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) if (a[at] !== b[at]) differing += 1
  return differing <= mostDifferences
}

const mostDifferences = 1000
