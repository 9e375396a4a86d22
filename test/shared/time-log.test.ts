import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countSeconds,
  longestPauseSeconds,
  loneMomentSeconds,
  proposeHours,
  sessionStart,
  timeByPlace,
  totalSeconds,
} from '../../shared/domain/time-log.ts'

const start = Date.parse('2012-03-05T08:00:00Z')
const at = (seconds: number, place: string) => ({
  at: new Date(start + seconds * 1000).toISOString(),
  place,
})

test('the time to the next moment belongs to the place of the earlier one', () => {
  const counted = countSeconds([at(0, 'A'), at(100, 'B'), at(160, 'A'), at(200, 'A')])
  expect(Object.fromEntries(counted)).toEqual({ A: 140 + loneMomentSeconds, B: 60 })
})

test('a pause is not work', () => {
  expect(countSeconds([at(0, 'A'), at(longestPauseSeconds + 1, 'A')]).get('A')).toBe(2 * loneMomentSeconds)
  expect(countSeconds([at(0, 'A'), at(longestPauseSeconds, 'A')]).get('A')).toBe(
    longestPauseSeconds + loneMomentSeconds,
  )
})

test('never more is counted than went by, and the order of arrival does not matter', () => {
  const moments = fc.array(fc.record({ seconds: fc.nat(100_000), place: fc.constantFrom('A', 'B', 'C') }), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(moments, (list) => {
      const log = list.map(({ seconds, place }) => at(seconds, place))
      const sum = (counted: ReadonlyMap<string, number>) => [...counted.values()].reduce((a, b) => a + b, 0)
      const all = list.map(({ seconds }) => seconds)
      const span = Math.max(...all) - Math.min(...all)
      expect(sum(countSeconds(log))).toBeLessThanOrEqual(span + loneMomentSeconds * list.length)
      expect(sum(countSeconds(log.toReversed()))).toBe(sum(countSeconds(log)))
    }),
  )
})

test('a corrected part counts as corrected, also where nothing was noted', () => {
  const times = timeByPlace(
    [at(0, 'A'), at(100, 'B')],
    new Map([
      ['A', 3600],
      ['C', 60],
    ]),
  )
  expect(times).toEqual([
    { place: 'A', counted: 100, corrected: 3600 },
    { place: 'B', counted: loneMomentSeconds, corrected: null },
    { place: 'C', counted: 0, corrected: 60 },
  ])
  expect(totalSeconds(times)).toBe(3600 + loneMomentSeconds + 60)
})

test.each([
  [0, '0'],
  [1, '0.25'],
  [900, '0.25'],
  [901, '0.5'],
  [7200, '2'],
])('%d seconds are %s hours', (seconds, hours) => {
  expect(proposeHours(seconds)).toBe(hours)
})

test('a session begins after the last break, or now', () => {
  const moment = (at: string) => ({ at: `2026-11-20T${at}:00.000Z`, place: 'summary' })
  const moments = ['09:00', '09:05', '11:00', '11:08'].map(moment)
  expect(sessionStart(moments, moment('11:15').at)).toBe(moment('11:00').at)
  expect(sessionStart(moments, moment('12:00').at)).toBe(moment('12:00').at)
  expect(sessionStart([], moment('12:00').at)).toBe(moment('12:00').at)
})
