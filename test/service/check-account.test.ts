import { expect, test } from 'vitest'
import { checkAccount } from '../../electron/service/check-account.ts'

const address = 'https://rt.example.org'

test.each([
  [{ address: 'rt.example.org', ownCa: null }, 'it begins with https://'],
  [{ address: 'http://rt.example.org', ownCa: null }, 'would travel readable'],
  [{ address: 'https://ada:secret@rt.example.org', ownCa: null }, 'A password does not belong'],
  [{ address, ownCa: 'the authority of the site' }, 'is no certificate'],
])('what could never work is refused before it is kept: %o', (account, words) => {
  expect(checkAccount(account)).toMatchObject({ failure: { message: expect.stringContaining(words) } })
})

test('an address of a server is taken', () => {
  expect(checkAccount({ address, ownCa: null }).ok).toBe(true)
})
