import type { EditorialChange } from '../../../shared/domain/reuse.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** Every pair of texts that was declared to say the same. */
export function listEditorialChanges(db: ReadDb): readonly EditorialChange[] {
  return db
    .prepare<[], EditorialChange>(
      'select from_digest as "from", to_digest as "to", reason from editorial_change order by declared_at',
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
