import type { ReadDb } from '../handles.ts'

/** The rows of an open verification, by criterion. */
export interface OpenVerification {
  readonly id: string
  readonly ppaId: string
  readonly productKey: string
  readonly qcReleaseId: string
  readonly criteria: ReadonlySet<string>
}

/** Every verification that is not finished, with what it checks; last worked on first. */
export function listOpenVerifications(db: ReadDb): readonly OpenVerification[] {
  const rows = db
    .prepare<[], { id: string; ppaId: string; productKey: string; qcReleaseId: string; criteria: string }>(
      `select verification.id, verification.ppa_id as ppaId, entry.product_key as productKey,
         verification.qc_release_id as qcReleaseId,
         (select json_group_array(criterion_id) from verification_row
          where verification_id = verification.id) as criteria
       from verification join ppa on ppa.id = verification.ppa_id
       join release_entry as entry on entry.id = ppa.entry_id
       where verification.state = 'open' order by verification.updated_at desc`,
    )
    .all()
  return rows.map((row) => ({ ...row, criteria: new Set(JSON.parse(row.criteria) as string[]) }))
}
