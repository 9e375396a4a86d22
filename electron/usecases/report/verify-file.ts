import type { FileCheck } from '../../../shared/domain/file-check.ts'
import type { DocumentModel } from '../../../shared/domain/document-model.ts'
import { isArchive, verifyBundle } from '../../documents/bundle/verify-bundle.ts'
import { verifyPdf } from '../../documents/verify/verify-pdf.ts'
import type { VerifyOptions } from '../../documents/verify/set-again.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getAuditLink } from '../../db/tables/audit-links.ts'
import { getVerification } from '../../db/tables/verifications.ts'

/** Checks a report or a bundle; with a database at hand, its audit head against the trail too. */
export async function verifyFile(
  bytes: Uint8Array,
  options: VerifyOptions,
  db: ReadDb | null,
): Promise<FileCheck> {
  const verify = isArchive(bytes) ? verifyBundle : verifyPdf
  const { check, report } = await verify(bytes, options)
  return db && report ? withTrail(check, report, db) : check
}

/** Looks the quoted entry up: a trail that was rewritten since has another hash there. */
function withTrail(check: FileCheck, report: DocumentModel, db: ReadDb): FileCheck {
  const { auditHead, ids } = report
  const isOurs = ids.verification !== null && getVerification(db, ids.verification) !== undefined
  if (!auditHead || !isOurs) {
    return { ...check, notes: [...check.notes, 'This data folder does not know the verification.'] }
  }
  const number = String(auditHead.seq)
  if (getAuditLink(db, auditHead.seq)?.hash === auditHead.hash) {
    const sentence = `Entry ${number} of the audit trail in this data folder has the same hash.`
    return { ...check, checked: [...check.checked, sentence] }
  }
  const problem = `Entry ${number} of the audit trail in this data folder has another hash: the trail was changed since, or the report was.`
  return { ...check, ok: false, problems: [...check.problems, problem] }
}
