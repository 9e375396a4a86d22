import type { Front } from './front.ts'
import { escapeHtml, plainPage } from './plain-page.ts'

/** Stands instead of the program where the database cannot be opened: says why, and that nothing was changed. */
export function createRefusalFront(message: string): Front {
  const page = plainPage(
    'Proviso cannot open this database',
    `<p>${escapeHtml(message)}</p>
<p>Nothing was changed. Close this window to end the program.</p>`,
  )
  return { get: (path) => (path === '/' ? page : null) }
}
