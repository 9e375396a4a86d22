import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EaReport } from '../../../../shared/domain/ea-report.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Page } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { HandedIn } from './handed-in.tsx'
import { reportReads } from './report-reads.ts'
import { ReportsLink } from './reports-link.tsx'
import { WriteReport } from './write-report.tsx'

/** A report of an Early Adopter: its form while it is a draft, and what became of it afterwards. */
export function EaReportScreen({ id }: { id: string }) {
  const [gone, setGone] = useState<EaReport | null>(null)
  return gone === null ? (
    <Report id={id} onGone={setGone} />
  ) : (
    <Gone draft={gone} onBack={() => setGone(null)} />
  )
}

function Report({ id, onGone }: { readonly id: string; readonly onGone: (draft: EaReport) => void }) {
  const { api } = useProgram()
  const query = useQuery(reportReads.one(api, id))
  useScreenReady(query.data !== undefined)
  return (
    <ReadState query={query} height={600}>
      {(detail) =>
        detail.report.state === 'draft' ? (
          <WriteReport detail={detail} onGone={onGone} />
        ) : (
          <HandedIn detail={detail} />
        )
      }
    </ReadState>
  )
}

/** A draft that was thrown away, for as long as this screen stands. */
function Gone({ draft, onBack }: { readonly draft: EaReport; readonly onBack: () => void }) {
  const { api, queries, writes } = useProgram()
  async function bringBack(): Promise<void> {
    try {
      await writes.run(() => api.eaReports.bringBack({ report: draft }))
      await queries.invalidateQueries({ queryKey: reportReads.one(api, draft.id).queryKey })
      onBack()
    } catch (error) {
      tellTrouble(error, 'It was not brought back')
    }
  }
  return (
    <Page title="Thrown away">
      <Empty
        title={`The draft on ${draft.ppa.productName} ${draft.ppa.version} is gone.`}
        actions={
          <Button variant="default" onClick={() => void bringBack()}>
            Bring it back
          </Button>
        }
      >
        Until you leave this screen it can come back, word for word. <ReportsLink />
      </Empty>
    </Page>
  )
}
