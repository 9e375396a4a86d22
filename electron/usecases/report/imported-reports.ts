import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { documentSchema, headerValue, type DocumentModel } from '../../../shared/domain/document-model.ts'
import type { ImportedReport } from '../../../shared/domain/imported-report.ts'
import { readData } from '../../documents/verify/attached-data.ts'
import type { VerifyOptions } from '../../documents/verify/set-again.ts'
import { verifyPdf } from '../../documents/verify/verify-pdf.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import {
  deleteImportedReport,
  getImportedReport,
  insertImportedReport,
  listImportedReports,
  type KeptImportedReport,
} from '../../db/tables/imported-reports.ts'
import { getVerification } from '../../db/tables/verifications.ts'
import { record, type Deps, type Nothing } from '../deps.ts'

/** Longest name a file system gives. */
const longestName = 255

/**
 * Takes in a report as a verification of somebody else. It has to be sound, a filled one, and not one of ours.
 * Taking in the same file again changes nothing.
 */
export async function importReport(
  deps: Deps,
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: VerifyOptions,
): Promise<Result<ImportedReport>> {
  const { check, report } = await verifyPdf(file.bytes, options)
  const [problem] = check.problems
  if (problem !== undefined) return invalid(`${file.name} was not taken in. ${problem}`)
  if (report?.kind !== 'verification' || report.ids.verification === null) {
    return invalid(`${file.name} was not taken in: it is no report of a verification.`)
  }
  const { verification, ppa } = report.ids
  return inTransaction(deps.db, (tx) => {
    const known = getImportedReport(tx, check.digest)
    if (known) return summarise(known)
    if (getVerification(tx, verification)) {
      return refused(`${file.name} is the report of a verification of this data folder; it is here already.`)
    }
    const kept: KeptImportedReport = {
      digest: check.digest,
      fileName: file.name.slice(0, longestName),
      importedAt: deps.now().toISOString(),
      ppaId: ppa,
      productKey: headerValue(report, 'productKey'),
      verificationId: verification,
      stampedAt: report.stampedAt,
      notes: check.notes,
      data: canonicalJson(report),
    }
    insertImportedReport(tx, kept)
    record(deps, tx, 'report imported', verification, { file: kept.fileName, digest: kept.digest })
    return summarise(kept)
  })
}

/** Every report of others, newest work first. */
export function summariseImportedReports(db: ReadDb): readonly ImportedReport[] {
  return listImportedReports(db).flatMap((kept) => {
    const summary = summarise(kept)
    return summary.ok ? [summary.value] : []
  })
}

export function readImportedReport(db: ReadDb, digest: string): Result<DocumentModel> {
  const kept = getImportedReport(db, digest)
  return kept ? readModel(kept) : notFound(`imported report ${digest.slice(0, 12)}`)
}

/** Takes a report of somebody else out again; the audit trail keeps that it was here. */
export function forgetImportedReport(deps: Deps, digest: string): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    const kept = getImportedReport(tx, digest)
    if (!kept || !deleteImportedReport(tx, digest)) return notFound(`imported report ${digest.slice(0, 12)}`)
    record(deps, tx, 'imported report removed', kept.verificationId, { file: kept.fileName, digest })
    return success({})
  })
}

function summarise(kept: KeptImportedReport): Result<ImportedReport> {
  const read = readModel(kept)
  if (!read.ok) return read
  const model = read.value
  const { digest, fileName, importedAt, ppaId, productKey, verificationId, stampedAt } = kept
  return success({
    digest,
    fileName,
    importedAt,
    ppaId,
    productKey,
    verificationId,
    stampedAt,
    product: model.product,
    target: model.target,
    qcVersion: model.ids.qcVersion,
    releaseType: model.releaseType,
    state: model.state,
    outcome: model.summary.outcome,
    verifier: headerValue(model, 'verifier'),
    institute: headerValue(model, 'institute'),
    counts: model.counts,
    notes: [...kept.notes],
  })
}

function readModel(kept: KeptImportedReport): Result<DocumentModel> {
  const read = readData(kept.data)
  if (!read.ok) return read
  const { model } = read.value
  return model.schema === documentSchema ? success(model) : invalid('This is no report.')
}
