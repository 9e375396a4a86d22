import { expect, test } from 'vitest'
import { emptyFields, type EaReport } from '../../shared/domain/ea-report.ts'
import { riskOf } from '../../shared/domain/rollout-board.ts'
import { recommendationComment } from '../../shared/domain/rollout-comment.ts'
import { judgeRollout } from '../../shared/domain/rollout-rule.ts'
import { compareEaReports, mergeProblems } from '../../shared/domain/rollout-summary.ts'
import { isReminderDue } from '../../shared/domain/rollout-texts.ts'
import { listPpa } from '../support/list-ppa.ts'
import { makeSituation, reportOf } from '../support/rollout.ts'

function report(team: string, fields: Partial<EaReport['fields']>): EaReport {
  return {
    id: team,
    ppa: listPpa({ productName: 'dCache', version: '1.2.3' }),
    state: 'submitted',
    startedAt: '2012-03-01T00:00:00.000Z',
    updatedAt: '2012-03-09T00:00:00.000Z',
    submittedAt: '2012-03-09T00:00:00.000Z',
    by: 'An admin',
    fields: { ...emptyFields, team, version: '1.2.3', platform: 'sl5', arch: 'x86_64', ...fields },
    copiedFrom: null,
    replaces: null,
    takenInFrom: null,
  }
}

const problem = (title: string, workaround: string) => ({
  id: title,
  stage: 'operation' as const,
  severity: 'workaround' as const,
  title,
  description: '',
  workaround,
  link: '',
})

test('the comment has a fixed form: a label a line, problems below', () => {
  const comment = recommendationComment(
    report('EA North', {
      site: 'North-Grid',
      recommendation: 'reject',
      reason: 'It stops\neach night.',
      nextStep: 'A fixed package',
      days: '9',
      problems: [problem('It leaks', 'Restart it.')],
    }),
  )
  expect(comment.split('\n')).toEqual([
    'Early adopter report',
    'Team: EA North',
    'Site: North-Grid',
    'Product: dCache 1.2.3 on sl5/x86_64',
    'Recommendation: reject',
    'Reason: It stops each night.',
    'Next step: A fixed package',
    'In production: 9 days',
    'Problems: 1',
    '- It leaks (workaround); workaround: Restart it.',
    'Written by: An admin, 2012-03-09',
  ])
})

test('disagreements stand first, the rarest answer on top; loads that differ are none', () => {
  const compared = compareEaReports([
    report('A', { recommendation: 'accept', users: '10', monitoring: 'no alarms' }),
    report('B', { recommendation: 'reject', users: '900', monitoring: 'no alarms' }),
    report('C', { recommendation: 'accept', users: '', monitoring: 'no alarms' }),
  ])
  expect(compared[0]).toMatchObject({
    label: 'Recommendation',
    isDisagreed: true,
    groups: [
      { answer: 'reject', teams: ['B'] },
      { answer: 'accept', teams: ['A', 'C'] },
    ],
  })
  expect(compared.filter(({ isDisagreed }) => isDisagreed)).toHaveLength(1)
})

test('one problem met by two teams stands once, with both workarounds', () => {
  const merged = mergeProblems([
    report('A', { problems: [problem('It leaks', 'Restart it.')] }),
    report('B', { problems: [problem('it  LEAKS', 'More memory.'), problem('Slow', '')] }),
  ])
  expect(merged.map(({ title, teams, workarounds }) => [title, teams, workarounds])).toEqual([
    ['It leaks', ['A', 'B'], ['Restart it.', 'More memory.']],
    ['Slow', ['B'], []],
  ])
})

test.each([
  [13, null, false],
  [14, null, true],
  [20, 5, false],
  [30, 15, true],
  [61, 0, false],
])('after %i days, reminded %s days ago, a reminder is due: %s', (days, remindedDays, isDue) => {
  expect(isReminderDue({ team: 'A', days, remindedDays })).toBe(isDue)
})

test('a rejection is a high risk, known issues are some, and silence becomes one with age', () => {
  const risk = (situation: Parameters<typeof makeSituation>[0], days: number) =>
    riskOf(judgeRollout(makeSituation(situation)), days).level
  expect(risk({ reports: [reportOf('EA North', 'reject')] }, 1)).toBe('high')
  expect(risk({ reports: [reportOf('EA North', 'accept with known issues')] }, 1)).toBe('some')
  expect(risk({ reports: [reportOf('EA North', 'accept')] }, 90)).toBe('low')
  expect([risk({}, 3), risk({}, 31)]).toEqual(['low', 'some'])
  expect([risk({ teams: [] }, 3), risk({ teams: [] }, 31)]).toEqual(['some', 'high'])
})
