import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSecretMasker, maskSecrets } from '../../shared/domain/secrets.ts'
import { keyLines, plantedSecrets } from '../support/planted-secrets.ts'

test('fifty planted secrets are masked and none is left', () => {
  expect(plantedSecrets.length).toBeGreaterThanOrEqual(50)
  for (const { line, secret } of plantedSecrets) {
    const { text, count } = maskSecrets(line)
    expect(text, line).not.toContain(secret)
    expect(text, line).toContain('[masked: ')
    expect(count, line).toBeGreaterThanOrEqual(1)
  }
})

describe('what surrounds a secret stays', () => {
  test.each([
    ['user=anna password=hunter2hunter host=x', 'user=anna password=[masked: password] host=x'],
    ['https://anna:s3cretword@example.org/repo', 'https://anna:[masked: password]@example.org/repo'],
    ['{"password": "a b c", "user": "anna"}', '{"password": [masked: password], "user": "anna"}'],
    ['<password>longone</password>', '<password>[masked: password]</password>'],
  ])('%s', (line, masked) => {
    expect(maskSecrets(line).text).toBe(masked)
  })
})

describe('what is no secret stays', () => {
  test.each([
    'The password was changed by the administrator.',
    'X509_USER_PROXY=/tmp/x509up_u500',
    'Password: ',
    'password=${DB_PASSWORD}',
    'password=****',
    'token: none',
    '-----BEGIN CERTIFICATE-----',
    'subject= /DC=org/DC=example/CN=host.example.org',
    'http://example.org:8080/path@2x.png',
    'Installed: tokyocabinet.x86_64 0:1.4.33-6.el6',
  ])('%s', (line) => {
    expect(maskSecrets(line)).toEqual({ text: line, count: 0 })
  })
})

test('a proxy certificate keeps its certificates and loses its key', () => {
  const proxy = [
    '-----BEGIN CERTIFICATE-----',
    'MIICcertificate',
    '-----END CERTIFICATE-----',
    '-----BEGIN RSA PRIVATE KEY-----',
    ...keyLines,
    '-----END RSA PRIVATE KEY-----',
    '-----BEGIN CERTIFICATE-----',
  ].join('\n')
  const { text, count } = maskSecrets(proxy)
  for (const line of keyLines) expect(text).not.toContain(line)
  expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  expect(count).toBe(1)
})

test('the mention of a key that never ends does not swallow the log', () => {
  const { text } = maskSecrets(
    'grep "-----BEGIN RSA PRIVATE KEY-----" *\nhostkey.pem matches, 3 files\nDone.',
  )
  expect(text).toContain('hostkey.pem matches, 3 files\nDone.')
})

test('masking twice is masking once, and lines stay lines', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 60 }).map((text) => text.replaceAll('\n', ' ')),
    fc.constantFrom(...plantedSecrets.map((planted) => planted.line)).filter((text) => !text.includes('\n')),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const once = maskSecrets(lines.join('\n')).text
      expect(maskSecrets(once).text).toBe(once)
      expect(once.split('\n')).toHaveLength(Math.max(1, lines.length))
    }),
  )
})

test('a line of a million characters is looked at in reasonable time', () => {
  const masker = createSecretMasker()
  const line = `${'a b=c; '.repeat(150_000)} password=hunter2hunter`
  expect(masker.line(line).endsWith('password=[masked: password]')).toBe(true)
})

describe('a long line that was made to be slow is looked at in reasonable time', () => {
  test.each([
    ['one endless word', `${'a'.repeat(1_000_000)} password `],
    ['beginnings of passwords', 'password'.repeat(100_000)],
    ['beginnings of addresses', `${'a.'.repeat(300_000)}://`],
    ['a mark that never ends', `<${'password'.repeat(100_000)}`],
    ['beginnings of tokens', 'eyJ-'.repeat(100_000)],
  ])('%s', (_, line) => {
    expect(maskSecrets(line)).toEqual({ text: line, count: 0 })
  })
})
