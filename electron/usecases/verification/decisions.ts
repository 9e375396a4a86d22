import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import type {
  CheckKind,
  InstallationCheck,
  Outcome,
  VerificationRow,
} from '../../../shared/domain/verification.ts'
import type { WriteDb } from '../../db/handles.ts'
import { appendAction, type RunAction } from '../../db/tables/run-actions.ts'
import { listChecks, updateCheckVerdict } from '../../db/tables/verification-checks.ts'
import { getRow, updateVerdict } from '../../db/tables/verification-rows.ts'
import { updateOutcome, updateRunReleaseType } from '../../db/tables/verifications.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeRun, type Change } from './change.ts'
import { applyRows, changeRows } from './row-changes.ts'
import { noteMoment } from './time.ts'

/** Gives a row its verdict, or makes it blank again with null. */
export function setVerdict(
  deps: Deps,
  key: { readonly id: string; readonly criterionId: string },
  verdict: Verdict | null,
): Result<VerificationRow> {
  return changeRun(deps, key.id, (tx) => {
    const row = getRow(tx, key.id, key.criterionId)
    if (!row) return notFound(`criterion ${key.criterionId} in this verification`)
    noteMoment(deps, tx, key.id, key.criterionId)
    const change = { criterionId: key.criterionId, verdict, origin: [] }
    const words = `${verdict ?? 'blank'} for ${key.criterionId}`
    const changed = changeRows(deps, tx, key.id, { words, action: 'verdict set', rows: [change] })
    return success({ value: { ...row, verdict }, trail: changed })
  })
}

export function setCheckVerdict(
  deps: Deps,
  id: string,
  kind: CheckKind,
  verdict: Verdict | null,
): Result<InstallationCheck> {
  return changeRun(deps, id, (tx) => {
    const check = listChecks(tx, id).find((candidate) => candidate.kind === kind)
    if (!check) return notFound(`${kind} check in this verification`)
    noteMoment(deps, tx, id, kind)
    return decide(deps, tx, id, {
      action: { kind: 'check verdict', target: kind, before: check.verdict, after: verdict },
      value: { ...check, verdict },
    })
  })
}

export function setOutcome(deps: Deps, id: string, outcome: Outcome | null): Result<Nothing> {
  return changeRun(deps, id, (tx, { outcome: before }) =>
    decide(deps, tx, id, {
      action: { kind: 'outcome', target: 'verification', before, after: outcome },
      value: {},
    }),
  )
}

/** Changes the release type in mid-run; every answer stays (process.md 6). */
export function setRunReleaseType(deps: Deps, id: string, releaseType: ReleaseType): Result<Nothing> {
  return changeRun(deps, id, (tx, { releaseType: before }) =>
    decide(deps, tx, id, {
      action: { kind: 'release type', target: 'verification', before, after: releaseType },
      value: {},
    }),
  )
}

function decide<T>(
  deps: Deps,
  tx: WriteDb,
  id: string,
  decision: { readonly action: Omit<RunAction, 'id'>; readonly value: T },
): Result<Change<T>> {
  const { action, value } = decision
  if (action.before === action.after) return success({ value, trail: null })
  apply(tx, id, action, action.after, action.before)
  appendAction(tx, id, deps.now().toISOString(), action)
  const { target, before, after } = action
  return success({ value, trail: { action: `${action.kind} set`, data: { target, before, after } } })
}

/**
 * Writes one side of an action: `after` when it is done, `before` when it is taken back. `instead` is the other side, which
 * stands there now if nobody wrote since.
 */
export function apply(
  tx: WriteDb,
  id: string,
  action: Pick<RunAction, 'kind' | 'target'>,
  value: string | null,
  instead: string | null,
): void {
  switch (action.kind) {
    case 'verdict':
      updateVerdict(tx, { verificationId: id, criterionId: action.target }, value as Verdict | null)
      return
    case 'check verdict':
      updateCheckVerdict(tx, id, action.target as CheckKind, value as Verdict | null)
      return
    case 'outcome':
      updateOutcome(tx, id, value as Outcome | null)
      return
    case 'release type':
      if (value !== null) updateRunReleaseType(tx, id, value as ReleaseType)
      return
    case 'rows':
      applyRows(tx, id, value ?? '[]', instead ?? '[]')
  }
}
