import type { Recommendation } from '../../shared/domain/ea-report.ts'
import type { RolloutSituation, RuleReport } from '../../shared/domain/rollout-rule.ts'

export const target = { version: '1.2.3', platform: 'sl5', arch: 'x86_64' }

/** A PPA in staged rollout with one silent team, and what a test is about. */
export function makeSituation(rest: Partial<RolloutSituation> = {}): RolloutSituation {
  return {
    target,
    progress: 'StagedRollout',
    trouble: null,
    teams: ['EA North'],
    known: [
      { name: 'EA North', site: 'North-Grid' },
      { name: 'EA South', site: 'South-Grid' },
      { name: 'EA West', site: 'West-Grid' },
    ],
    verifiers: [],
    reports: [],
    candidateFrozen: false,
    ...rest,
  }
}

/** A report in force about the target. */
export function reportOf(team: string, recommendation: Recommendation): RuleReport {
  return {
    id: `report of ${team}`,
    team,
    ...target,
    recommendation,
    state: 'submitted',
    submittedAt: '2026-11-10T12:00:00Z',
    by: `somebody at ${team}`,
  }
}
