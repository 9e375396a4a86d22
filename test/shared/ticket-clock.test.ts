import { expect, test } from 'vitest'
import { whyNotMoving } from '../../shared/domain/ticket-clock.ts'
import { usualValues } from '../../shared/domain/process-values.ts'
import { usualMapping } from '../../shared/domain/tracker-account.ts'
import { makeIntent, makeTicket, setField } from '../support/tickets.ts'

const now = new Date('2026-11-20T12:00:00Z')
const at = (progress: string, since: string, more: readonly { name: string; values: string[] }[] = []) =>
  whyNotMoving(
    makeTicket({ owner: 'ada', fields: [{ name: 'RolloutProgress', values: [progress] }, ...more] }),
    { intents: [], mapping: usualMapping['request-tracker'], since, now },
  )

test('a week in verification is in time, a day more is late and says so', () => {
  expect(at('In Verification', '2026-11-13T12:00:00Z')).toMatchObject({ days: 7, isLate: false })
  expect(at('In Verification', '2026-11-12T12:00:00Z')).toEqual({
    days: 8,
    isLate: true,
    sentence: 'In verification by ada for 8 days; 7 are allowed.',
    help: 'move',
    into: null,
  })
})

test('the limits are those that were chosen', () => {
  const ticket = makeTicket({
    owner: 'ada',
    fields: [{ name: 'RolloutProgress', values: ['In Verification'] }],
  })
  const limits = { waiting: 30, inVerification: 14 }
  const since = '2026-11-12T12:00:00Z'
  const situation = { intents: [], mapping: usualMapping['request-tracker'], since, now, limits }
  expect(whyNotMoving(ticket, situation)).toMatchObject({ days: 8, isLate: false })
})

test("a site's own word for a progress is read, and an announced ticket is one whose value the site calls so", () => {
  const values = { ...usualValues, progress: { Unverified: 'Injected' }, communicationOk: 'Sent' } as const
  const fields = [
    { name: 'RolloutProgress', values: ['Injected'] },
    { name: 'CommunicationStatus', values: ['Sent'] },
  ]
  const situation = { intents: [], mapping: usualMapping['request-tracker'], values, since: null, now }
  const ticket = makeTicket({ fields })
  expect(whyNotMoving(ticket, situation)).toMatchObject({ help: 'start' })
  const failed = makeTicket({ fields: [fields[0]!, { name: 'CommunicationStatus', values: ['OK'] }] })
  expect(whyNotMoving(failed, situation)?.sentence).toContain('it must be Sent')
})

test('each wait says what helps', () => {
  const helps = (progress: string, since: string) => at(progress, since)?.help
  expect(helps('Unverified', '2026-11-19T12:00:00Z')).toBe('start')
  expect(helps('Waiting for Response', '2026-11-19T12:00:00Z')).toBe('move')
  expect(helps('Waiting for Response', '2026-09-19T12:00:00Z')).toBe('write')
  expect(helps('Production', '2026-09-19T12:00:00Z')).toBeUndefined()
})

test('a spelling of another year is understood, an unknown value says nothing', () => {
  expect(at('Stage Rollout', '2026-11-19T12:00:00Z')?.sentence).toBe('With the early adopters for one day.')
  expect(at('Something new', '2026-11-19T12:00:00Z')).toBeNull()
})

test('a failed exchange is named before the age', () => {
  const failed = [{ name: 'CommunicationStatus', values: ['Failed'] }]
  expect(at('Unverified', '2026-11-19T12:00:00Z', failed)?.sentence).toContain(
    'CommunicationStatus is Failed',
  )
})

test('a change that waits for a person is named before everything but the end of the ticket', () => {
  const intents = [makeIntent(setField('UMDRelease', [], ['1']), { state: 'conflict' })]
  const situation = { intents, mapping: usualMapping['request-tracker'], since: null, now }
  expect(whyNotMoving(makeTicket(), situation)?.sentence).toContain('choose which value stays')
  const gone = { kind: 'merged', into: '9', at: '2026-11-19T00:00:00Z' } as const
  expect(whyNotMoving(makeTicket({ gone }), situation)?.sentence).toContain('merged into ticket 9')
})
