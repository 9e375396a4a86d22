import { useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { FinishedDocument } from '../../../shared/contract/documents.ts'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { countOf } from '../../lib/format.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'

/** Long work under way: how far it is, and how to stop it. */
export interface FormWork {
  readonly progress: Progress | null
  readonly stop: () => void
}

/** The report in other forms: text for a ticket, a page, an archive, the pages of foreign PDFs. */
export function useOtherForms(id: string) {
  const { api, drafts } = useProgram()
  const [work, setWork] = useState<FormWork | null>(null)
  const wanted: DocumentWanted = { kind: 'verification', verificationId: id }

  async function copyMarkdown(): Promise<void> {
    try {
      await drafts.settle()
      const { text } = await api.documents.text({ wanted, form: 'markdown' })
      await navigator.clipboard.writeText(text)
      tell('The report was copied as Markdown.')
    } catch (error) {
      tellTrouble(error, 'Copying the report')
    }
  }
  async function saveText(form: 'html' | 'json'): Promise<void> {
    try {
      await drafts.settle()
      const { fileName, text } = await api.documents.text({ wanted, form })
      saveFile(new File([text], fileName))
      tell(`${fileName} was saved.`)
    } catch (error) {
      tellTrouble(error, 'Saving the report')
    }
  }
  /** Follows long work to its end, fetches what it made and saves it. */
  async function follow<T extends FinishedDocument>(
    doing: string,
    begin: (signal: AbortSignal) => Promise<AsyncIterator<Progress, T>>,
  ): Promise<T | undefined> {
    const stopper = new AbortController()
    const show = (progress: Progress | null) => setWork({ progress, stop: () => stopper.abort() })
    show(null)
    try {
      await drafts.settle()
      const steps = await begin(stopper.signal)
      for (;;) {
        const step = await steps.next()
        if (step.done === true) {
          const { file } = await api.documents.take({ documentId: step.value.documentId })
          saveFile(file)
          tell(`${file.name} was saved.`)
          return step.value
        }
        show(step.value)
      }
    } catch (error) {
      if (!stopper.signal.aborted) tellTrouble(error, doing)
      return undefined
    } finally {
      setWork(null)
    }
  }
  async function saveEvidencePages(): Promise<void> {
    const made = await follow('Merging the PDFs', (signal) =>
      api.documents.evidencePages({ verificationId: id, password: null }, { signal }),
    )
    const problems =
      made?.parts.flatMap((part: { readonly problem: string | null }) => part.problem ?? []) ?? []
    if (problems.length > 0)
      tell(`${countOf(problems.length, 'file')} could not be shown: ${problems.join(' ')}`)
  }
  return {
    work,
    copyMarkdown: () => void copyMarkdown(),
    saveHtml: () => void saveText('html'),
    saveJson: () => void saveText('json'),
    saveBundle: () =>
      void follow('Making the bundle', (signal) => api.documents.bundle({ verificationId: id }, { signal })),
    saveEvidencePages: () => void saveEvidencePages(),
  }
}
