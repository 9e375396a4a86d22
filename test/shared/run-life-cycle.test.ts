import { describe, expect, test } from 'vitest'
import {
  allowedMoves,
  proposeMove,
  readProgress,
  startConditions,
  startSteps,
  type TicketFacts,
} from '../../shared/domain/run-life-cycle.ts'
import { makeIssue } from '../support/make-issue.ts'

const ready: TicketFacts = {
  status: 'open',
  owner: 'nobody',
  rolloutProgress: 'Unverified',
  communicationStatus: 'OK',
  umdRelease: null,
}

describe('the four start conditions', () => {
  test('hold for a ticket that waits for a verifier', () => {
    expect(startConditions(ready).map(({ holds }) => holds)).toEqual([true, true, true, true])
  })

  test.each([
    [{ status: 'new' }, 'Status is new; it must be open'],
    [{ rolloutProgress: 'In Verification' }, 'RolloutProgress is In Verification; it must be Unverified'],
    [{ communicationStatus: 'Failed' }, 'CommunicationStatus is Failed; it must be OK'],
    [{ owner: 'anna' }, 'Owner is anna; it must be nobody'],
  ])('%o is explained', (change, sentence) => {
    const broken = startConditions({ ...ready, ...change }).filter(({ holds }) => holds === false)
    expect(broken).toHaveLength(1)
    expect(broken[0]?.sentence).toContain(sentence)
  })

  test('hold for whoever took the ticket before, and for nobody else', () => {
    const holds = (owner: string) => startConditions({ ...ready, owner }, 'anna')[3]?.holds
    expect([holds('anna'), holds('bert'), holds('nobody')]).toEqual([true, false, true])
  })

  test('are open questions without a ticket, never taken for granted', () => {
    expect(startConditions(null).map(({ holds }) => holds)).toEqual([null, null, null, null])
    expect(startConditions({ ...ready, owner: null })[3]?.holds).toBeNull()
  })
})

test('a start has three steps in the order of the process', () => {
  expect(startSteps('anna', 2).map(({ field, to }) => [field, to])).toEqual([
    ['Owner', 'anna'],
    ['UMDRelease', '2'],
    ['RolloutProgress', 'In Verification'],
  ])
})

test.each([
  ['In verification', 'In Verification'],
  ['Verification', 'In Verification'],
  ['Stage Rollout', 'StagedRollout'],
  ['UMD-Store', 'UMDStore'],
  ['Something new', null],
])('the server value %s means %s', (value, progress) => {
  expect(readProgress(value)).toBe(progress)
})

test('an unknown progress allows no move, a known one those of the process', () => {
  expect(allowedMoves('Something new')).toEqual([])
  expect(allowedMoves('In Verification')).toEqual(['Waiting for Response', 'StagedRollout', 'Rejected'])
  expect(allowedMoves('Production')).toEqual([])
})

describe('what a run proposes', () => {
  const at = (rolloutProgress: string) => ({ ...ready, rolloutProgress })
  const open = { state: 'open', outcome: null } as const
  const stopper = makeIssue({ title: 'No start', showstopper: true })

  test('a showstopper proposes Waiting for Response, its solution the way back', () => {
    expect(proposeMove(at('In Verification'), { ...open, issues: [stopper] })?.to).toBe(
      'Waiting for Response',
    )
    expect(proposeMove(at('Waiting for Response'), { ...open, issues: [stopper] })).toBeNull()
    const solved = [makeIssue({ ...stopper, solved: true })]
    expect(proposeMove(at('Waiting for Response'), { ...open, issues: solved })?.to).toBe('In Verification')
  })

  test('an accepted run proposes staged rollout, a refused one Rejected', () => {
    const finished = { state: 'finished', issues: [] } as const
    const ticket = at('In Verification')
    expect(proposeMove(ticket, { ...finished, outcome: 'accepted' })?.to).toBe('StagedRollout')
    expect(proposeMove(ticket, { ...finished, outcome: 'rejected' })?.to).toBe('Rejected')
    expect(proposeMove(at('UMDStore'), { ...finished, outcome: 'accepted' })).toBeNull()
  })

  test('a run that simply goes on proposes nothing', () => {
    expect(proposeMove(at('In Verification'), { ...open, issues: [] })).toBeNull()
    expect(proposeMove(null, { ...open, issues: [] })).toBeNull()
  })
})
