import { expect, test } from 'vitest'
import { judgeRollout } from '../../shared/domain/rollout-rule.ts'
import { makeSituation, reportOf } from '../support/rollout.ts'

test('nothing is offered while EATeams names nobody', () => {
  const outcome = judgeRollout(makeSituation({ teams: [' '], reports: [reportOf('EA North', 'accept')] }))
  expect(outcome).toMatchObject({
    offers: null,
    sentence: 'EATeams names no team yet.',
    help: 'choose teams',
  })
})

test('UMDStore is offered when every named team has reported and nobody rejects', () => {
  const reports = [reportOf('ea north', 'accept'), reportOf('EA South', 'accept with known issues')]
  const outcome = judgeRollout(makeSituation({ teams: ['EA North', 'EA South'], reports }))
  expect(outcome).toMatchObject({
    offers: 'UMDStore',
    waits: false,
    sentence: 'All 2 teams have reported and nobody rejects: UMDStore is offered.',
  })
})

test('while candidate is frozen the packages of an offered move wait in testing', () => {
  const situation = makeSituation({ reports: [reportOf('EA North', 'accept')], candidateFrozen: true })
  expect(judgeRollout(situation)).toMatchObject({ offers: 'UMDStore', waits: true })
})

test('a silent team is named in the sentence', () => {
  const reports = [reportOf('EA North', 'accept')]
  const outcome = judgeRollout(makeSituation({ teams: ['EA North', 'EA South'], reports }))
  expect(outcome).toMatchObject({
    offers: null,
    sentence: 'EA South has not reported yet.',
    help: 'remind',
  })
})

test('a rejection stands also when its team is taken out of the field', () => {
  const reports = [reportOf('EA North', 'accept'), reportOf('EA South', 'reject')]
  const outcome = judgeRollout(makeSituation({ reports }))
  expect(outcome).toMatchObject({
    offers: null,
    sentence: 'EA South rejects it: the manager decides.',
    help: 'decide',
  })
  expect(outcome.remarks).toEqual(['EA South is not named in EATeams; its rejection stands all the same.'])
})

test('a team nobody knows holds the move, even with a report', () => {
  const outcome = judgeRollout(makeSituation({ teams: ['Ghosts'], reports: [reportOf('Ghosts', 'accept')] }))
  expect(outcome).toMatchObject({ offers: null, help: 'enter the team' })
  expect(outcome.sentence).toContain('«Ghosts»')
})

test.each([{ version: '1.2.4' }, { platform: 'sl6' }, { arch: 'i386' }])(
  'a report about %o does not count, and says so',
  (other) => {
    const outcome = judgeRollout(
      makeSituation({ reports: [{ ...reportOf('EA North', 'accept'), ...other }] }),
    )
    expect(outcome).toMatchObject({ offers: null, sentence: 'EA North has not reported yet.' })
    expect(outcome.remarks[0]).toMatch(/^The report of EA North is about .*: it does not count\.$/)
  },
)

test('a draft and a replaced report do not count', () => {
  const reports = [
    { ...reportOf('EA North', 'accept'), state: 'draft' as const },
    { ...reportOf('EA North', 'accept'), id: 'older', state: 'replaced' as const },
  ]
  expect(judgeRollout(makeSituation({ reports })).offers).toBeNull()
})

test('two reports of one team in force that disagree hold the move until one is replaced', () => {
  const reports = [
    reportOf('EA North', 'accept'),
    { ...reportOf('EA North', 'accept with known issues'), id: 'second' },
  ]
  expect(judgeRollout(makeSituation({ reports }))).toMatchObject({
    offers: null,
    help: 'look at the reports',
  })
})

test('a verifier of the PPA is no early adopter of it, neither by name nor by institute', () => {
  const reports = [{ ...reportOf('EA North', 'accept'), by: 'Ada ' }]
  const byName = judgeRollout(makeSituation({ reports, verifiers: ['ada'] }))
  const byInstitute = judgeRollout(
    makeSituation({ reports: [reportOf('EA North', 'accept')], verifiers: ['NORTH-GRID'] }),
  )
  expect(byName.remarks[0]).toContain('who verified this PPA')
  expect([byName.offers, byInstitute.offers]).toEqual([null, null])
  expect(byInstitute.sentence).toBe('EA North verified this PPA and does not count as its early adopter.')
})

test.each([
  ['UMDStore', 'RolloutProgress is UMDStore: the move starts from StagedRollout only.'],
  ['', 'RolloutProgress is not set; it must be StagedRollout.'],
  [null, 'Nobody knows where the ticket stands: its fields were not read yet.'],
])('a ticket that stands at %s is not moved', (progress, sentence) => {
  const reports = [reportOf('EA North', 'accept')]
  expect(judgeRollout(makeSituation({ progress, reports }))).toMatchObject({ offers: null, sentence })
})
