import { refused, success, type Result } from '../../../shared/errors.ts'
import { getLastAction, markUndone, type RunAction } from '../../db/tables/run-actions.ts'
import type { Deps } from '../deps.ts'
import { changeRun } from './change.ts'
import { apply } from './decisions.ts'

/** Takes back the newest verdict, outcome or release type; it works across restarts, one action at a time. */
export function undoLast(deps: Deps, id: string): Result<{ undone: string }> {
  return changeRun(deps, id, (tx) => {
    const last = getLastAction(tx, id)
    if (!last) return refused('There is nothing to undo in this verification.')
    apply(tx, id, last, last.before, last.after)
    markUndone(tx, last.id)
    const { kind, target, before, after } = last
    return success({
      value: { undone: describeAction(last) },
      trail: { action: `${kind} undone`, data: { target, before: after, after: before } },
    })
  })
}

/** "FAIL for QC_DOC_1": what an action did, for the undo button and its notice. */
export function describeAction(action: RunAction): string {
  const value = action.after ?? 'blank'
  switch (action.kind) {
    case 'verdict':
    case 'check verdict':
      return `${value} for ${action.target}`
    case 'rows':
      return action.target
    case 'outcome':
      return `overall verdict "${value}"`
    case 'release type':
      return `release type ${value}`
  }
}
