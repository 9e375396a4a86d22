import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeRollout, type RolloutSituation, type RuleReport } from '../../shared/domain/rollout-rule.ts'
import { makeSituation, reportOf, target } from '../support/rollout.ts'

const names = ['EA North', 'EA South', 'EA West', 'Ghosts']

type Step =
  | { readonly do: 'name' | 'unname'; readonly team: string }
  | {
      readonly do: 'report'
      readonly team: string
      readonly says: 'accept' | 'accept with known issues' | 'reject'
      readonly about: 'this' | 'another version' | 'another platform'
      readonly replaces: boolean
    }
  | { readonly do: 'withdraw'; readonly team: string }
  | { readonly do: 'freeze' | 'thaw' }
  | { readonly do: 'progress'; readonly to: string }

const anyTeam = fc.constantFrom(...names)
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('name', 'unname'), team: anyTeam }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('report'),
      team: anyTeam,
      says: fc.constantFrom('accept', 'accept with known issues', 'reject'),
      about: fc.constantFrom('this', 'this', 'this', 'another version', 'another platform'),
      replaces: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw'), team: anyTeam }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('freeze', 'thaw') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('progress'),
      to: fc.constantFrom('StagedRollout', 'StagedRollout', 'Stage Rollout', 'UMDStore', 'Rejected'),
    }),
  },
) satisfies fc.Arbitrary<Step>

function after(situation: RolloutSituation, step: Step, at: number): RolloutSituation {
  const { teams, reports } = situation
  switch (step.do) {
    case 'name':
      return { ...situation, teams: [...teams, step.team] }
    case 'unname':
      return { ...situation, teams: teams.filter((team) => team !== step.team) }
    case 'report': {
      const kept = step.replaces ? replaced(reports, step.team) : reports
      const made: RuleReport = {
        ...reportOf(step.team, step.says),
        id: `report ${String(at)}`,
        ...(step.about === 'another version' && { version: '9.9.9' }),
        ...(step.about === 'another platform' && { platform: 'debian6' }),
      }
      return { ...situation, reports: [...kept, made] }
    }
    case 'withdraw':
      return { ...situation, reports: replaced(reports, step.team) }
    case 'freeze':
      return { ...situation, candidateFrozen: true }
    case 'thaw':
      return { ...situation, candidateFrozen: false }
    case 'progress':
      return { ...situation, progress: step.to }
  }
}

function replaced(reports: readonly RuleReport[], team: string): readonly RuleReport[] {
  return reports.map((report) => (report.team === team ? { ...report, state: 'replaced' as const } : report))
}

/** What the team's word is, told without the rule: every report in force about this version and platform. */
function words(situation: RolloutSituation, team: string): readonly (string | null)[] {
  return situation.reports
    .filter((one) => one.state === 'submitted' && one.team === team)
    .filter(({ version, platform }) => version === target.version && platform === target.platform)
    .map(({ recommendation }) => recommendation)
}

test('no sequence of reports, changes and missing teams offers UMDStore past a silent or rejecting team', () => {
  let offered = 0
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      let situation = makeSituation({ teams: [] })
      for (const [at, step] of steps.entries()) {
        situation = after(situation, step, at)
        const outcome = judgeRollout(situation)
        expect(outcome.sentence).toMatch(/^\S.*\.$/)
        if (outcome.offers === null) continue
        offered += 1
        expect(situation.teams.length).toBeGreaterThan(0)
        expect(situation.progress).toMatch(/^Staged? ?Rollout$/)
        for (const team of situation.teams) {
          expect(words(situation, team).length, team).toBeGreaterThan(0)
          expect(team).not.toBe('Ghosts')
        }
        for (const team of names) expect(words(situation, team)).not.toContain('reject')
        expect(outcome.waits).toBe(situation.candidateFrozen)
      }
    }),
    { numRuns: 2000 },
  )
  // The property must not hold only because nothing is ever offered.
  expect(offered).toBeGreaterThan(50)
})

test('whatever is offered stops being offered when one more team is named or one report rejects', () => {
  const accepting = fc.subarray(['EA North', 'EA South', 'EA West'], { minLength: 1 })
  fc.assert(
    fc.property(accepting, anyTeam, (teams, more) => {
      const situation = makeSituation({ teams, reports: teams.map((team) => reportOf(team, 'accept')) })
      expect(judgeRollout(situation).offers).toBe('UMDStore')
      const rejecting = { ...reportOf(more, 'reject'), id: 'one more' }
      const rejected = { ...situation, reports: [...situation.reports, rejecting] }
      expect(judgeRollout(rejected).offers).toBeNull()
      const named = judgeRollout({ ...situation, teams: [...teams, more] })
      expect(named.offers).toBe(teams.includes(more) ? 'UMDStore' : null)
    }),
  )
})
