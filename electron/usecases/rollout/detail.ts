import { foldName } from '../../../shared/domain/ea-team.ts'
import type { RolloutRow } from '../../../shared/domain/rollout-board.ts'
import type { RolloutCondition, RuleReport } from '../../../shared/domain/rollout-rule.ts'
import type { TeamAnswer } from '../../../shared/domain/rollout-answers.ts'
import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { RolloutDecision } from '../../db/tables/rollout-decisions.ts'
import type { Deps } from '../deps.ts'
import { boardRow } from './board.ts'
import type { RolloutTarget } from './decide.ts'
import { hintsOf } from './hints.ts'
import { findRollout } from './read-rollouts.ts'
import { mayGoBack } from './rule-choices.ts'

export interface RolloutDetail {
  readonly row: RolloutRow
  readonly conditions: readonly RolloutCondition[]
  readonly answers: readonly (TeamAnswer & {
    readonly askedAt: string | null
    readonly remindedAt: string | null
  })[]
  readonly remarks: readonly string[]
  /** Newest first; drafts are of nobody's concern yet. */
  readonly reports: readonly RuleReport[]
  readonly decisions: readonly RolloutDecision[]
  readonly hints: string
  readonly targets: readonly RolloutTarget[]
  readonly isFrozen: boolean
}

/** Why a PPA does not move, who said what, and what can be done. */
export function readRolloutDetail(deps: Pick<Deps, 'db' | 'now'>, ppaId: string): Result<RolloutDetail> {
  const now = findRollout(deps.db, ppaId)
  if (!now) return notFound(`PPA ${ppaId} in staged rollout`)
  const asked = new Map(now.asked.map((one) => [foldName(one.team), one]))
  const isOpen = now.stage === 'in rollout' && now.situation.trouble === null && now.progress !== null
  return success({
    row: boardRow(now, deps.now()),
    conditions: now.outcome.conditions,
    answers: now.outcome.answers.map((answer) => {
      const known = asked.get(foldName(answer.team))
      return { ...answer, askedAt: known?.askedAt ?? null, remindedAt: known?.remindedAt ?? null }
    }),
    remarks: now.outcome.remarks,
    reports: now.reports.toSorted((one, other) =>
      (other.submittedAt ?? '').localeCompare(one.submittedAt ?? ''),
    ),
    decisions: now.decisions,
    hints: hintsOf(deps.db, ppaId),
    targets: !isOpen
      ? []
      : mayGoBack(deps.db)
        ? ['UMDStore', 'Rejected', 'In Verification']
        : ['UMDStore', 'Rejected'],
    isFrozen: now.situation.candidateFrozen,
  })
}
