import { createContext, use } from 'react'
import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import type { ReportWrites } from './use-report-writes.ts'

/** The report that is being written, for the parts of its form. */
export interface WrittenReport {
  readonly detail: EaReportDetail
  readonly does: ReportWrites
  /** Whether the person tried to hand it in: from then on everything missing is marked, before only what is wrong. */
  readonly tried: boolean
}

export const WrittenReportContext = createContext<WrittenReport | null>(null)

export function useWrittenReport(): WrittenReport {
  const written = use(WrittenReportContext)
  if (!written) throw new Error('No report above this component.')
  return written
}
