import type { RowReason } from '../../../shared/domain/mapping.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import type { VerificationRow } from '../../../shared/domain/verification.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import { getCriterionTexts } from './criteria.ts'

interface RowRow {
  readonly criterion_id: string
  readonly text_digest: string
  readonly reason_kind: RowReason['kind']
  readonly reason_sentence: string
  readonly reason_would_remove: string
  readonly verdict: Verdict | null
  readonly comment: string
  readonly comment_revision: number
  readonly tickets: string
  readonly tickets_revision: number
}

/** In the order of the template, each with the text it is pinned to. */
export function listRows(db: ReadDb, verificationId: string): readonly VerificationRow[] {
  const rows = db
    .prepare<[string], RowRow>('select * from verification_row where verification_id = ? order by position')
    .all(verificationId)
  return withTexts(db, rows)
}

export function getRow(db: ReadDb, verificationId: string, criterionId: string): VerificationRow | undefined {
  const row = db
    .prepare<[string, string], RowRow>(
      'select * from verification_row where verification_id = ? and criterion_id = ?',
    )
    .get(verificationId, criterionId)
  return row && withTexts(db, [row])[0]
}

export function insertRow(
  tx: WriteDb,
  verificationId: string,
  position: number,
  row: { readonly criterionId: string; readonly textDigest: string; readonly reason: RowReason },
): void {
  tx.prepare(
    `insert into verification_row (verification_id, criterion_id, position, text_digest,
       reason_kind, reason_sentence, reason_would_remove) values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    verificationId,
    row.criterionId,
    position,
    row.textDigest,
    row.reason.kind,
    row.reason.sentence,
    row.reason.wouldRemove,
  )
}

type RowKey = { readonly verificationId: string; readonly criterionId: string }

export function updateVerdict(tx: WriteDb, key: RowKey, verdict: Verdict | null): void {
  tx.prepare('update verification_row set verdict = ? where verification_id = ? and criterion_id = ?').run(
    verdict,
    key.verificationId,
    key.criterionId,
  )
}

/** Raises the revision, so that a writer that read the text before is told. */
export function updateRowText(tx: WriteDb, key: RowKey, column: 'comment' | 'tickets', text: string): void {
  tx.prepare(
    `update verification_row set ${column} = ?, ${column}_revision = ${column}_revision + 1
     where verification_id = ? and criterion_id = ?`,
  ).run(text, key.verificationId, key.criterionId)
}

function withTexts(db: ReadDb, rows: readonly RowRow[]): readonly VerificationRow[] {
  const texts = getCriterionTexts(
    db,
    rows.map((row) => row.text_digest),
  )
  return rows.map((row) => {
    const criterion = texts.get(row.text_digest)
    if (!criterion) throw new Error(`The text of ${row.criterion_id} is missing from the database.`)
    return {
      criterion,
      textDigest: row.text_digest,
      reason: { kind: row.reason_kind, sentence: row.reason_sentence, wouldRemove: row.reason_would_remove },
      verdict: row.verdict,
      comment: row.comment,
      commentRevision: row.comment_revision,
      tickets: row.tickets,
      ticketsRevision: row.tickets_revision,
    }
  })
}
