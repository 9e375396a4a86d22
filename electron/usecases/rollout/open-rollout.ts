import { readProgress } from '../../../shared/domain/run-life-cycle.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import { getPpa, type KeptPpa } from '../../db/tables/ppas.ts'
import { getRollout, upsertRollout } from '../../db/tables/rollouts.ts'
import { findRollout } from './read-rollouts.ts'
import type { RolloutNow } from './rollout-now.ts'

/** The rollout of a PPA that is about to be changed. */
export interface OpenRollout {
  readonly ppa: KeptPpa
  readonly now: RolloutNow
}

/** Refused while the PPA is not, or not any more, in staged rollout: the ticket may have moved on meanwhile. */
export function readForChange(db: ReadDb, ppaId: string): Result<OpenRollout> {
  const ppa = getPpa(db, ppaId)
  if (!ppa) return notFound(`PPA ${ppaId}`)
  const now = findRollout(db, ppaId)
  const name = `${ppa.productName} ${ppa.version} on ${ppa.platform}/${ppa.arch}`
  if (!now) return refused(`${name} is not in staged rollout.`)
  if (now.situation.trouble !== null) return refused(`${name}: ${now.situation.trouble}`)
  if (now.stage !== 'in rollout')
    return refused(`${name} moved on meanwhile: it is at ${now.progress ?? ''}. Nothing was changed.`)
  if (readProgress(now.progress ?? '') !== 'StagedRollout')
    return refused(
      now.progress === null
        ? `${name}: the fields of its ticket were not read yet. Sync first; nothing was changed.`
        : `${name}: RolloutProgress of its ticket is not set. It must be StagedRollout; nothing was changed.`,
    )
  return success({ ppa, now })
}

/** Keeps the place of a rollout that was only seen on its ticket so far. */
export function keepPlace(tx: WriteDb, { ppa, now }: OpenRollout, at: Date): void {
  if (getRollout(tx, ppa.id)) return
  const { ticket } = now
  upsertRollout(tx, {
    ppaId: ppa.id,
    ticket: ticket === null ? null : { accountId: ticket.accountId, number: ticket.number },
    progress: 'StagedRollout',
    since: now.since ?? at.toISOString(),
  })
}
