import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { getEaReport, keepEaReport, type KeptEaReport } from '../../db/tables/ea-reports.ts'
import { record, type Deps } from '../deps.ts'
import type { Change } from '../verification/change.ts'

/** Why a report cannot be changed any more, in one sentence; null while it is a draft. */
export function whyNotChanged({ state }: Pick<KeptEaReport, 'state'>): string | null {
  if (state === 'draft') return null
  return state === 'submitted'
    ? 'This report was handed in and stays as it is. «Change it» begins one that takes its place.'
    : 'A later report of the team stands in the place of this one; it stays as it is.'
}

/** Runs one change of a draft in one transaction with its audit entry. */
export function changeDraft<T>(
  deps: Deps,
  id: string,
  work: (tx: WriteDb, report: KeptEaReport) => Result<Change<T>>,
): Result<T> {
  return inTransaction(deps.db, (tx) => {
    const report = getEaReport(tx, id)
    if (!report) return notFound(`report ${id}`)
    const refusal = whyNotChanged(report)
    if (refusal !== null) return refused(refusal)
    const done = work(tx, report)
    if (!done.ok) return done
    if (done.value.trail) record(deps, tx, done.value.trail.action, id, done.value.trail.data)
    return success(done.value.value)
  })
}

/** Keeps a changed draft with the moment of the change. */
export function keepDraft(deps: Deps, tx: WriteDb, report: KeptEaReport): KeptEaReport {
  const kept = { ...report, updatedAt: deps.now().toISOString() }
  keepEaReport(tx, kept)
  return kept
}
