import { refused, success, type Result } from '../../../shared/errors.ts'
import type { RunException } from '../../../shared/domain/scope.ts'
import { getException, getExceptionRevision, keepException } from '../../db/tables/run-exceptions.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeRun, compareText } from './change.ts'

/** Says that a run leaves the normal path, or with null that it goes it; a reason that was written stays. */
export function setException(deps: Deps, id: string, kind: RunException['kind'] | null): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    const before = getException(tx, id)
    if ((before?.kind ?? null) === kind) return success({ value: {}, trail: null })
    const exception = kind && { kind, reason: before?.reason ?? '' }
    keepException(tx, id, exception)
    return success({ value: {}, trail: { action: 'exception set', data: { exception } } })
  })
}

export function setExceptionReason(
  deps: Deps,
  id: string,
  wanted: { readonly text: string; readonly seen: number },
): Result<{ revision: number }> {
  return changeRun(deps, id, (tx) => {
    const before = getException(tx, id)
    if (!before) return refused('This run has no exception; its reason has no place.')
    const revision = getExceptionRevision(tx, id)
    const compared = compareText({ text: before.reason, revision }, wanted)
    if (!compared.ok) return compared
    if (compared.value === 'same') return success({ value: { revision }, trail: null })
    const exception = { kind: before.kind, reason: wanted.text }
    keepException(tx, id, exception)
    const trail = { action: 'exception set', data: { exception } }
    return success({ value: { revision: getExceptionRevision(tx, id) }, trail })
  })
}
