import type { ReleaseType } from '../../../shared/domain/release-type.ts'
import type {
  Outcome,
  RunPosition,
  VerificationState,
  VerdictCounts,
} from '../../../shared/domain/verification.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** A verification without its rows, checks and fields. */
export interface KeptVerification {
  readonly id: string
  readonly ppaId: string
  readonly qcReleaseId: string
  readonly releaseType: ReleaseType
  readonly state: VerificationState
  readonly startedAt: string
  readonly updatedAt: string
  readonly finishedAt: string | null
  readonly outcome: Outcome | null
  readonly position: RunPosition | null
}

interface VerificationTableRow {
  readonly id: string
  readonly ppa_id: string
  readonly qc_release_id: string
  readonly release_type: ReleaseType
  readonly state: VerificationState
  readonly started_at: string
  readonly updated_at: string
  readonly finished_at: string | null
  readonly outcome: Outcome | null
  readonly position_at: string | null
  readonly position_field: string | null
  readonly position_caret: number
  readonly position_scroll: number
}

/** Last worked on first. */
export function listVerifications(db: ReadDb): readonly KeptVerification[] {
  return db
    .prepare<[], VerificationTableRow>('select * from verification order by updated_at desc, id')
    .all()
    .map(verificationOf)
}

export function getVerification(db: ReadDb, id: string): KeptVerification | undefined {
  const row = db.prepare<[string], VerificationTableRow>('select * from verification where id = ?').get(id)
  return row && verificationOf(row)
}

/** How many rows of each verification carry each verdict, by verification. */
export function countAllVerdicts(db: ReadDb): ReadonlyMap<string, VerdictCounts> {
  const rows = db
    .prepare<[], { id: string; verdict: keyof VerdictCounts | null; n: number }>(
      `select verification_id as id, verdict, count(*) as n from verification_row group by verification_id, verdict`,
    )
    .all()
  const counts = new Map<string, VerdictCounts>()
  for (const { id, verdict, n } of rows) {
    const sum = counts.get(id) ?? { total: 0, blank: 0, OK: 0, WARNING: 0, FAIL: 0, NA: 0, 'NOT TESTED': 0 }
    counts.set(id, { ...sum, total: sum.total + n, [verdict ?? 'blank']: n })
  }
  return counts
}

export function insertVerification(
  tx: WriteDb,
  verification: Pick<KeptVerification, 'id' | 'ppaId' | 'qcReleaseId' | 'releaseType' | 'startedAt'>,
): void {
  tx.prepare(
    `insert into verification (id, ppa_id, qc_release_id, release_type, state, started_at, updated_at)
     values (?, ?, ?, ?, 'open', ?, ?)`,
  ).run(
    verification.id,
    verification.ppaId,
    verification.qcReleaseId,
    verification.releaseType,
    verification.startedAt,
    verification.startedAt,
  )
}

export function touchVerification(tx: WriteDb, id: string, at: string): void {
  tx.prepare('update verification set updated_at = ? where id = ?').run(at, id)
}

export function updateState(
  tx: WriteDb,
  id: string,
  state: VerificationState,
  finishedAt: string | null,
): void {
  tx.prepare('update verification set state = ?, finished_at = ? where id = ?').run(state, finishedAt, id)
}

export function updateOutcome(tx: WriteDb, id: string, outcome: Outcome | null): void {
  tx.prepare('update verification set outcome = ? where id = ?').run(outcome, id)
}

export function updateRunReleaseType(tx: WriteDb, id: string, releaseType: ReleaseType): void {
  tx.prepare('update verification set release_type = ? where id = ?').run(releaseType, id)
}

export function updatePosition(tx: WriteDb, id: string, position: RunPosition): void {
  tx.prepare(
    `update verification set position_at = ?, position_field = ?, position_caret = ?, position_scroll = ?
     where id = ?`,
  ).run(position.at, position.field, position.caret, position.scroll, id)
}

function verificationOf(row: VerificationTableRow): KeptVerification {
  return {
    id: row.id,
    ppaId: row.ppa_id,
    qcReleaseId: row.qc_release_id,
    releaseType: row.release_type,
    state: row.state,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    position:
      row.position_at === null
        ? null
        : {
            at: row.position_at,
            field: row.position_field,
            caret: row.position_caret,
            scroll: row.position_scroll,
          },
  }
}
