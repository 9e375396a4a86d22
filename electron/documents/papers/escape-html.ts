/** Text of the data inside HTML: no character of it is markup, and what HTML forbids is replaced. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
}
