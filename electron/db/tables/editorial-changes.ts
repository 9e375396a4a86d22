import type { EditorialChange } from '../../../shared/domain/reuse.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** Every pair of texts that was declared to say the same: in a run, or by the definers when they changed a criterion. */
export function listEditorialChanges(db: ReadDb): readonly EditorialChange[] {
  return db
    .prepare<[], EditorialChange>(
      `select from_digest as "from", to_digest as "to", reason from editorial_change
       union all
       select before_digest, after_digest, case note when '' then 'declared by the definers' else note end
       from criterion_change where kind = 'editorial' and before_digest is not null and after_digest is not null
         and (action_id is null or action_id not in (select id from catalogue_action where undone = 1))`,
    )
    .all()
}

/** Declaring a pair again replaces its reason. */
export function keepEditorialChange(
  tx: WriteDb,
  change: EditorialChange,
  declared: { readonly by: string; readonly at: string },
): void {
  tx.prepare(
    `insert into editorial_change (from_digest, to_digest, reason, declared_by, declared_at)
     values (?, ?, ?, ?, ?) on conflict do update set reason = excluded.reason,
       declared_by = excluded.declared_by, declared_at = excluded.declared_at`,
  ).run(change.from, change.to, change.reason, declared.by, declared.at)
}
