import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHostName, parseCommandLine, quoteWord } from '../../shared/domain/command-line.ts'

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0'))

test('quoted words are read back unchanged', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      expect(parseCommandLine(words.map(quoteWord).join(' '))).toEqual({ ok: true, words })
    }),
  )
})

test('a real shell reads quoted words back unchanged', () => {
  const words = ['a b', "it's", '$HOME', '`id`', '*', '', 'x\ny', '-n', '"q"', '\\']
  const line = `printf '%s\\0' ${words.map(quoteWord).join(' ')}`
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words)
})

test.each([
  ['host.example.org', true],
  ['root@10.0.0.1', true],
  ['-oProxyCommand=x', false],
  ['root@-x', false],
  ['a b', false],
  ['host;id', false],
])('%s is a machine: %s', (host, valid) => {
  expect(isHostName(host)).toBe(valid)
})
