import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ClipboardCopy, Download, FileCode, FileJson, RotateCw } from 'lucide-react'
import { Link } from 'wouter'
import { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Empty } from '../../ui/empty.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Page } from '../../ui/page.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import { PageList } from './page-list.tsx'
import { ReportLine } from './report-line.tsx'
import styles from './report.module.css'
import { useReleasedPdf } from './use-released-pdf.ts'
import { useReport } from './use-report.ts'
import { useTextForms } from './use-text-forms.ts'

/** Any document as it will be exported, page by page; `address` is what routes.document made of it. */
export function DocumentScreen({ address }: { address: string }) {
  const wanted = readAddress(address)
  if (wanted) return <DocumentPages wanted={wanted} />
  return (
    <Page title="Document">
      <Empty title="There is no document at this address.">
        <Link href={routes.reports}>Go to Reports</Link>
      </Empty>
    </Page>
  )
}

function DocumentPages({ wanted }: { wanted: DocumentWanted }) {
  const { reads } = useProgram()
  const query = useQuery(reads.documentState(wanted))
  const { state, stop, again } = useReport(wanted, query.data?.version)
  const { copyMarkdown, saveHtml, saveJson } = useTextForms(wanted)
  const { made } = state
  useReleasedPdf(made)
  useScreenReady(made !== null)
  const error = query.error ?? state.error
  function exportPdf(): void {
    if (!made) return
    saveFile(made.file)
    tell(`${made.file.name} was exported.`)
  }
  useCommands([
    { id: 'export', name: 'Export the document', group: 'Document', keys: ['e'], run: exportPdf },
    {
      id: 'markdown',
      name: 'Copy the document as Markdown',
      group: 'Document',
      keys: ['m'],
      run: copyMarkdown,
    },
    { id: 'html', name: 'Save the document as HTML', group: 'Document', run: saveHtml },
    { id: 'json', name: 'Save the document as JSON', group: 'Document', run: saveJson },
    { id: 'again', name: 'Lay the document out again', group: 'Document', run: again },
  ])
  return (
    <Page
      title={query.data?.title ?? 'Document'}
      filled
      above={<Link href={routes.reports}>Reports</Link>}
      under={<ReportLine state={state} onStop={stop} />}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<ClipboardCopy size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="m" />}
            onClick={copyMarkdown}
          >
            Copy as Markdown
          </Button>
          <Button
            variant="default"
            leftSection={<FileCode size={14} aria-hidden="true" />}
            onClick={saveHtml}
          >
            HTML
          </Button>
          <Button
            variant="default"
            leftSection={<FileJson size={14} aria-hidden="true" />}
            onClick={saveJson}
          >
            JSON
          </Button>
          <Button
            disabled={!made || state.work.kind === 'working'}
            leftSection={<Download size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="e" />}
            onClick={exportPdf}
          >
            Export PDF
          </Button>
        </>
      }
    >
      {error !== null && (
        <div className={styles.trouble}>
          <TroubleNote error={error} again={query.error ? () => void query.refetch() : again} />
        </div>
      )}
      {state.work.kind === 'stopped' && (
        <div className={styles.trouble}>
          <Button variant="default" leftSection={<RotateCw size={14} aria-hidden="true" />} onClick={again}>
            Make the document
          </Button>
        </div>
      )}
      {made ? <PageList pdf={made.pdf} /> : <div className={styles.desk} aria-busy={error === null} />}
    </Page>
  )
}

function readAddress(address: string): DocumentWanted | null {
  try {
    return DocumentWanted.safeParse(JSON.parse(address)).data ?? null
  } catch {
    return null
  }
}
