import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import { insertRolloutAction } from '../../db/tables/rollout-actions.ts'
import { getRollout, listAskedTeams } from '../../db/tables/rollouts.ts'
import { actorOf, record, type Deps } from '../deps.ts'

/** Writes an action into the trail and keeps what undo needs, in the transaction of the action. */
export function keepAction(
  deps: Deps,
  tx: WriteDb,
  action: {
    /** As undo names it: "choosing teams for dCache". */
    readonly label: string
    readonly subject: string
    readonly steps: readonly RolloutStep[]
    readonly data?: Readonly<Record<string, unknown>>
  },
): void {
  const { label, subject, steps, data } = action
  record(deps, tx, `rollout: ${label}`, subject, data)
  insertRolloutAction(tx, {
    at: deps.now().toISOString(),
    actor: actorOf(tx),
    label,
    steps: JSON.stringify(steps),
  })
}

/** A PPA's rollout as it is now, to be put back by undo. */
export function stepOfRollout(db: ReadDb, ppaId: string): RolloutStep {
  const kept = getRollout(db, ppaId)
  return {
    kind: 'rollout',
    ppaId,
    before: kept ? { ticket: kept.ticket, progress: kept.progress, since: kept.since } : null,
    asked: listAskedTeams(db, ppaId).map(({ team, askedAt, remindedAt }) => ({ team, askedAt, remindedAt })),
  }
}
