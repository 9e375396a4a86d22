import * as z from 'zod'
import { ChangeReason } from '../domain/criterion-change.ts'
import { CriterionDifference } from '../domain/differences.ts'
import { call, DocumentFile } from './base.ts'
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
  exportReleaseNotes: call(QcReleaseId, DocumentFile),
  /** What taking these YAML files in would change; `qcReleaseId` null for a new draft. */
  previewYaml: call(z.object({ files: Files, qcReleaseId: z.string().nullable() }), CriteriaPreview),
  importYaml: call(
    z.object({ files: Files, target: Target }),
    CriteriaPreview.extend({ qcReleaseId: z.string() }),
  ),
  importBundle: call(z.object({ file: z.file() }), BundleOutcome),
  importMapping: call(QcReleaseId.extend({ file: z.file() }), MappingOutcome),
}
