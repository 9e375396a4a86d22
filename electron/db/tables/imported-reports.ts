import type { ReadDb, WriteDb } from '../handles.ts'

/** A report of somebody else as it is kept. `data` is the attached data, character by character. */
export interface KeptImportedReport {
  readonly digest: string
  readonly fileName: string
  readonly importedAt: string
  readonly ppaId: string
  readonly productKey: string
  readonly verificationId: string
  readonly stampedAt: string
  readonly notes: readonly string[]
  readonly data: string
}

type Row = Omit<KeptImportedReport, 'notes'> & { readonly notes: string }

const select = `
  select digest, file_name as fileName, imported_at as importedAt, ppa_id as ppaId, product_key as productKey,
    verification_id as verificationId, stamped_at as stampedAt, notes, data
  from imported_report`

/** Newest work first. */
export function listImportedReports(db: ReadDb): readonly KeptImportedReport[] {
  return db.prepare<[], Row>(`${select} order by stamped_at desc, digest`).all().map(reportOf)
}

export function getImportedReport(db: ReadDb, digest: string): KeptImportedReport | undefined {
  const row = db.prepare<[string], Row>(`${select} where digest = ?`).get(digest)
  return row && reportOf(row)
}

export function insertImportedReport(tx: WriteDb, report: KeptImportedReport): void {
  tx.prepare(
    `insert into imported_report
       (digest, file_name, imported_at, ppa_id, product_key, verification_id, stamped_at, notes, data)
     values (@digest, @fileName, @importedAt, @ppaId, @productKey, @verificationId, @stampedAt, @notes, @data)`,
  ).run({ ...report, notes: JSON.stringify(report.notes) })
}

/** Answers whether there was one. */
export function deleteImportedReport(tx: WriteDb, digest: string): boolean {
  return tx.prepare('delete from imported_report where digest = ?').run(digest).changes > 0
}

function reportOf(row: Row): KeptImportedReport {
  return { ...row, notes: JSON.parse(row.notes) as readonly string[] }
}
