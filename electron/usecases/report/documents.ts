import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { DocumentModel } from '../../documents/document-model.ts'
import { templateModel, verificationModel } from '../../documents/model.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getAuditHead } from '../../db/tables/audit.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { getTemplate } from '../releases/template.ts'
import { readVerification } from '../verification/read.ts'

/** The document model of a PPA's empty template. */
export function readTemplateModel(
  db: ReadDb,
  ppaId: string,
  qcReleaseId: string | null,
): Result<DocumentModel> {
  const template = getTemplate(db, ppaId, qcReleaseId)
  if (!template.ok) return template
  const { ppa, qcRelease, rows } = template.value
  return success(templateModel({ ppa, qcRelease, knownCount: qcRelease.knownCount, rows }))
}

/** The document model of a verification as it stands now; its report and its workbook both come from it. */
export function readVerificationModel(db: ReadDb, id: string): Result<DocumentModel> {
  const read = readVerification(db, id)
  if (!read.ok) return read
  const qcRelease = getQcRelease(db, read.value.qcReleaseId)
  if (!qcRelease) return notFound(`QC release ${read.value.qcReleaseId}`)
  return success(
    verificationModel({
      verification: read.value,
      qcRelease,
      knownCount: qcRelease.knownCount,
      auditHead: getAuditHead(db),
    }),
  )
}
