import type { RunException } from '../../../shared/domain/scope.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

export function getException(db: ReadDb, verificationId: string): RunException | null {
  return (
    db
      .prepare<[string], RunException>('select kind, reason from run_exception where verification_id = ?')
      .get(verificationId) ?? null
  )
}

/** Rises with each change of its reason; 0 while there is no exception. */
export function getExceptionRevision(db: ReadDb, verificationId: string): number {
  const revision = db
    .prepare<[string], number>('select revision from run_exception where verification_id = ?')
    .pluck()
    .get(verificationId)
  return revision ?? 0
}

/** null: the run goes the normal path. */
export function keepException(tx: WriteDb, verificationId: string, exception: RunException | null): void {
  if (exception === null) {
    tx.prepare('delete from run_exception where verification_id = ?').run(verificationId)
    return
  }
  tx.prepare(
    `insert into run_exception (verification_id, kind, reason) values (?, ?, ?)
     on conflict do update set kind = excluded.kind, reason = excluded.reason, revision = revision + 1`,
  ).run(verificationId, exception.kind, exception.reason)
}
