import type { QueryClient } from '@tanstack/react-query'
import type {
  ChangedCheck,
  ChangedRow,
  RunAfter,
  VerificationDetail,
} from '../../shared/contract/verifications.ts'

const keyOf = (id: string) => ['verifications', 'one', id]

/**
 * Lays a changed row over the run that this window shows, so that one key never reads a whole run again. The verdict stays
 * as shown: it is the one that was pressed last, and its own answer may still be on the way.
 */
export function showChangedRow(queries: QueryClient, id: string, changed: ChangedRow): void {
  const { work, after, verdict: _, ...row } = changed
  const at = row.criterion.id
  lay(queries, id, after, (detail) => ({
    ...detail,
    verification: {
      ...detail.verification,
      rows: detail.verification.rows.map((shown) =>
        shown.criterion.id === at ? Object.assign({}, shown, row) : shown,
      ),
    },
    work: { ...detail.work, rows: { ...detail.work.rows, [at]: work } },
  }))
}

/** The same for the installation or the upgrade. */
export function showChangedCheck(queries: QueryClient, id: string, changed: ChangedCheck): void {
  const { after, verdict: _, ...check } = changed
  lay(queries, id, after, (detail) => ({
    ...detail,
    verification: {
      ...detail.verification,
      checks: detail.verification.checks.map((shown) =>
        shown.kind === check.kind ? Object.assign({}, shown, check) : shown,
      ),
    },
  }))
}

function lay(
  queries: QueryClient,
  id: string,
  { updatedAt, missing, undoable, shares }: RunAfter,
  step: (detail: VerificationDetail) => VerificationDetail,
): void {
  const queryKey = keyOf(id)
  // An answer on its way may be from before this change.
  const isReading = queries.isFetching({ queryKey }) > 0
  queries.setQueryData<VerificationDetail>(queryKey, (shown) => {
    if (!shown) return shown
    const detail = step(shown)
    return {
      ...detail,
      verification: { ...detail.verification, updatedAt },
      work: { ...detail.work, shares },
      missing,
      undoable,
    }
  })
  if (isReading) void queries.invalidateQueries({ queryKey })
}
