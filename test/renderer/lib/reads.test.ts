import { expect, test } from 'vitest'
import { concerns } from '../../../renderer/lib/reads.ts'

test('a query is read again when its own topic changed', () => {
  expect(concerns(['releases', 'one', '2.4.0'], ['releases'])).toBe(true)
  expect(concerns(['releases', 'one', '2.4.0'], ['settings'])).toBe(false)
})

test('a query that also depends on another topic is read again for both', () => {
  const key = ['releases', 'ppas', { also: 'verifications' }]
  expect(concerns(key, ['verifications'])).toBe(true)
  expect(concerns(key, ['releases'])).toBe(true)
})

test('a value that happens to be called like a topic is no topic', () => {
  expect(concerns(['releases', 'one', 'settings'], ['settings'])).toBe(false)
})
