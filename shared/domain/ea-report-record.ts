import * as z from 'zod'
import { EaReport } from './ea-report.ts'
import { Evidence } from './evidence.ts'

/** The form of a report on its way; raised when a member changes its meaning. */
export const eaRecordSchema = 'proviso-ea-report/1'

/** A report as it travels inside its own PDF: what another Proviso takes in. */
export const EaReportRecord = z.object({
  schema: z.literal(eaRecordSchema),
  report: EaReport,
  evidence: z.array(Evidence),
})
export type EaReportRecord = z.infer<typeof EaReportRecord>
