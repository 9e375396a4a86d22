import { redirect, type Front, type Page } from './front.ts'

export interface Damage {
  readonly message: string
  readonly dataFolder: string
  readonly lastGoodBackup: { readonly path: string; readonly madeAt: string } | null
}

/**
 * The page shown instead of the program when the database is damaged: plain HTML, because nothing of the program can be
 * relied on. `restore` answers null when the program is behind the door now, else why that failed.
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

const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function recoveryPage(damage: Damage, trouble: string | null): Page {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      // Without a referrer a browser hides where a form comes from, and the form would be refused.
      'referrer-policy': 'same-origin',
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Proviso: the database is damaged</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }
button { font: inherit; padding: 0.5rem 1rem; color: #fff; background: #1c5d99; border: 0; border-radius: 4px; cursor: pointer }
button:focus-visible { outline: 3px solid #74b0e4; outline-offset: 2px }
code { overflow-wrap: anywhere }
[role=alert] { border-left: 4px solid #c92a2a; padding-left: 1rem }
</style>
</head>
<body>
<main>
<h1>The database is damaged</h1>
<p>${escape(damage.message)}</p>
${trouble === null ? '' : `<p role="alert">${escape(trouble)}</p>`}
${offer(damage)}
</main>
</body>
</html>
`,
  }
}

function offer({ lastGoodBackup, dataFolder }: Damage): string {
  const kept = `<p>The damaged file stays in <code>${escape(dataFolder)}</code>, whatever you choose.</p>`
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

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
