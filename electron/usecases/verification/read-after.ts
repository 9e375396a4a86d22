import { success, type Result } from '../../../shared/errors.ts'
import type { Missing } from '../../../shared/domain/missing.ts'
import type { VerdictShares } from '../../../shared/domain/origin.ts'
import { noRowWork, type RowWork } from '../../../shared/domain/run-work.ts'
import type { InstallationCheck, VerificationRow } from '../../../shared/domain/verification.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getRowWork } from '../../db/tables/row-work.ts'
import { readVerificationWithState } from './read.ts'

/** What a change of one row or check does to the rest of its run. */
export interface RunAfter {
  readonly updatedAt: string
  readonly missing: Missing[]
  readonly undoable: string | null
  readonly shares: VerdictShares
}

/** A row as a window lays it over what it shows, with everything else that its change touched. */
export function describeChangedRow(
  db: ReadDb,
  id: string,
  row: VerificationRow,
): Result<VerificationRow & { readonly work: RowWork; readonly after: RunAfter }> {
  const after = readAfter(db, id)
  if (!after.ok) return after
  const work = getRowWork(db, { verificationId: id, criterionId: row.criterion.id }) ?? noRowWork
  return success({ ...row, work, after: after.value })
}

export function describeChangedCheck(
  db: ReadDb,
  id: string,
  check: InstallationCheck,
): Result<InstallationCheck & { readonly after: RunAfter }> {
  const after = readAfter(db, id)
  return after.ok ? success({ ...check, after: after.value }) : after
}

function readAfter(db: ReadDb, id: string): Result<RunAfter> {
  const read = readVerificationWithState(db, id)
  if (!read.ok) return read
  const { verification, work, missing, undoable } = read.value
  return success({ updatedAt: verification.updatedAt, missing, undoable, shares: work.shares })
}
