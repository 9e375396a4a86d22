import { redirect, type Front, type Page } from './front.ts'
import { escapeHtml, plainPage } from './plain-page.ts'

export interface Damage {
  readonly message: string
  readonly dataFolder: string
  readonly lastGoodBackup: { readonly path: string; readonly madeAt: string } | null
}

/**
 * The page shown instead of the program when the database is damaged. `restore` answers null when the program is behind the door now, else why that failed.
 */
export function createRecoveryFront(damage: Damage, restore: () => string | null): Front {
  let trouble: string | null = null
  return {
    get: (path) => (path === '/' ? recoveryPage(damage, trouble) : null),
    post(path) {
      if (path !== '/restore') return null
      trouble = restore()
      return redirect('/')
    },
  }
}

function recoveryPage(damage: Damage, trouble: string | null): Page {
  return plainPage(
    'The database is damaged',
    `<p>${escapeHtml(damage.message)}</p>
${trouble === null ? '' : `<p role="alert">${escapeHtml(trouble)}</p>`}
${offer(damage)}`,
  )
}

function offer({ lastGoodBackup, dataFolder }: Damage): string {
  const kept = `<p>The damaged file stays in <code>${escapeHtml(dataFolder)}</code>, whatever you choose.</p>`
  if (lastGoodBackup === null)
    return `${kept}
<p>No sound backup was found in this folder. Copy the folder away, move <code>proviso.sqlite</code> out of it and start
again to begin with an empty database, or put a backup of your own in its place.</p>`
  return `${kept}
<p>The newest sound backup is of <strong>${readableTime(lastGoodBackup.madeAt)}</strong>. What was entered after that is
only in the damaged file.</p>
<form method="post" action="/restore"><button>Restore this backup</button></form>
<p>To leave everything as it is, close this window.</p>`
}

/** «2026-11-21 01:00 UTC» */
export function readableTime(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}
