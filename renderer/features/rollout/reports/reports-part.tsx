import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useCommands } from '../../../lib/commands.tsx'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { ArrivedPart } from './arrived-part.tsx'
import { NewReport } from './new-report.tsx'
import { reportReads } from './report-reads.ts'
import { ReportTable } from './report-table.tsx'
import styles from './reports.module.css'
import { useArrived } from './use-arrived.ts'
import { WaitingTable } from './waiting-table.tsx'
import { WhoYouAre } from './who-you-are.tsx'

/** No request is longer, in bytes; what is cut is none. */
const longestRequest = 900_000

/** What waits for the team, the reports that were written or came in, and the ways to begin one. */
export function ReportsPart() {
  const { api, reads, writes } = useProgram()
  const [, navigate] = useLocation()
  const reports = useQuery(reportReads.list(api))
  const settings = useQuery(reads.settings()).data
  // A manager sees what came in; what waits for whom stands on the board.
  const isOwnOnly = settings?.role === 'early adopter'
  const isEarlyAdopter = isOwnOnly || (settings?.team ?? '') !== ''
  const arrived = useArrived()
  const picker = useRef<HTMLInputElement>(null)
  useScreenReady(reports.data !== undefined)

  async function begin(start: () => Promise<{ id: string }>): Promise<void> {
    try {
      const { id } = await writes.run(start)
      navigate(routes.rolloutReport(id))
    } catch (error) {
      tellTrouble(error, 'No report was begun')
    }
  }
  const trySample = () => void begin(() => api.eaReports.beginSample({}))
  const pick = () => picker.current?.click()
  useCommands([
    { id: 'sample report', name: 'Try a sample report', group: 'Reports', keys: ['y'], run: trySample },
    ...(isOwnOnly
      ? []
      : [{ id: 'take in report', name: 'Take in a report file', group: 'Reports', keys: ['i'], run: pick }]),
  ])
  return (
    <div className={styles.parts}>
      <div className={styles.actions}>
        <Button variant="default" rightSection={<KeyHint keys="y" />} onClick={trySample}>
          Try a sample report
        </Button>
        {!isOwnOnly && (
          <Button
            variant="default"
            leftSection={<FileInput size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="i" />}
            loading={arrived.isBusy}
            onClick={pick}
          >
            Take in a report file
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          accept=".pdf"
          aria-label="Report file to take in"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file) arrived.look(file)
          }}
        />
      </div>
      {isEarlyAdopter && <WhoYouAre />}
      {arrived.state !== null && <ArrivedPart arrived={arrived} />}
      {isEarlyAdopter && (
        <WaitingTable
          begin={(ppaId) => void begin(() => api.eaReports.begin({ ppaId }))}
          beginFor={(ppaId, ticket) =>
            void begin(async () => {
              await api.rollout.link({ ppaId, ticket })
              return api.eaReports.begin({ ppaId })
            })
          }
        />
      )}
      <Section title="Reports">
        <ReadState query={reports} height={120}>
          {(list) => <ReportTable reports={list} />}
        </ReadState>
      </Section>
      <NewReport
        begin={(ppaId) => void begin(() => api.eaReports.begin({ ppaId }))}
        beginRequested={(file) =>
          void begin(async () =>
            api.eaReports.beginRequested({
              name: file.name,
              text: await file.slice(0, longestRequest).text(),
            }),
          )
        }
      />
    </div>
  )
}
