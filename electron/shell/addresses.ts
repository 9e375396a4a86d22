/** The renderer's own address in the desktop window. */
export const pageAddress = 'app://proviso/'

/** The name under which a window hands its end of a line to the service over, here and in `renderer/lib/api.ts`. */
export const portChannel = 'proviso:port'

/** The name under which the page asks for a saved file to be shown, here and in `renderer/lib/show-saved.ts`. */
export const showSavedChannel = 'proviso:show-saved'

/** Whether a page is the program's own, and not one somebody led the window to. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === 'app:' && url.host === 'proviso'
}

/** What a person may be led to outside the program, after seeing where: web and mail addresses, nothing else. */
export function readOutsideLink(address: string): URL | null {
  const url = URL.parse(address)
  if (url === null || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return null
  // «https://known.example@other.example» shows one place and leads to another.
  return url.username === '' && url.password === '' ? url : null
}

/** Everything the page asks of the machine is refused, but for putting text on the clipboard. */
export function mayUse(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnPage(address)
}
