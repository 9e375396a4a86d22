/**
 * What a page of Proviso may load: its own files and nothing else. Inline styles are Mantine's (its variables and the
 * positions of its menus); pictures may come from memory, and pdf.js runs in a worker.
 * @param api the address of the service's WebSocket, or null where the page talks through a MessagePort
 */
export function contentPolicy(api: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    `connect-src 'self'${api === null ? '' : ` ${api}`}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every answer, whatever it carries. */
export const strictHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const
