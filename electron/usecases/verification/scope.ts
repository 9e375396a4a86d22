import { invalid, success, type Result } from '../../../shared/errors.ts'
import { fixedRemark, type ScopeMark } from '../../../shared/domain/scope.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { verdictNeedsComment } from '../../../shared/domain/verdict.ts'
import { keepConditionAnswer } from '../../db/tables/condition-answers.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import { listRowWork } from '../../db/tables/row-work.ts'
import { listRows } from '../../db/tables/verification-rows.ts'
import { actorOf, type Deps, type Nothing } from '../deps.ts'
import { changeRun } from './change.ts'
import { addToComment, changeRows } from './row-changes.ts'

/** Says of some rows whether the release affects them; null takes it back. One action with one undo. */
export function markScope(
  deps: Deps,
  id: string,
  criterionIds: readonly string[],
  mark: ScopeMark | null,
): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    const words = `${mark === null ? 'no longer marked' : mark.affected ? 'affected' : 'not affected'}: ${nameRows(criterionIds)}`
    const rows = criterionIds.map((criterionId) => ({ criterionId, scope: mark }))
    return success({ value: {}, trail: changeRows(deps, tx, id, { words, action: 'scope marked', rows }) })
  })
}

/**
 * Marks every row that has neither a verdict nor a mark as not affected; with `remark` an empty comment becomes the fixed
 * remark of the process. One action with one undo. Answers how many rows it were.
 */
export function markRestNotAffected(
  deps: Deps,
  id: string,
  why: string,
  remark: boolean,
): Result<{ count: number }> {
  return changeRun(deps, id, (tx) => {
    const work = listRowWork(tx, id)
    const rest = listRows(tx, id).filter(
      ({ verdict, criterion }) => verdict === null && !work.get(criterion.id)?.scope,
    )
    const rows = rest.map(({ criterion, comment }) => ({
      criterionId: criterion.id,
      scope: { affected: false, why },
      ...(remark && comment.trim() === '' && { comment: fixedRemark }),
    }))
    const words = `not affected: ${nameRows(rest.map(({ criterion }) => criterion.id))}`
    return success({
      value: { count: rows.length },
      trail: changeRows(deps, tx, id, { words, action: 'scope marked', rows }),
    })
  })
}

/**
 * One verdict with one reason for several rows, as one action with one undo. The reason goes below what a row's comment
 * says already; WARNING and NA need one.
 */
export function setVerdicts(
  deps: Deps,
  id: string,
  wanted: {
    readonly criterionIds: readonly string[]
    readonly verdict: Verdict | null
    readonly reason: string
  },
): Result<{ count: number }> {
  const { criterionIds, verdict } = wanted
  const reason = wanted.reason.trim()
  if (verdictNeedsComment(verdict) && reason === '') {
    return invalid(`${verdict ?? ''} needs a reason. Nothing was changed.`, 'reason')
  }
  return changeRun(deps, id, (tx) => {
    const chosen = new Set(criterionIds)
    const rows = listRows(tx, id)
      .filter(({ criterion }) => chosen.has(criterion.id))
      .map(({ criterion, comment }) => ({
        criterionId: criterion.id,
        verdict,
        origin: [],
        comment: addToComment(comment, reason),
      }))
    const words = `${verdict ?? 'blank'} for ${nameRows(rows.map((row) => row.criterionId))}`
    return success({
      value: { count: rows.length },
      trail: changeRows(deps, tx, id, { words, action: 'verdicts set', rows }),
    })
  })
}

/** Remembers for the run's product whether a condition of criticality holds; null asks again. */
export function answerCondition(
  deps: Deps,
  id: string,
  condition: string,
  holds: boolean | null,
): Result<Nothing> {
  return changeRun(deps, id, (tx, { ppaId }) => {
    const productKey = getPpa(tx, ppaId)?.productKey
    if (productKey === undefined) throw new Error(`PPA ${ppaId} is missing from the database.`)
    const given = { at: deps.now().toISOString(), by: actorOf(tx) }
    keepConditionAnswer(tx, { productKey, condition, holds }, given)
    return success({
      value: {},
      trail: { action: 'condition answered', data: { product: productKey, condition, holds } },
    })
  })
}

function nameRows(ids: readonly string[]): string {
  return ids.length === 1 ? (ids[0] ?? '') : `${String(ids.length)} criteria`
}
