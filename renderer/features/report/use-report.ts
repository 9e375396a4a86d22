import { useEffect, useReducer, useRef, useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import type { FinishedDocument } from '../../../shared/contract/documents.ts'
import { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import type { Api } from '../../lib/api.ts'
import { useProgram } from '../../lib/program.tsx'
import type { OpenPdf } from './pdf-document.ts'

/** A report as it was laid out: the very bytes that are exported, and the same opened for drawing. */
export interface MadeReport {
  readonly file: File
  readonly digest: string
  readonly pages: number
  readonly pdf: OpenPdf
}

export interface ReportState {
  /** The newest report; it stays on the screen while the next one is made. */
  readonly made: MadeReport | null
  readonly work:
    { readonly kind: 'idle' | 'stopped' } | { readonly kind: 'working'; readonly progress: Progress | null }
  readonly error: unknown
}

type Step =
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'made'; readonly made: MadeReport }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stopped' }

/** Pause, in milliseconds, after a change of the data before the report is made anew. */
const pause = 700

/**
 * Makes a document, and makes it again when `version` changes (such as the time of the last change). Leaving the screen
 * or stopping ends the work in the service too.
 */
export function useReport(document: DocumentWanted, version: string | undefined) {
  const { api, drafts } = useProgram()
  const [state, step] = useReducer(reduce, { made: null, work: { kind: 'idle' }, error: null })
  const [round, setRound] = useState(0)
  const [stopper, setStopper] = useState<AbortController | null>(null)
  const first = useRef(true)
  const address = JSON.stringify(document)
  const occasion = version === undefined ? null : `${version} ${String(round)}`

  useEffect(() => {
    if (occasion === null) return undefined
    const wanted = DocumentWanted.parse(JSON.parse(address))
    const stop = new AbortController()
    async function make(): Promise<void> {
      setStopper(stop)
      step({ kind: 'started' })
      try {
        await drafts.settle()
        const made = await makeReport(
          api,
          () => api.documents.make({ wanted }, { signal: stop.signal }),
          (progress) => step({ kind: 'progress', progress }),
        )
        if (stop.signal.aborted) made.pdf.close()
        else step({ kind: 'made', made })
      } catch (error) {
        if (!stop.signal.aborted) step({ kind: 'failed', error })
      }
    }
    const timer = setTimeout(() => void make(), first.current ? 0 : pause)
    first.current = false
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [api, drafts, address, occasion])

  return {
    state,
    stop: () => {
      stopper?.abort()
      step({ kind: 'stopped' })
    },
    again: () => setRound(round + 1),
  }
}

type ReportWork = AsyncIterator<Progress, FinishedDocument>

async function makeReport(
  api: Api,
  begin: () => Promise<ReportWork>,
  tell: (progress: Progress) => void,
): Promise<MadeReport> {
  const [{ openPdf }, work] = await Promise.all([import('./pdf-document.ts'), begin()])
  for (;;) {
    const next = await work.next()
    if (next.done === true) {
      const { documentId, pages } = next.value
      const { file, digest } = await api.documents.take({ documentId })
      return { file, digest, pages, pdf: await openPdf(new Uint8Array(await file.arrayBuffer())) }
    }
    tell(next.value)
  }
}

function reduce(state: ReportState, step: Step): ReportState {
  switch (step.kind) {
    case 'started':
      return { ...state, work: { kind: 'working', progress: null }, error: null }
    case 'progress':
      return { ...state, work: { kind: 'working', progress: step.progress } }
    case 'made':
      return { made: step.made, work: { kind: 'idle' }, error: null }
    case 'failed':
      return { ...state, work: { kind: 'idle' }, error: step.error }
    case 'stopped':
      return { ...state, work: { kind: 'stopped' } }
  }
}
