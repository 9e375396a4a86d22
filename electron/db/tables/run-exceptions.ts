import type { RunException } from '../../../shared/domain/scope.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

export function getException(db: ReadDb, verificationId: string): RunException | null {
  return (
    db
      .prepare<[string], RunException>('select kind, reason from run_exception where verification_id = ?')
      .get(verificationId) ?? null
  )
}

/** null: the run goes the normal path. */
export function keepException(tx: WriteDb, verificationId: string, exception: RunException | null): void {
  if (exception === null) {
    tx.prepare('delete from run_exception where verification_id = ?').run(verificationId)
    return
  }
  tx.prepare(
    `insert into run_exception (verification_id, kind, reason) values (?, ?, ?)
     on conflict do update set kind = excluded.kind, reason = excluded.reason`,
  ).run(verificationId, exception.kind, exception.reason)
}
