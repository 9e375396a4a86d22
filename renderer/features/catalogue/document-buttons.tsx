import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import styles from './catalogue.module.css'
import { takeDocument } from '../../lib/take-document.ts'
import { useLongWork } from './use-long-work.ts'

interface LongWork {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** The QC document of a product or a capability for a release, as PDF or as a page for the web. */
export function DocumentButtons({ wantedOf }: { wantedOf: (qcReleaseId: string) => DocumentWanted }) {
  const { api, reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const [chosen, setChosen] = useState<string | null>(null)
  const { run, isRunning, progress, stop } = useLongWork()
  const qcReleaseId =
    chosen ?? releases?.find(({ state, umdMajors }) => state === 'FINAL' && umdMajors.length > 0)?.id
  const make = (write: (wanted: DocumentWanted, work: LongWork) => Promise<File>) =>
    run('Making the document', async (signal, onProgress) => {
      if (qcReleaseId === undefined) return
      const file = await write(wantedOf(qcReleaseId), { signal, onProgress })
      saveFile(file)
      tell(`${file.name} was exported.`)
    })
  async function writePdf(wanted: DocumentWanted, { signal, onProgress }: LongWork): Promise<File> {
    const steps = await api.documents.make({ wanted }, { signal })
    return (await takeDocument(api, steps, onProgress)).file
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
          disabled={isRunning || qcReleaseId === undefined}
          leftSection={<FileText size={14} aria-hidden="true" />}
          onClick={() => void make(writePdf)}
        >
          QC document (PDF)
        </Button>
        <Button
          variant="default"
          disabled={isRunning || qcReleaseId === undefined}
          onClick={() => void make(writeHtml)}
        >
          As a web page
        </Button>
      </div>
      {isRunning && <ProgressLine progress={progress} onStop={stop} />}
    </section>
  )
}
