const prefix = 'proviso.view.'

/** What a window remembers of itself (route, filters): a convenience, so a storage that fails is passed over. */
export function recall<T extends object>(name: string, fallback: T): T {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null')
    if (found === null || typeof found !== 'object') return fallback
    const known = Object.entries(found).filter(
      ([key, value]) => key in fallback && typeof value === typeof fallback[key as keyof T],
    )
    return { ...fallback, ...Object.fromEntries(known) }
  } catch {
    return fallback
  }
}

export function remember(name: string, value: object): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // See above.
  }
}
