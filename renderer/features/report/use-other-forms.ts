import { useState } from 'react'
import type { EvidencePages, Signing } from '../../../shared/contract/documents.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import type { OpenPdf } from './pdf-document.ts'
import { printPages } from './print-pages.ts'
import { useFormWork, type Outcome } from './use-form-work.ts'
import { useTextForms } from './use-text-forms.ts'

/** Pages of PDF evidence that are made, but for locked files among them. */
export interface LockedEvidence {
  readonly documentId: string
  /** Whether they stand behind the report. */
  readonly withReport: boolean
  /** One sentence a file. */
  readonly problems: readonly string[]
}

/** The report in other forms: on paper, text for a ticket, a page, an archive, the pages of foreign PDFs. */
export function useOtherForms(id: string) {
  const { api } = useProgram()
  const { work, run, follow, save } = useFormWork()
  const [locked, setLocked] = useState<LockedEvidence | null>(null)
  const [isSigning, setSigning] = useState(false)
  const texts = useTextForms({ kind: 'verification', verificationId: id })

  async function print(pdf: OpenPdf): Promise<void> {
    const total = pdf.sizes.length
    const done = await run((signal, show) =>
      printPages(pdf, {
        signal,
        onPage: (page) => show({ done: page, total, doing: 'Drawing the pages for the printer' }),
      }),
    )
    if (done.kind === 'failed') tellTrouble(done.error, 'Printing the report')
  }
  async function saveMade(doing: string, done: Outcome<{ readonly documentId: string }>): Promise<void> {
    if (done.kind === 'failed') tellTrouble(done.error, doing)
    if (done.kind !== 'made') return
    try {
      await save(done.made)
    } catch (error) {
      tellTrouble(error, doing)
    }
  }
  async function saveAccessible(): Promise<void> {
    const done = await follow((signal) =>
      api.documents.report({ verificationId: id, accessible: true }, { signal }),
    )
    await saveMade('Making the report', done)
  }
  async function saveBundle(): Promise<void> {
    const done = await follow((signal) => api.documents.bundle({ verificationId: id }, { signal }))
    await saveMade('Making the bundle', done)
  }
  /** Answers what stands against it, which the person can mend in the dialog; null when it is saved or was stopped. */
  async function signBundle(signing: Signing): Promise<unknown> {
    const done = await follow((signal) => api.documents.bundle({ verificationId: id, signing }, { signal }))
    if (done.kind === 'failed') return done.error
    await saveMade('Making the bundle', done)
    return null
  }
  async function saveEvidencePages(withReport: boolean, password: string | null): Promise<void> {
    const done = await follow<EvidencePages>((signal) =>
      api.documents.evidencePages({ verificationId: id, password, withReport }, { signal }),
    )
    if (done.kind !== 'made') {
      await saveMade('Merging the PDFs', done)
      return
    }
    const { documentId, parts } = done.made
    const behindLocks = parts.flatMap((part) => (part.locked ? (part.problem ?? []) : []))
    if (behindLocks.length > 0) {
      setLocked({ documentId, withReport, problems: behindLocks })
      return
    }
    await saveMade('Merging the PDFs', done)
    const problems = parts.flatMap(({ problem }) => problem ?? [])
    if (problems.length > 0)
      tell(`${countOf(problems.length, 'file')} could not be shown: ${problems.join(' ')}`)
  }
  return {
    work,
    locked,
    isSigning,
    print: (pdf: OpenPdf) => void print(pdf),
    ...texts,
    saveAccessible: () => void saveAccessible(),
    saveBundle: () => void saveBundle(),
    askForKey: (asked: boolean) => setSigning(asked),
    signBundle,
    saveEvidencePages: () => void saveEvidencePages(false, null),
    saveWithPages: () => void saveEvidencePages(true, null),
    unlockEvidence: (password: string) => {
      setLocked(null)
      if (locked) void saveEvidencePages(locked.withReport, password)
    },
    /** Saves the pages with a note in the place of each locked file. */
    leaveLocked: () => {
      if (locked) void saveMade('Merging the PDFs', { kind: 'made', made: locked })
      setLocked(null)
    },
    forgetLocked: () => setLocked(null),
  }
}
