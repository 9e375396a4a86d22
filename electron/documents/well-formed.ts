/**
 * Copies plain data with every text made well-formed Unicode: half a surrogate pair, which no file can hold,
 * becomes U+FFFD. Everything else stays as it is.
 */
export function makeWellFormed<T>(data: T): T {
  return mapTexts(data, (text) => text.toWellFormed()) as T
}

/** Copies plain data with every text (not the member names) put through `change`. */
export function mapTexts(data: unknown, change: (text: string) => unknown): unknown {
  if (typeof data === 'string') return change(data)
  if (Array.isArray(data)) return data.map((item) => mapTexts(item, change))
  if (data !== null && typeof data === 'object') {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value, change)]))
  }
  return data
}
