import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import type { EaReport } from '../../../../shared/domain/ea-report.ts'
import { testingRepository } from '../../../../shared/domain/testing-repository.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { OutsideLink } from '../../../ui/outside-link.tsx'
import { useDocumentTitle } from '../../../ui/page.tsx'
import { focusPlace } from './focus-place.ts'
import { MissingLine } from './missing-line.tsx'
import { WrittenReportContext } from './report-context.tsx'
import { ReportForm } from './report-form.tsx'
import { ReportsLink } from './reports-link.tsx'
import styles from './reports.module.css'
import { useReportWrites } from './use-report-writes.ts'

/** A draft that is opened has the caret where the work goes on. */
function useFocusOnFirst(place: string | undefined): void {
  const [first] = useState(place)
  useEffect(() => {
    if (first !== undefined) focusPlace(first)
  }, [first])
}

interface WriteReportProps {
  readonly detail: EaReportDetail
  readonly onGone: (draft: EaReport) => void
}

/** The form, what verification left to watch, and what is still missing, on one screen. */
export function WriteReport({ detail, onGone }: WriteReportProps) {
  const { api, drafts, writes } = useProgram()
  const [tried, setTried] = useState(false)
  const { report, missing, remarks, hints, isSample } = detail
  const { id, ppa } = report
  const does = useReportWrites(id)
  const title = `Report on ${ppa.productName} ${ppa.version}`
  useDocumentTitle(title)
  useFocusOnFirst(missing[0]?.place)

  async function handIn(): Promise<void> {
    setTried(true)
    await drafts.settle()
    try {
      await writes.run(() => api.eaReports.submit({ id }))
    } catch (error) {
      const now = await api.eaReports.get({ id }).catch(() => null)
      const first = now?.missing[0]
      if (first) focusPlace(first.place)
      else tellTrouble(error, 'The report was not handed in')
    }
  }
  async function throwAway(): Promise<void> {
    try {
      await drafts.settle()
      onGone(await writes.run(() => api.eaReports.throwAway({ id })))
    } catch (error) {
      tellTrouble(error, 'The draft stays')
    }
  }
  useCommands([
    {
      id: 'hand in',
      name: 'Hand the report in',
      group: 'Report',
      keys: ['Ctrl+Enter'],
      inFields: true,
      run: () => void handIn(),
    },
    {
      id: 'evidence',
      name: 'Add files as evidence',
      group: 'Report',
      keys: ['e'],
      run: () => document.querySelector<HTMLElement>('[data-pick-evidence]')?.click(),
    },
    { id: 'throw away', name: 'Throw this draft away', group: 'Report', run: () => void throwAway() },
  ])
  return (
    <WrittenReportContext value={{ detail, does, tried }}>
      <div className={styles.screen}>
        <header className={styles.head}>
          <div className={styles.words}>
            <div className={styles.titleLine}>
              <h1>{title}</h1>
              <ReportsLink />
            </div>
            <p className="soft">
              {ppa.platform}/{ppa.arch}, UMD {ppa.releaseVersion}
              {report.replaces !== null && '; it takes the place of the one you handed in'}.{' '}
              {!isSample && (
                <OutsideLink href={testingRepository(ppa)}>
                  Install it from the testing repository
                </OutsideLink>
              )}
            </p>
          </div>
          <Button variant="subtle" onClick={() => void throwAway()}>
            Throw away
          </Button>
        </header>
        <div className={styles.body}>
          <div className={styles.notes}>
            {isSample && (
              <Note title="This is a report to try.">
                The product does not exist and nothing you write here goes anywhere. Answer, hand in, look at
                the document.
              </Note>
            )}
            {hints !== '' && (
              <Note title="What verification found and asks you to watch">
                <p className={styles.hints}>{hints}</p>
              </Note>
            )}
          </div>
          <ReportForm />
        </div>
        <footer className={styles.foot}>
          {remarks.length > 0 && (
            // Below the questions: what is noticed while somebody types moves none of them.
            <div className={styles.remarks}>
              {remarks.map((remark) => (
                <p key={remark}>{remark}</p>
              ))}
            </div>
          )}
          <MissingLine missing={missing} />
          <Button rightSection={<KeyHint keys="Ctrl+Enter" />} onClick={() => void handIn()}>
            Hand in
          </Button>
        </footer>
      </div>
    </WrittenReportContext>
  )
}
