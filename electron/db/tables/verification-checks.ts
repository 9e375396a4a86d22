import type { Verdict } from '../../../shared/domain/verdict.ts'
import type { CheckKind, InstallationCheck } from '../../../shared/domain/verification.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** Installation first, then upgrade. */
export function listChecks(db: ReadDb, verificationId: string): readonly InstallationCheck[] {
  return db
    .prepare<[string], InstallationCheck>(
      'select kind, verdict, comment, revision from verification_check where verification_id = ? order by kind',
    )
    .all(verificationId)
}

export function insertCheck(tx: WriteDb, verificationId: string, kind: CheckKind): void {
  tx.prepare('insert into verification_check (verification_id, kind) values (?, ?)').run(verificationId, kind)
}

export function updateCheckVerdict(
  tx: WriteDb,
  verificationId: string,
  kind: CheckKind,
  verdict: Verdict | null,
): void {
  tx.prepare('update verification_check set verdict = ? where verification_id = ? and kind = ?').run(
    verdict,
    verificationId,
    kind,
  )
}

export function updateCheckComment(
  tx: WriteDb,
  verificationId: string,
  kind: CheckKind,
  comment: string,
): void {
  tx.prepare(
    `update verification_check set comment = ?, revision = revision + 1
     where verification_id = ? and kind = ?`,
  ).run(comment, verificationId, kind)
}
