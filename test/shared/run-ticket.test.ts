import { expect, test } from 'vitest'
import {
  isVerifiersTurn,
  readTicketNumber,
  startStepsNow,
  whyNotYet,
} from '../../shared/domain/run-ticket.ts'

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

test('staged rollout follows an accepted report, a refusal one that refuses', () => {
  const run = (state: 'open' | 'finished', outcome: 'accepted' | 'rejected' | null) => ({ state, outcome })
  const why = (to: 'StagedRollout' | 'Rejected', from: string, of: ReturnType<typeof run>) =>
    whyNotYet(to, from, of)
  expect(why('StagedRollout', 'In Verification', run('open', 'accepted'))).toContain('Finish')
  expect(why('StagedRollout', 'In Verification', run('finished', 'accepted'))).toBeNull()
  expect(why('StagedRollout', 'In Verification', run('finished', 'rejected'))).toContain('refuses')
  expect(why('Rejected', 'In Verification', run('open', 'rejected'))).toContain('Finish')
  expect(why('Rejected', 'In Verification', run('finished', 'accepted'))).toContain('reopen')
  expect(why('Rejected', 'In Verification', run('finished', 'rejected'))).toBeNull()
  expect(why('Rejected', 'Waiting for Response', run('open', null))).toBeNull()
  expect(whyNotYet('Waiting for Response', 'In Verification', run('open', null))).toBeNull()
})

test('the verifier moves a ticket until staged rollout, and none whose progress the process does not know', () => {
  const turns = ['Unverified', 'In Verification', 'Waiting for Response', 'StagedRollout', 'Parked', null]
  expect(turns.filter(isVerifiersTurn)).toEqual(['In Verification', 'Waiting for Response'])
})
