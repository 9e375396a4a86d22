import { useQuery } from '@tanstack/react-query'
import { useProgram } from '../../../lib/program.tsx'
import { EvidencePart, useCaptures, useIncomingFiles } from '../../run/index.ts'
import { useEvidenceWrites } from './use-evidence-writes.ts'
import { useWrittenReport } from './report-context.tsx'
import { reportReads } from './report-reads.ts'

/** Logs and pictures of a report: pasted, dropped, picked or recorded, as in a verification. */
export function EvidenceOfReport() {
  const { api } = useProgram()
  const { report } = useWrittenReport().detail
  const { data = [] } = useQuery(reportReads.evidence(api, report.id))
  const captures = useCaptures(report.id)
  const does = useEvidenceWrites()
  const closed = report.state !== 'draft'
  useIncomingFiles(closed ? null : 'report', captures)
  return (
    <EvidencePart
      workId={report.id}
      at="report"
      closed={closed}
      evidence={data}
      captures={captures}
      does={does}
    />
  )
}
