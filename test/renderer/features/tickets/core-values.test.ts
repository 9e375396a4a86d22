import { expect, test } from 'vitest'
import { readCore, writeCore } from '../../../../renderer/features/tickets/ticket/core-values.ts'

test('a day is due until its end, and a day that stands there stays the moment it is', () => {
  const { values, problem } = readCore('due', '2026-12-24', [])
  expect(problem).toBeNull()
  expect(writeCore('due', values)).toBe('2026-12-24')
  expect(new Date(values[0] ?? '').getHours()).toBe(23)
  const noon = new Date(2026, 11, 24, 12).toISOString()
  expect(readCore('due', '2026-12-24', [noon]).values).toEqual([noon])
  expect(readCore('due', '', [noon])).toEqual({ values: [], problem: null })
})

test.each([
  ['due', '2026-11-31'],
  ['due', '24.12.2026'],
  ['priority', 'high'],
  ['minutesWorked', 'soon'],
  ['subject', ' '],
  ['subject', 'x'.repeat(201)],
] as const)('%s: %s is said to be none', (name, text) => {
  expect(readCore(name, text, ['0']).problem).not.toBeNull()
})

test('time is added to what stands there, and taken out whole', () => {
  expect(readCore('minutesWorked', '+15', ['90']).values).toEqual(['105'])
  expect(readCore('minutesWorked', '', ['90']).values).toEqual(['0'])
})
