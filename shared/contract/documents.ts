import * as z from 'zod'
import { call, DocumentFile, Progress, stream } from './base.ts'

export const FinishedDocument = z.object({
  documentId: z.string(),
  fileName: z.string(),
  pages: z.number().int(),
})
export type FinishedDocument = z.infer<typeof FinishedDocument>

export const documents = {
  /** The empty template of a PPA as a workbook. `qcReleaseId` null takes the release of its UMD major. */
  templateWorkbook: call(z.object({ ppaId: z.string(), qcReleaseId: z.string().nullable() }), DocumentFile),
  /** The filled template of a verification as a workbook. */
  verificationWorkbook: call(z.object({ verificationId: z.string() }), DocumentFile),
  /** Makes the report: executive summary, then the filled template, in one PDF. `take` fetches it. */
  report: stream(z.object({ verificationId: z.string() }), Progress, FinishedDocument),
  /** Fetches a finished document, once: a stream carries words only, files travel by plain calls. */
  take: call(z.object({ documentId: z.string() }), DocumentFile),
}
