import { expect, test } from 'vitest'
import { isOwnPage, mayUse, readOutsideLink } from '../../electron/shell/addresses.ts'

test.each([
  ['app://proviso/', true],
  ['app://proviso/index.html#/runs/1', true],
  ['app://other/', false],
  ['app://proviso.example/', false],
  ['https://proviso/', false],
  ['file:///etc/passwd', false],
  ['no address', false],
  ['', false],
])('%s is the own page: %s', (address, own) => {
  expect(isOwnPage(address)).toBe(own)
})

test.each(['https://example.org/a?b=c', 'http://example.org/', 'mailto:team@example.org'])(
  '%s may be opened',
  (address) => {
    expect(readOutsideLink(address)?.href).toBe(address)
  },
)

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://example.org/share',
  'https://known.example@other.example/',
  'app://proviso/',
  'nonsense',
])('%s is never opened', (address) => {
  expect(readOutsideLink(address)).toBeNull()
})

test('a page may put text on the clipboard and nothing else', () => {
  expect(mayUse('clipboard-sanitized-write', 'app://proviso/')).toBe(true)
  expect(mayUse('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'])
    expect(mayUse(permission, 'app://proviso/')).toBe(false)
})
