import { useQuery } from '@tanstack/react-query'
import { useProgram } from '../../../lib/program.tsx'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { ReadState } from '../../../ui/read-state.tsx'
import { HandedIn } from './handed-in.tsx'
import { reportReads } from './report-reads.ts'
import { WriteReport } from './write-report.tsx'

/** A report of an Early Adopter: its form while it is a draft, and what became of it afterwards. */
export function EaReportScreen({ id }: { id: string }) {
  const { api } = useProgram()
  const query = useQuery(reportReads.one(api, id))
  useScreenReady(query.data !== undefined)
  return (
    <ReadState query={query} height={600}>
      {(detail) =>
        detail.report.state === 'draft' ? <WriteReport detail={detail} /> : <HandedIn detail={detail} />
      }
    </ReadState>
  )
}
