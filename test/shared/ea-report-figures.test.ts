import { expect, test } from 'vitest'
import { daysInProduction, readCount, readDay, readHours } from '../../shared/domain/ea-report-figures.ts'
import { makeEaReport } from '../support/make-ea-report.ts'

const today = '2026-11-20'

test('counts may have their thousands parted', () => {
  for (const text of ['1200', '1 200', '1,200', "1'200", ' 1200 ']) {
    expect(readCount(text, 'Jobs')).toEqual({ kind: 'number', value: 1200 })
  }
  for (const text of ['about 1200', '~1200', 'ca. 1 200']) {
    expect(readCount(text, 'Jobs')).toEqual({ kind: 'number', value: 1200 })
  }
  for (const text of [
    'about',
    'about -3',
    '12000 a day',
    '1,2',
    '1.200',
    '1e9',
    '0x10',
    '12a',
    '9'.repeat(13),
  ]) {
    expect(readCount(text, 'Jobs').kind).toBe('wrong')
  }
})

test('a day lies neither ahead nor in the first century, as years of two digits do', () => {
  expect(readDay('2012-03-05', today).kind).toBe('number')
  for (const day of ['2026-11-21', '0026-11-10', '2026-02-30', '10.11.2026']) {
    expect(readDay(day, today).kind).toBe('wrong')
  }
})

test('hours take a point or a comma', () => {
  expect(readHours('2,5')).toEqual({ kind: 'number', value: 2.5 })
  expect(readHours('two').kind).toBe('wrong')
})

test('days in production are counted unless somebody says otherwise', () => {
  const days = (fields: object, submittedAt: string | null = null) =>
    daysInProduction(makeEaReport({ fields, submittedAt }), today)
  expect(days({ productionSince: '2026-11-10' })).toBe(10)
  expect(days({ productionSince: '2026-11-10' }, '2026-11-17T09:00:00.000Z')).toBe(7)
  expect(days({ productionSince: '2026-11-10', days: '3' })).toBe(3)
  expect(days({ productionSince: '2026-12-24' })).toBeNull()
  expect(days({ productionSince: '' })).toBeNull()
})
