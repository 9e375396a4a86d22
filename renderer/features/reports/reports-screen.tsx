import { useQuery } from '@tanstack/react-query'
import { FileInput, ShieldCheck } from 'lucide-react'
import { useRef, useState } from 'react'
import type { FileCheck } from '../../../shared/domain/file-check.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Page } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { CheckResult } from './check-result.tsx'
import { ComparePart } from './compare-part.tsx'
import { DocumentsPart } from './documents-part.tsx'
import { FileButton } from './file-button.tsx'
import { ImportedPart } from './imported-part.tsx'

/** Reports as files: prove one, take in those of others, compare two. */
export function ReportsScreen() {
  const { api, reads, writes } = useProgram()
  const query = useQuery(reads.importedReports())
  useScreenReady(query.data !== undefined)
  const [busy, setBusy] = useState<'check' | 'import' | null>(null)
  const [checked, setChecked] = useState<{ readonly name: string; readonly check: FileCheck } | null>(null)
  /** Digest of the report that was taken in last: it is shown where it stands. */
  const [takenIn, setTakenIn] = useState<string | null>(null)
  const checkInput = useRef<HTMLInputElement>(null)
  const importInput = useRef<HTMLInputElement>(null)

  async function check(file: File): Promise<void> {
    setBusy('check')
    try {
      setChecked({ name: file.name, check: await api.documents.verify({ file }) })
    } catch (error) {
      tellTrouble(error, `Checking ${file.name}`)
    } finally {
      setBusy(null)
    }
  }
  async function takeIn(file: File): Promise<void> {
    setBusy('import')
    try {
      setTakenIn(null)
      const report = await writes.run(() => api.documents.importReport({ file }))
      setChecked(null)
      setTakenIn(report.digest)
      tell(`The report of ${report.product} on ${report.target} was taken in.`)
    } catch (error) {
      tellTrouble(error, `Taking in ${file.name}`)
    } finally {
      setBusy(null)
    }
  }
  useCommands([
    {
      id: 'check file',
      name: 'Check a report or a bundle',
      group: 'Reports',
      keys: ['v'],
      run: () => checkInput.current?.click(),
    },
    {
      id: 'take in report',
      name: 'Take in a report of somebody else',
      group: 'Reports',
      keys: ['t'],
      run: () => importInput.current?.click(),
    },
  ])
  return (
    <Page
      title="Reports"
      actions={
        <>
          <FileButton
            label="Check a file"
            accept=".pdf,.zip"
            keys="v"
            icon={<ShieldCheck size={14} aria-hidden="true" />}
            isBusy={busy === 'check'}
            inputRef={checkInput}
            onFile={(file) => void check(file)}
          />
          <FileButton
            label="Take in a report"
            accept=".pdf"
            keys="t"
            icon={<FileInput size={14} aria-hidden="true" />}
            primary
            isBusy={busy === 'import'}
            inputRef={importInput}
            onFile={(file) => void takeIn(file)}
          />
        </>
      }
    >
      {checked && <CheckResult name={checked.name} check={checked.check} />}
      <ReadState query={query} height={300}>
        {(imported) => (
          <>
            <ImportedPart imported={imported} takenIn={takenIn} />
            <ComparePart imported={imported} />
            <DocumentsPart />
          </>
        )}
      </ReadState>
    </Page>
  )
}
