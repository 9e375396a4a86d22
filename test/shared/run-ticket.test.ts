import { expect, test } from 'vitest'
import { readTicketNumber, startStepsNow } from '../../shared/domain/run-ticket.ts'

test.each([
  ['3146', '3146'],
  [' #3146 ', '3146'],
  ['RT #3146', '3146'],
  ['https://rt.example.org/rt/Ticket/Display.html?id=3146', '3146'],
  ['https://rt.example.org/Ticket/3146#txn-9', '3146'],
  ['nobody knows', null],
  ['', null],
  ['release 2.4', null],
])('%j names ticket %s', (text, number) => {
  expect(readTicketNumber(text)).toBe(number)
})

const facts = {
  status: 'open',
  owner: 'nobody',
  rolloutProgress: 'Unverified',
  communicationStatus: 'OK',
  umdRelease: '',
}

test('the steps of a start stand in their order, each with whether it is done', () => {
  const done = (changes: Partial<typeof facts>) =>
    startStepsNow({ ...facts, ...changes }, 'anna', 2).map(({ isDone }) => isDone)
  expect(startStepsNow(facts, 'anna', 2).map(({ field }) => field)).toEqual([
    'Owner',
    'UMDRelease',
    'RolloutProgress',
  ])
  expect(done({})).toEqual([false, false, false])
  expect(done({ owner: 'anna', umdRelease: 'UMD-2' })).toEqual([true, true, false])
  expect(done({ owner: 'anna', umdRelease: '2', rolloutProgress: 'In Verification' })).toEqual([
    true,
    true,
    true,
  ])
  expect(done({ umdRelease: '12' })).toEqual([false, false, false])
})
