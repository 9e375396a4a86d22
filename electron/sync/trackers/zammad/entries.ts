/**
 * Changes and messages have numbers of their own on the server; here both stand in one history. Changes are even, messages
 * odd, and the number of a message leads back to it.
 */
export function entryOfChange(historyId: string): string {
  return String(Number(historyId) * 2)
}

/** Where a message stands in the history. */
export function entryOfArticle(articleId: string): string {
  return String(Number(articleId) * 2 + 1)
}

/** The message of an entry; null for a change. */
export function articleOfEntry(entryId: string): string | null {
  const number = Number(entryId)
  return number % 2 === 1 ? String((number - 1) / 2) : null
}
