import { expect, test } from 'vitest'
import { stepOfKey } from '../../../renderer/ui/list-keys.ts'

test.each([
  ['ArrowDown', 4, 5],
  ['j', 4, 5],
  ['k', 4, 3],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 9, 9],
  ['PageDown', 4, 9],
  ['PageUp', 4, 0],
  ['Home', 4, 0],
  ['End', 4, 9],
])('%s leads from row %i to row %i of ten', (key, from, to) => {
  expect(stepOfKey(key, from, 10, 7)).toBe(to)
})

test('other keys, and an empty list, lead nowhere', () => {
  expect(stepOfKey('x', 4, 10, 7)).toBeUndefined()
  expect(stepOfKey('ArrowDown', 0, 0, 7)).toBeUndefined()
})
