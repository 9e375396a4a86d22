import { EaGap } from '../../../shared/domain/ea-gap.ts'
import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { deleteGap, listGaps, upsertGap } from '../../db/tables/ea-gaps.ts'
import type { Deps } from '../deps.ts'
import { keepAction } from './steps.ts'

/** Records that a product has, or had, no early adopter. */
export function recordGap(deps: Deps, wanted: Omit<EaGap, 'id'>): Result<EaGap> {
  return inTransaction(deps.db, (tx) => {
    const gap = EaGap.parse({ ...wanted, id: deps.newId() })
    const today = deps.now().toISOString().slice(0, 10)
    if (gap.since > today) return invalid(`${gap.since} lies in the future.`, 'since')
    if (gap.until !== null && gap.until < gap.since) return invalid('It ends before it begins.', 'until')
    upsertGap(tx, gap, false)
    keepAction(deps, tx, {
      label: `recording a gap of ${gap.name}`,
      subject: gap.name,
      steps: [{ kind: 'gap', id: gap.id, before: null }],
      data: { gap },
    })
    return success(gap)
  })
}

/** One that was entered here; what ships with the program is history and stays. */
export function removeGap(deps: Deps, id: string): Result<Record<string, never>> {
  return inTransaction(deps.db, (tx) => {
    const kept = listGaps(tx).find((gap) => gap.id === id)
    if (!kept || !deleteGap(tx, id)) return refused('Only a gap that was entered here can be taken away.')
    const { builtIn: _builtIn, ...before } = kept
    keepAction(deps, tx, {
      label: `taking away the gap of ${before.name}`,
      subject: before.name,
      steps: [{ kind: 'gap', id, before }],
    })
    return success({})
  })
}
