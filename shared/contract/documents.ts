import * as z from 'zod'
import { call, DocumentFile, Progress, stream } from './base.ts'

export const documents = {
  /** The empty template of a PPA as a workbook. `qcReleaseId` null takes the release of its UMD major. */
  templateWorkbook: call(z.object({ ppaId: z.string(), qcReleaseId: z.string().nullable() }), DocumentFile),
  /** The filled template of a verification as a workbook. */
  verificationWorkbook: call(z.object({ verificationId: z.string() }), DocumentFile),
  /** The report as one PDF: executive summary, then the filled template. */
  report: stream(
    z.object({ verificationId: z.string() }),
    Progress,
    DocumentFile.extend({ pages: z.number().int() }),
  ),
}
