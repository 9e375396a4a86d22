import type { AutomaticFormat, AutomaticResult } from '../../../shared/domain/automatic-results.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** A tool's result with the file it came from. */
export interface KeptResult extends AutomaticResult {
  readonly digest: string
  readonly file: string
  readonly format: AutomaticFormat
  readonly importedAt: string
}

/** Newest import first. */
export function listAutomaticResults(db: ReadDb, verificationId: string): readonly KeptResult[] {
  return db
    .prepare<[string], KeptResult>(
      `select result.criterion_id as criterionId, result.verdict, result.detail, result.import_digest as digest,
         import.name as file, import.format, import.imported_at as importedAt
       from automatic_result as result
       join automatic_import as import on import.verification_id = result.verification_id
         and import.digest = result.import_digest
       where result.verification_id = ? order by import.imported_at desc, result.criterion_id`,
    )
    .all(verificationId)
}

export function hasImport(db: ReadDb, verificationId: string, digest: string): boolean {
  return (
    db
      .prepare('select 1 from automatic_import where verification_id = ? and digest = ?')
      .get(verificationId, digest) !== undefined
  )
}

export function insertImport(
  tx: WriteDb,
  verificationId: string,
  from: {
    readonly digest: string
    readonly name: string
    readonly format: AutomaticFormat
    readonly at: string
    readonly by: string
  },
  results: readonly AutomaticResult[],
): void {
  tx.prepare(
    `insert into automatic_import (verification_id, digest, name, format, imported_at, imported_by)
     values (?, ?, ?, ?, ?, ?)`,
  ).run(verificationId, from.digest, from.name, from.format, from.at, from.by)
  const insert = tx.prepare(
    `insert into automatic_result (verification_id, import_digest, criterion_id, verdict, detail)
     values (?, ?, ?, ?, ?)`,
  )
  for (const { criterionId, verdict, detail } of results) {
    insert.run(verificationId, from.digest, criterionId, verdict, detail)
  }
}
