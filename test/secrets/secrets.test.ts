import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSealedFile } from '../../electron/secrets/sealed-file.ts'
import { createSecrets, type SecretStore } from '../../electron/secrets/secrets.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const token = '1-14-secret of a test'

test('a sealed secret is read again, by nobody else, and stands nowhere in clear', async () => {
  const folder = makeTempFolder()
  await openSealedFile(folder).keep('site', token)
  expect(await openSealedFile(folder).read('site')).toBe(token)
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain(token)
  }
})

test('a seal that was moved to another account or touched does not open', async () => {
  const folder = makeTempFolder()
  const file = join(folder, 'secrets.sealed.json')
  await openSealedFile(folder).keep('site', token)
  const { site } = JSON.parse(readFileSync(file, 'utf8')) as { site: { tag: string } }
  writeFileSync(file, JSON.stringify({ other: site, site: { ...site, tag: 'AAAAAAAAAAAAAAAAAAAAAA==' } }))
  expect(await openSealedFile(folder).read('other')).toBeNull()
  expect(await openSealedFile(folder).read('site')).toBeNull()
  writeFileSync(file, '{ not json')
  expect(await openSealedFile(folder).read('site')).toBeNull()
})

test('the key store is taken where there is one, and then nothing stays in the file', async () => {
  const sealed = openSealedFile(makeTempFolder())
  const kept = new Map<string, string>()
  const store: SecretStore = {
    read: async (id) => kept.get(id) ?? null,
    keep: async (id, secret) => void kept.set(id, secret),
    forget: async (id) => void kept.delete(id),
  }
  await sealed.keep('site', 'an old one')
  const secrets = createSecrets(async () => store, sealed)
  expect(await secrets.read('site')).toBe('an old one')
  expect(await secrets.keep('site', token)).toBe('key store')
  expect(await secrets.read('site')).toBe(token)
  expect(await sealed.read('site')).toBeNull()
})

test('without a key store the file is taken, and a secret that was forgotten is gone', async () => {
  const secrets = createSecrets(async () => null, openSealedFile(makeTempFolder()))
  expect(await secrets.keep('site', token)).toBe('sealed file')
  await secrets.forget('site')
  expect(await secrets.read('site')).toBeNull()
})
