import { SummaryField, type SummaryFields } from '../../../shared/domain/verification.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** Summary fields by name, empty where nothing was written yet, with the revision of each. */
export function getSummary(
  db: ReadDb,
  verificationId: string,
): { readonly summary: SummaryFields; readonly revisions: Record<SummaryField, number> } {
  const rows = db
    .prepare<[string], { name: string; text: string; revision: number }>(
      'select name, text, revision from verification_field where verification_id = ?',
    )
    .all(verificationId)
  const byName = new Map(rows.map((row) => [row.name, row]))
  const each = <T>(value: (name: string) => T) =>
    Object.fromEntries(SummaryField.options.map((name) => [name, value(name)])) as Record<SummaryField, T>
  return {
    summary: each((name) => byName.get(name)?.text ?? ''),
    revisions: each((name) => byName.get(name)?.revision ?? 0),
  }
}

/** One summary field of every verification, such as the verifier; absent where never written. */
export function listSummaryField(db: ReadDb, field: SummaryField): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[string], { verification_id: string; text: string }>(
      'select verification_id, text from verification_field where name = ?',
    )
    .all(field)
  return new Map(rows.map((row) => [row.verification_id, row.text]))
}

/** Answers the new revision. */
export function upsertSummaryField(
  tx: WriteDb,
  verificationId: string,
  field: SummaryField,
  text: string,
): number {
  const row = tx
    .prepare<unknown[], { revision: number }>(
      `insert into verification_field (verification_id, name, text, revision) values (?, ?, ?, 1)
       on conflict do update set text = excluded.text, revision = revision + 1 returning revision`,
    )
    .get(verificationId, field, text)
  return row?.revision ?? 0
}
