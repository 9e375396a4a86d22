import { Worker } from 'node:worker_threads'
import { failure, success } from '../../shared/errors.ts'
import type { Result } from '../../shared/errors.ts'
import type { DocumentModel } from './document-model.ts'
import type { ReportJob, ReportMessage } from './report-messages.ts'
import type { TypstEngine } from './typst.ts'
import { workerFile } from './worker-file.ts'

export interface ReportOptions {
  /** Absolute path of `templates`; the layouts are in its folder `report`. */
  readonly templatesFolder: string
  readonly signal?: AbortSignal | undefined
  /** Is told each stage in words, as it begins. */
  readonly onProgress?: (doing: string) => void
  /** Only to compare the engines; left out, the native one is taken where the platform has it. */
  readonly engine?: TypstEngine
}

export interface Report {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly engine: TypstEngine
}

/**
 * The document as one PDF: executive summary, filled template, index of digests, and the model itself attached as
 * `data.json`. The same model gives the same bytes. The work is done in a thread of its own; aborting `signal` ends it
 * and answers `cancelled`. Throws when a layout is wrong.
 */
export function writeReport(model: DocumentModel, options: ReportOptions): Promise<Result<Report>> {
  const { templatesFolder, signal, onProgress, engine = null } = options
  if (signal?.aborted) return Promise.resolve(cancelled())
  const job: ReportJob = { model, templatesFolder, engine }
  const worker = new Worker(workerFile(), { workerData: job })
  return new Promise<Result<Report>>((resolve, reject) => {
    const stop = () => {
      resolve(cancelled())
      void worker.terminate()
    }
    const leave = () => signal?.removeEventListener('abort', stop)
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: ReportMessage) => {
      if (signal?.aborted) return
      if (message.kind === 'progress') onProgress?.(message.doing)
      else resolve(success({ bytes: message.bytes, pages: message.pages, engine: message.engine }))
    })
    worker.once('error', (error) => {
      leave()
      reject(error)
    })
    worker.once('exit', () => {
      leave()
      // Settled already in every other case.
      reject(new Error('The report thread ended without a report.'))
    })
  })
}

function cancelled() {
  return failure({ kind: 'cancelled', message: 'The report was stopped; nothing was written.' })
}
