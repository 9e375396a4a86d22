import type { ReadDb } from '../handles.ts'
import type { AuditHead } from './audit.ts'

/** One entry of the audit trail as it is kept, with what binds it to the one before. */
export interface AuditLink {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  /** Canonical JSON. */
  readonly data: string
  readonly previousHash: string
  readonly hash: string
}

const columns = 'seq, at, actor, action, subject, data, previous_hash as previousHash, hash'

export function getAuditLink(db: ReadDb, seq: number): AuditLink | undefined {
  return db.prepare<[number], AuditLink>(`select ${columns} from audit where seq = ?`).get(seq)
}

/** Everything the trail tells of one subject, oldest first. */
export function listAuditLinks(db: ReadDb, subject: string): readonly AuditLink[] {
  return db
    .prepare<[string], AuditLink>(`select ${columns} from audit where subject = ? order by seq`)
    .all(subject)
}

/**
 * The entry that a report quotes: the finish of a finished verification, else the newest entry that tells of it. Work on
 * anything else does not move it.
 */
export function getAuditHeadOf(
  db: ReadDb,
  verificationId: string,
  state: 'open' | 'finished',
): AuditHead | null {
  const newest = 'select seq, hash from audit where subject = ?'
  const ofFinish =
    state === 'finished'
      ? db
          .prepare<[string], AuditHead>(
            `${newest} and action = 'verification finished' order by seq desc limit 1`,
          )
          .get(verificationId)
      : undefined
  return (
    ofFinish ??
    db.prepare<[string], AuditHead>(`${newest} order by seq desc limit 1`).get(verificationId) ??
    null
  )
}
