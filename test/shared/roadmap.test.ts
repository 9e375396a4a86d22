import { expect, test } from 'vitest'
import { addMonths, planRoadmap, remindersOf, type RoadmapDate } from '../../shared/domain/roadmap.ts'

const last = { version: '3', date: '2012-02' }

test('the next two releases follow in six months each, with two reviews before', () => {
  const dates = planRoadmap(last, [], '2012-03-01').map((date) => [date.qcVersion, date.milestone, date.date])
  expect(dates).toEqual([
    ['4', 'first review', '2012-04-01'],
    ['4', 'second review', '2012-06-01'],
    ['4', 'release', '2012-08-01'],
    ['5', 'first review', '2012-10-01'],
    ['5', 'second review', '2012-12-01'],
    ['5', 'release', '2013-02-01'],
  ])
})

test('a confirmed date stands, and the release after it follows it', () => {
  const kept: RoadmapDate = {
    qcVersion: '4',
    milestone: 'release',
    date: '2012-09-15',
    confirmed: true,
    doneOn: null,
  }
  const dates = planRoadmap(last, [kept], '2012-03-01')
  expect(dates[2]).toEqual(kept)
  expect(dates[5]).toMatchObject({ date: '2013-03-15', confirmed: false })
})

test('a last release of long ago is planned on from today', () => {
  expect(planRoadmap(last, [], '2026-11-21')[2]?.date).toBe('2027-05-21')
})

test.each([
  ['2011-08-31', 6, '2012-02-29'],
  ['2012-08-31', 6, '2013-02-28'],
  ['2012-12-15', 1, '2013-01-15'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(from, months)).toBe(to)
})

test('only confirmed dates that are near or past are called to mind', () => {
  const date = (day: string, more: Partial<RoadmapDate> = {}): RoadmapDate => ({
    qcVersion: '4',
    milestone: 'release',
    date: day,
    confirmed: true,
    doneOn: null,
    ...more,
  })
  expect(
    remindersOf(
      [
        date('2012-08-15'),
        date('2012-08-01'),
        date('2012-07-01', { milestone: 'first review' }),
        date('2012-08-16'),
        date('2012-08-02', { confirmed: false }),
        date('2012-08-02', { doneOn: '2012-07-30' }),
      ],
      '2012-08-01',
    ),
  ).toEqual([
    'The first review of QC 4 was due on 2012-07-01.',
    'QC 4 is due today.',
    'QC 4 is due on 2012-08-15.',
  ])
})
