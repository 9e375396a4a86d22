import { useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { FinishedDocument } from '../../../shared/contract/documents.ts'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'

/** Long work under way: how far it is, and how to stop it. */
export interface FormWork {
  readonly progress: Progress | null
  readonly stop: () => void
}

/** How long work ended; a person who stopped it knows that already. */
export type Outcome<T> =
  | { readonly kind: 'made'; readonly made: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stopped' }

/** Runs one piece of long work at a time, shows how far it is, and saves what it made. */
export function useFormWork() {
  const { api, drafts } = useProgram()
  const [work, setWork] = useState<FormWork | null>(null)

  /** Runs work until its end. What was typed last is kept first. */
  async function run<T>(
    begin: (signal: AbortSignal, show: (progress: Progress) => void) => Promise<T>,
  ): Promise<Outcome<T>> {
    const stopper = new AbortController()
    const { signal } = stopper
    const show = (progress: Progress | null) => setWork({ progress, stop: () => stopper.abort() })
    show(null)
    try {
      await drafts.settle()
      const made = await begin(signal, show)
      return signal.aborted ? { kind: 'stopped' } : { kind: 'made', made }
    } catch (error) {
      return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error }
    } finally {
      setWork(null)
    }
  }

  /** Follows work of the service to its end. */
  function follow<T extends FinishedDocument>(
    begin: (signal: AbortSignal) => Promise<AsyncIterator<Progress, T>>,
  ): Promise<Outcome<T>> {
    return run(async (signal, show) => {
      const steps = await begin(signal)
      for (;;) {
        const step = await steps.next()
        if (step.done === true) return step.value
        show(step.value)
      }
    })
  }

  async function save({ documentId }: Pick<FinishedDocument, 'documentId'>): Promise<void> {
    const { file } = await api.documents.take({ documentId })
    saveFile(file)
    tell(`${file.name} was saved.`)
  }

  return { work, run, follow, save }
}
