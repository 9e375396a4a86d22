import * as z from 'zod'

/** A report to compare: one made here, one taken in, or a file as it lies on a disk. */
export const ReportChosen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verification'), verificationId: z.string() }),
  z.object({ kind: z.literal('imported report'), digest: z.string() }),
  z.object({ kind: z.literal('file'), file: z.file() }),
])
export type ReportChosen = z.infer<typeof ReportChosen>

/** Which document is meant; each kind has its builder in electron/usecases/report/ready-document.ts. */
export const DocumentWanted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verification'), verificationId: z.string() }),
  z.object({ kind: z.literal('imported report'), digest: z.string() }),
  z.object({ kind: z.literal('comparison'), first: ReportChosen, second: ReportChosen }),
  z.object({ kind: z.literal('EA report'), reportId: z.string() }),
  z.object({ kind: z.literal('rollout summary'), ppaId: z.string() }),
  z.object({ kind: z.literal('release page notes'), version: z.string() }),
  z.object({ kind: z.literal('UMD release'), version: z.string() }),
  z.object({ kind: z.literal('QC release notes'), qcReleaseId: z.string() }),
  z.object({ kind: z.literal('capability'), qcReleaseId: z.string(), capabilityId: z.string() }),
  z.object({ kind: z.literal('product'), qcReleaseId: z.string(), productKey: z.string() }),
])
export type DocumentWanted = z.infer<typeof DocumentWanted>

/** The forms of a document that are text. */
export const TextForm = z.enum(['html', 'markdown', 'json'])
export type TextForm = z.infer<typeof TextForm>
