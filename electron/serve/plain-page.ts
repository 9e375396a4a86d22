import type { Page } from './front.ts'

/** «<b>» is shown as it is typed. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page of plain HTML, for when nothing of the program can be relied on. `body` is HTML, `title` is text. */
export function plainPage(title: string, body: string): Page {
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
<title>Proviso: ${escapeHtml(title)}</title>
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
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`,
  }
}
