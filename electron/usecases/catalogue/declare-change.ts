import type { ChangeReason } from '../../../shared/domain/criterion-change.ts'
import { refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { insertChange, listChangesOfRelease, updateReason } from '../../db/tables/criterion-changes.ts'
import { listPlaces } from '../../db/tables/qc-release-criteria.ts'
import { actorOf, record, type Deps, type Nothing } from '../deps.ts'
import { openDraft } from './edit-criterion.ts'

export interface Declaration {
  /** The earlier release that the draft is held against. */
  readonly from: string
  readonly qcReleaseId: string
  readonly criterionId: string
  readonly reason: ChangeReason
}

/**
 * Says what kind of change a difference of a DRAFT is, and why it was made. Several edits of one criterion are one
 * difference: all of them get the kind, the last one the reason. A difference without an edit, such as that of a draft
 * read from files, gets an entry of its own.
 */
export function declareChange(deps: Deps, declaration: Declaration): Result<Nothing> {
  const { from, qcReleaseId, criterionId, reason } = declaration
  return inTransaction(deps.db, (tx) => {
    const draft = openDraft(tx, qcReleaseId, reason)
    if (!draft.ok) return draft
    const edits = listChangesOfRelease(tx, qcReleaseId).filter((change) => change.criterionId === criterionId)
    for (const edit of edits) {
      updateReason(tx, edit.id, edit === edits.at(-1) ? reason : { ...edit, kind: reason.kind })
    }
    if (edits.length === 0) {
      const [beforeDigest, afterDigest] = [from, qcReleaseId].map((id) => digestIn(tx, id, criterionId))
      if (beforeDigest === afterDigest) return refused(`${criterionId} does not differ from ${from}.`)
      insertChange(tx, null, {
        ...reason,
        qcReleaseId,
        criterionId,
        at: deps.now().toISOString(),
        actor: actorOf(tx),
        beforeDigest: beforeDigest ?? null,
        afterDigest: afterDigest ?? null,
      })
    }
    record(deps, tx, 'change of a criterion declared', qcReleaseId, { criterionId, from, ...reason })
    return success({})
  })
}

function digestIn(db: ReadDb, qcReleaseId: string, criterionId: string): string | null {
  return listPlaces(db, qcReleaseId).find((place) => place.criterionId === criterionId)?.digest ?? null
}
