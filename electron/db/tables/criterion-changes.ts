import type { ChangeReason } from '../../../shared/domain/criterion-change.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** A change as kept: what stood before and after by digest, null where the criterion was not there. */
export interface KeptChange extends ChangeReason {
  readonly id: number
  readonly qcReleaseId: string
  readonly criterionId: string
  readonly at: string
  readonly actor: string
  readonly beforeDigest: string | null
  readonly afterDigest: string | null
}

const columns = `change.id, change.qc_release_id as qcReleaseId, change.criterion_id as criterionId, change.at,
  change.actor, change.source, change.link, change.kind, change.note,
  change.before_digest as beforeDigest, change.after_digest as afterDigest`
const standing = `(change.action_id is null or change.action_id not in
  (select id from catalogue_action where undone = 1))`

export function insertChange(tx: WriteDb, actionId: number | null, change: Omit<KeptChange, 'id'>): void {
  tx.prepare(
    `insert into criterion_change (action_id, qc_release_id, criterion_id, at, actor, source, link, kind, note,
       before_digest, after_digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    actionId,
    change.qcReleaseId,
    change.criterionId,
    change.at,
    change.actor,
    change.source,
    change.link,
    change.kind,
    change.note,
    change.beforeDigest,
    change.afterDigest,
  )
}

/** Writes another reason for a change; what changed stays. */
export function updateReason(tx: WriteDb, id: number, { source, link, kind, note }: ChangeReason): void {
  tx.prepare('update criterion_change set source = ?, link = ?, kind = ?, note = ? where id = ?').run(
    source,
    link,
    kind,
    note,
    id,
  )
}

/** The changes that stand in a release, oldest first; what was undone is left out. */
export function listChangesOfRelease(db: ReadDb, qcReleaseId: string): readonly KeptChange[] {
  return db
    .prepare<[string], KeptChange>(
      `select ${columns} from criterion_change as change where change.qc_release_id = ? and ${standing}
       order by change.id`,
    )
    .all(qcReleaseId)
}

/** The changes of a criterion in every release, oldest first. */
export function listChangesOfCriterion(db: ReadDb, criterionId: string): readonly KeptChange[] {
  return db
    .prepare<[string], KeptChange>(
      `select ${columns} from criterion_change as change where change.criterion_id = ? and ${standing}
       order by change.id`,
    )
    .all(criterionId)
}
