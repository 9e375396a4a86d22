import type { MappingChange } from '../../../shared/domain/mapping.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** The per-product additions and removals of a QC release, by product and criterion. */
export function listMappingChanges(db: ReadDb, qcReleaseId: string): readonly MappingChange[] {
  return db
    .prepare<[string], MappingChange>(
      `select qc_release_id as qcRelease, product_key as product, criterion_id as criterion, change, reason
       from mapping_change where qc_release_id = ? order by product_key, criterion_id`,
    )
    .all(qcReleaseId)
}

export type MappingKey = Pick<MappingChange, 'qcRelease' | 'product' | 'criterion'>

export function getMappingChange(db: ReadDb, key: MappingKey): MappingChange | undefined {
  return db
    .prepare<[string, string, string], MappingChange>(
      `select qc_release_id as qcRelease, product_key as product, criterion_id as criterion, change, reason
       from mapping_change where qc_release_id = ? and product_key = ? and criterion_id = ?`,
    )
    .get(key.qcRelease, key.product, key.criterion)
}

export function upsertMappingChange(tx: WriteDb, change: MappingChange): void {
  tx.prepare(
    `insert into mapping_change (qc_release_id, product_key, criterion_id, change, reason) values (?, ?, ?, ?, ?)
     on conflict do update set change = excluded.change, reason = excluded.reason`,
  ).run(change.qcRelease, change.product, change.criterion, change.change, change.reason)
}

export function deleteMappingChange(tx: WriteDb, key: MappingKey): void {
  tx.prepare(
    'delete from mapping_change where qc_release_id = ? and product_key = ? and criterion_id = ?',
  ).run(key.qcRelease, key.product, key.criterion)
}
