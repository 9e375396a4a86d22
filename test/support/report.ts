import { verificationModel } from '../../electron/documents/model.ts'
import { writeReport, type Report, type ReportOptions } from '../../electron/documents/report.ts'
import type { Typesettable } from '../../electron/documents/report-data.ts'
import type { DocumentModel } from '../../shared/domain/document-model.ts'
import { templatesFolder } from './folders.ts'
import { valueOf } from './run.ts'
import { sampleQcRelease, sampleVerification, type SampleOptions } from './sample-verification.ts'

/** The document model of the sample verification. */
export function sampleModel(options: SampleOptions = {}): DocumentModel {
  const qcRelease = sampleQcRelease(options.qcRelease)
  return verificationModel({
    verification: sampleVerification(options),
    qcRelease,
    knownCount: qcRelease.publishedCount,
    auditHead: { seq: 41, hash: 'ab'.repeat(32) },
  })
}

/** A document that must come out. */
export async function makeReport(
  model: Typesettable = sampleModel(),
  options: Partial<ReportOptions> = {},
): Promise<Report> {
  return valueOf(await writeReport(model, { templatesFolder, ...options }))
}
