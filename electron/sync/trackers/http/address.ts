import { isIP } from 'node:net'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'

/**
 * The address requests are built on, without a slash at its end. A credential goes unencrypted only to this machine
 * itself.
 */
export function parseAddress(address: string): Answer<URL> {
  const url = URL.parse(address.trim())
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return unanswered('refused', `«${address}» is not the address of a server; it begins with https://.`)
  if (url.username !== '' || url.password !== '')
    return unanswered('refused', 'A password does not belong into the address.')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return unanswered(
      'refused',
      'The address begins with http://: the sign-in would travel readable. Use https://.',
    )
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/REST\/2\.0$/, '')
  return answered(url)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}
