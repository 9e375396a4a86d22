import * as z from 'zod'
import { ChangeReason } from '../domain/criterion-change.ts'
import { CriterionDifference } from '../domain/differences.ts'
import { FilledPreview } from '../domain/filled-template.ts'
import { call, DocumentFile, Progress, stream } from './base.ts'
import { DraftFields, MappingOutcome } from './catalogue-editing.ts'

const QcReleaseId = z.object({ qcReleaseId: z.string() })
const Files = z.array(z.file()).min(1).max(200)

/** Where criteria from files go: a new draft, or one that is there, with a reason for every change. */
export const Target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), draft: DraftFields }),
  z.object({ kind: z.literal('draft'), qcReleaseId: z.string(), reason: ChangeReason }),
])

export const CriteriaPreview = z.object({
  differences: z.array(CriterionDifference),
  /** What was in the files and cannot be kept. */
  notes: z.array(z.string()),
})

export const BundleOutcome = z.object({
  qcReleaseId: z.string(),
  change: z.enum(['added', 'unchanged']),
  criteria: z.number().int(),
  notes: z.array(z.string()),
})

export const catalogueExchange = {
  /** The YAML form of the public QC repository, one file a criteria document. */
  exportYaml: call(QcReleaseId, z.object({ files: z.array(z.file()) })),
  /** One QC release with everything that belongs to it. */
  exportBundle: call(QcReleaseId, DocumentFile),
  exportMapping: call(QcReleaseId, DocumentFile),
  /** Criteria and mapping as a workbook that can be edited and taken in again. */
  exportWorkbook: call(QcReleaseId, DocumentFile),
  exportReleaseNotes: call(QcReleaseId, DocumentFile),
  /** What taking these YAML files in would change; `qcReleaseId` null for a new draft. */
  previewYaml: call(z.object({ files: Files, qcReleaseId: z.string().nullable() }), CriteriaPreview),
  importYaml: call(
    z.object({ files: Files, target: Target }),
    CriteriaPreview.extend({ qcReleaseId: z.string() }),
  ),
  importBundle: call(z.object({ file: z.file() }), BundleOutcome),
  /** What a workbook says it is, so that it can be taken in where it belongs. */
  recogniseWorkbook: call(
    z.object({ file: z.file() }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('criteria'), qcReleaseId: z.string() }),
      z.object({ kind: z.literal('template'), ppaId: z.string(), verificationId: z.string().nullable() }),
      z.object({ kind: z.literal('unknown') }),
    ]),
  ),
  /** What an edited criteria workbook would change; rows that cannot be read are told in `notes`. */
  previewWorkbook: call(QcReleaseId.extend({ file: z.file() }), CriteriaPreview),
  /** Takes over the criteria that were accepted, and the mapping if that was. */
  importWorkbook: call(
    QcReleaseId.extend({
      file: z.file(),
      accepted: z.array(z.string()).max(10_000),
      mapping: z.boolean(),
      reason: ChangeReason,
    }),
    z.object({ criteria: z.number().int(), mapping: MappingOutcome }),
  ),
  importMapping: call(QcReleaseId.extend({ file: z.file() }), MappingOutcome),
  /** The template of a product, for any version and platform. */
  productTemplate: call(QcReleaseId.extend({ productKey: z.string() }), DocumentFile),
  /**
   * The templates of these products, or of all, in one archive with an overview, and with the documents of capabilities
   * and products and the release notes, if asked for. `documents.take` fetches it.
   */
  templates: stream(
    QcReleaseId.extend({
      productKeys: z.array(z.string()).min(1).max(10_000).nullable(),
      documents: z.enum(['none', 'pages', 'pages and PDF']),
    }),
    Progress,
    z.object({
      documentId: z.string(),
      fileName: z.string(),
      templates: z.number().int(),
      documents: z.number().int(),
    }),
  ),
  /** What a filled workbook would change in a verification, row by row. */
  previewFilled: call(z.object({ verificationId: z.string(), file: z.file() }), FilledPreview),
  importFilled: call(
    z.object({ verificationId: z.string(), file: z.file(), accepted: z.array(z.string()).max(10_000) }),
    z.object({ taken: z.number().int() }),
  ),
}
