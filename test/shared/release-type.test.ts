import { expect, test } from 'vitest'
import { suggestReleaseType } from '../../shared/domain/release-type.ts'
import { compareVersions } from '../../shared/domain/version.ts'

test.each([
  ['2.0.0', '1.9.15', 'major'],
  ['1.10.0', '1.9.15', 'minor'],
  ['1.9.15', '1.9.14', 'revision'],
  ['1.9.15.2', '1.9.15', 'revision'],
])('%s after %s is suggested as %s', (version, previous, type) => {
  expect(suggestReleaseType(version, previous)?.type).toBe(type)
})

test('a first version is major, a repeated or unreadable one gives no suggestion', () => {
  expect(suggestReleaseType('1.0.0', null)?.type).toBe('major')
  expect(suggestReleaseType('1.0.0', '1.0.0')).toBeNull()
  expect(suggestReleaseType('1.0.0-rc1', '1.0.0')).toBeNull()
})

test('a version that goes down says so', () => {
  expect(suggestReleaseType('4.2.0', '6.4.0')).toMatchObject({
    type: 'major',
    why: expect.stringContaining('down'),
  })
})

test('versions order by number, not by letter', () => {
  expect(['1.10.0', '1.9.1', '2.0.0', '1.9'].sort(compareVersions)).toEqual([
    '1.9',
    '1.9.1',
    '1.10.0',
    '2.0.0',
  ])
})
