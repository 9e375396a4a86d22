import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, FileSpreadsheet, Printer, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useCommands } from '../../lib/commands.tsx'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { saveFile } from '../../lib/save-file.ts'
import { canShowSaved, showSaved } from '../../lib/show-saved.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import { LockedDialog } from './locked-dialog.tsx'
import { OtherFormsMenu } from './other-forms-menu.tsx'
import { PageList } from './page-list.tsx'
import { ReportLine } from './report-line.tsx'
import styles from './report.module.css'
import { SignDialog } from './sign-dialog.tsx'
import { useOtherForms } from './use-other-forms.ts'
import { useReleasedPdf } from './use-released-pdf.ts'
import { useReport } from './use-report.ts'

/** The report as it will be exported, page by page. It follows the data. */
export function ReportScreen({ id }: { id: string }) {
  const { api, reads } = useProgram()
  const query = useQuery(reads.verification(id))
  const verification = query.data?.verification
  const wanted = { kind: 'verification', verificationId: id } as const
  // Issues, evidence and tickets change a report, too, and not the verification itself.
  const data = useQuery(reads.documentState(wanted))
  const { state, stop, again } = useReport(wanted, data.data?.version)
  const { made } = state
  const forms = useOtherForms(id)
  const [exported, setExported] = useState<string | null>(null)
  useReleasedPdf(made)
  useScreenReady(made !== null)

  function exportReport(): void {
    if (!made) return
    saveFile(made.file)
    setExported(made.file.name)
    tell(`${made.file.name} was exported.`)
  }
  function showExported(): void {
    if (!canShowSaved()) tell('A browser does not tell where it saves. Look in its list of downloads.')
    else if (exported === null) tell('Export the report first; then it can be shown in its folder.')
    else showSaved(exported)
  }
  function printReport(): void {
    if (made && !forms.work) forms.print(made.pdf)
  }
  async function exportWorkbook(): Promise<void> {
    try {
      const { file } = await api.documents.verificationWorkbook({ verificationId: id })
      saveFile(file)
      tell(`${file.name} was exported.`)
    } catch (error) {
      tellTrouble(error, 'Making the workbook')
    }
  }
  useCommands([
    { id: 'export', name: 'Export the report', group: 'Report', keys: ['e'], run: exportReport },
    {
      id: 'workbook',
      name: 'Export the filled workbook',
      group: 'Report',
      keys: ['w'],
      run: () => void exportWorkbook(),
    },
    {
      id: 'markdown',
      name: 'Copy the report as Markdown',
      group: 'Report',
      keys: ['m'],
      run: forms.copyMarkdown,
    },
    { id: 'print', name: 'Print the report', group: 'Report', keys: ['p'], run: printReport },
    { id: 'bundle', name: 'Save the bundle', group: 'Report', keys: ['b'], run: forms.saveBundle },
    { id: 'sign', name: 'Sign and save the bundle', group: 'Report', run: () => forms.askForKey(true) },
    {
      id: 'accessible',
      name: 'Save the report for screen readers',
      group: 'Report',
      run: forms.saveAccessible,
    },
    { id: 'html', name: 'Save the report as HTML', group: 'Report', run: forms.saveHtml },
    { id: 'json', name: 'Save the report as JSON', group: 'Report', run: forms.saveJson },
    {
      id: 'with pages',
      name: 'Save the report with the pages of PDF evidence',
      group: 'Report',
      run: forms.saveWithPages,
    },
    {
      id: 'evidence pages',
      name: 'Save the pages of PDF evidence',
      group: 'Report',
      run: forms.saveEvidencePages,
    },
    { id: 'show', name: 'Show the exported report in its folder', group: 'Report', run: showExported },
    { id: 'again', name: 'Lay the report out again', group: 'Report', run: again },
  ])
  return (
    <Page
      title="Report"
      filled
      above={
        verification && (
          <Link href={routes.run(id)}>
            {verification.ppa.productName} {verification.ppa.version}, {verification.ppa.platform}/
            {verification.ppa.arch}
          </Link>
        )
      }
      under={
        forms.work ? (
          <ProgressLine progress={forms.work.progress} onStop={forms.work.stop} />
        ) : (
          <ReportLine state={state} onStop={stop} />
        )
      }
      actions={
        <>
          <OtherFormsMenu forms={forms} onShow={showExported} />
          <Button
            variant="default"
            disabled={!made || forms.work !== null}
            leftSection={<Printer size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="p" />}
            onClick={printReport}
          >
            Print
          </Button>
          <Button
            variant="default"
            leftSection={<FileSpreadsheet size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="w" />}
            onClick={() => void exportWorkbook()}
          >
            Export workbook
          </Button>
          <Button
            disabled={!made || state.work.kind === 'working'}
            leftSection={<Download size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="e" />}
            onClick={exportReport}
          >
            Export PDF
          </Button>
        </>
      }
    >
      {query.error && <TroubleNote error={query.error} again={() => void query.refetch()} />}
      {!query.error && data.error && <TroubleNote error={data.error} again={() => void data.refetch()} />}
      {state.error !== null && (
        <div className={styles.trouble}>
          <TroubleNote error={state.error} again={again} />
        </div>
      )}
      {state.work.kind === 'stopped' && (
        <div className={styles.trouble}>
          <Button variant="default" leftSection={<RotateCw size={14} aria-hidden="true" />} onClick={again}>
            Make the report
          </Button>
        </div>
      )}
      {forms.isSigning && <SignDialog sign={forms.signBundle} onClose={() => forms.askForKey(false)} />}
      {forms.locked && (
        <LockedDialog
          locked={forms.locked}
          onPassword={forms.unlockEvidence}
          onLeave={forms.leaveLocked}
          onClose={forms.forgetLocked}
        />
      )}
      {made ? <PageList pdf={made.pdf} /> : <div className={styles.desk} aria-busy="true" />}
    </Page>
  )
}
