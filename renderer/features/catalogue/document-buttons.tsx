import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import styles from './catalogue.module.css'

/** The QC document of a product or a capability for a release, as PDF or as a page for the web. */
export function DocumentButtons({ wantedOf }: { wantedOf: (qcReleaseId: string) => DocumentWanted }) {
  const { api, reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const [chosen, setChosen] = useState<string | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [busy, setBusy] = useState(false)
  const qcReleaseId =
    chosen ?? releases?.find(({ state, umdMajors }) => state === 'FINAL' && umdMajors.length > 0)?.id
  async function make(write: (wanted: DocumentWanted) => Promise<File>): Promise<void> {
    if (qcReleaseId === undefined || busy) return
    setBusy(true)
    try {
      const file = await write(wantedOf(qcReleaseId))
      saveFile(file)
      tell(`${file.name} was exported.`)
    } catch (error) {
      tellTrouble(error, 'Making the document')
    } finally {
      setBusy(false)
      setProgress(null)
    }
  }
  async function writePdf(wanted: DocumentWanted): Promise<File> {
    const steps = await api.documents.make({ wanted })
    for (;;) {
      const step = await steps.next()
      if (step.done === true) return (await api.documents.take({ documentId: step.value.documentId })).file
      setProgress(step.value)
    }
  }
  async function writeHtml(wanted: DocumentWanted): Promise<File> {
    const { fileName, text } = await api.documents.text({ wanted, form: 'html' })
    return new File([text], fileName, { type: 'text/html' })
  }
  return (
    <section className={styles.detailBody} aria-label="QC document">
      <div className={styles.foot}>
        <Select
          aria-label="QC release of the document"
          w={120}
          value={qcReleaseId ?? null}
          data={(releases ?? []).map(({ id }) => id)}
          onChange={setChosen}
        />
        <Button
          variant="default"
          disabled={busy || qcReleaseId === undefined}
          leftSection={<FileText size={14} aria-hidden="true" />}
          onClick={() => void make(writePdf)}
        >
          QC document (PDF)
        </Button>
        <Button
          variant="default"
          disabled={busy || qcReleaseId === undefined}
          onClick={() => void make(writeHtml)}
        >
          As a web page
        </Button>
      </div>
      {busy && <ProgressLine progress={progress} />}
    </section>
  )
}
