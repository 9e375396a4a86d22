import { failure, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { getVerification, touchVerification, type KeptVerification } from '../../db/tables/verifications.ts'
import { record, type Deps } from '../deps.ts'

/** What a change writes into the audit trail: its name and its values. */
export interface Trail {
  readonly action: string
  readonly data: Readonly<Record<string, unknown>>
}

/** A change of a run: null when it would change nothing, so that nothing is written for it. */
export type Change<T> = { readonly value: T; readonly trail: Trail | null }

/**
 * Runs one change of an open verification in one transaction with its audit entry. A finished verification is
 * refused: its report is out, so it must be opened again first.
 */
export function changeRun<T>(
  deps: Deps,
  id: string,
  work: (tx: WriteDb, verification: KeptVerification) => Result<Change<T>>,
): Result<T> {
  return inTransaction(deps.db, (tx) => {
    const verification = getVerification(tx, id)
    if (!verification) return notFound(`verification ${id}`)
    if (verification.state === 'finished') {
      return refused('This verification is finished. Open it again to change it.')
    }
    const done = work(tx, verification)
    if (!done.ok) return done
    if (done.value.trail) {
      touchVerification(tx, id, deps.now().toISOString())
      record(deps, tx, done.value.trail.action, id, done.value.trail.data)
    }
    return success(done.value.value)
  })
}

/**
 * A text may be replaced when the caller saw the newest one. Otherwise it is a conflict, unless both say the same.
 * Answers whether there is anything to write.
 */
export function compareText(
  kept: { readonly text: string; readonly revision: number },
  wanted: { readonly text: string; readonly seen: number },
): Result<'same' | 'write'> {
  if (kept.text === wanted.text) return success('same')
  if (kept.revision === wanted.seen) return success('write')
  return failure({
    kind: 'conflict',
    message: 'This text was changed in another window meanwhile. Neither was lost: choose which one stays.',
    theirs: kept.text,
    revision: kept.revision,
  })
}
