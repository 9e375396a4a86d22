import { expect, test } from 'vitest'
import { formatMinutes, readMinutes } from '../../shared/domain/work-time.ts'

test.each([
  ['90', 90],
  ['90 min', 90],
  ['1:30', 90],
  ['1.5 h', 90],
  ['1,5h', 90],
  ['1 h 30 min', 90],
  ['2 hours', 120],
  ['0', 0],
])('%s is read as %i minutes', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes)
})

test('a plus adds to what stands there', () => {
  expect(readMinutes('+15', 90)).toBe(105)
  expect(readMinutes('+ 1 h', 90)).toBe(150)
})

test.each(['', 'soon', '1:75', '-5', '1.5', '+', '9999999'])('«%s» is no time', (text) => {
  expect(readMinutes(text)).toBeNull()
})

test('what is written is read back as the same time', () => {
  for (const minutes of [0, 59, 60, 61, 90, 600, 12345])
    expect(readMinutes(formatMinutes(minutes))).toBe(minutes)
})
