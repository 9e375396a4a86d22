import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { RunPart } from '../../../shared/domain/rival.ts'
import { deleteRivalParts, deleteRivals, listRivalParts, listRivals } from '../../db/tables/handovers.ts'
import { getRow } from '../../db/tables/verification-rows.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeRun } from '../verification/change.ts'
import { writePart } from './run-parts.ts'
import { addToComment, changeRows } from '../verification/row-changes.ts'

/** Settles a row on which people disagree. `by` names whose verdict stands; null keeps the one of the run. */
export function decideRival(deps: Deps, id: string, criterionId: string, by: string | null): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    const rivals = listRivals(tx, id).filter((rival) => rival.criterionId === criterionId)
    const chosen = rivals.find((rival) => rival.by === by)
    const row = getRow(tx, id, criterionId)
    if (!row || rivals.length === 0 || (by !== null && !chosen)) {
      return notFound(`other verdict for ${criterionId} to decide about`)
    }
    if (chosen) {
      const comment = addToComment(row.comment, chosen.comment)
      const change = { criterionId, verdict: chosen.verdict, origin: [], comment }
      const words = `${chosen.verdict ?? 'blank'} of ${chosen.by} for ${criterionId}`
      changeRows(deps, tx, id, { words, action: 'verdict decided', rows: [change] })
    }
    deleteRivals(tx, id, criterionId)
    const data = { criterion: criterionId, stands: by ?? 'own', others: rivals.map((rival) => rival.by) }
    return success({ value: {}, trail: { action: 'disagreement decided', data } })
  })
}

/** Settles a part outside the rows. `by` names whose answer stands; null keeps the one of the run. */
export function decideRivalPart(deps: Deps, id: string, part: RunPart, by: string | null): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    const rivals = listRivalParts(tx, id).filter((rival) => rival.part === part)
    const chosen = rivals.find((rival) => rival.by === by)
    if (rivals.length === 0 || (by !== null && !chosen)) {
      return notFound(`other answer for ${part} to decide about`)
    }
    if (chosen) writePart(tx, id, part, chosen.text)
    deleteRivalParts(tx, id, part)
    const data = { part, stands: by ?? 'own', others: rivals.map((rival) => rival.by) }
    return success({ value: {}, trail: { action: 'disagreement decided', data } })
  })
}
