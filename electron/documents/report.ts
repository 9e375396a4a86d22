import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { failure, refused, success } from '../../shared/errors.ts'
import type { Result } from '../../shared/errors.ts'
import type { Attachment, ReportJob, ReportMessage } from './report-messages.ts'
import type { Typesettable } from './report-data.ts'
import type { TypstEngine } from './typst.ts'
import { workerFile } from './worker-file.ts'

export interface ReportOptions {
  /** Absolute path of `templates`; the layouts are in its folder `report`. */
  readonly templatesFolder: string
  /** A folder whose layouts stand in for the built-in ones of the same name. */
  readonly siteLayouts?: string | null
  /** The bytes of what the model names under `attachedAs`. */
  readonly attachments?: readonly Attachment[]
  readonly signal?: AbortSignal | undefined
  /** Is told each stage in words, as it begins. */
  readonly onProgress?: (doing: string) => void
  /** Only to compare the engines; left out, the native one is taken where the platform has it. */
  readonly engine?: TypstEngine
  /** What the process may take for data, in MB; the engine's own memory is bounded by the machine only. */
  readonly heapLimitMb?: number
}

export interface Report {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly engine: TypstEngine
}

const nowhere = 'http://127.0.0.1:9'

/**
 * The document as one sealed PDF with its data attached as `data.json`. The same document gives the same bytes. The work
 * is done in a process of its own: when the memory ends or the engine falls over, that process dies and this one says so.
 * Aborting `signal` ends it and answers `cancelled`; a faulty site layout is answered with its file and line.
 */
export function writeReport(model: Typesettable, options: ReportOptions): Promise<Result<Report>> {
  const { templatesFolder, siteLayouts = null, attachments = [] } = options
  const { signal, onProgress, engine = null, heapLimitMb = 1024 } = options
  if (signal?.aborted) return Promise.resolve(cancelled())
  const job: ReportJob = { model, attachments, templatesFolder, siteLayouts, engine }
  const process = startProcess(heapLimitMb)
  return new Promise<Result<Report>>((resolve, reject) => {
    const stop = () => {
      resolve(cancelled())
      process.kill('SIGKILL')
    }
    signal?.addEventListener('abort', stop, { once: true })
    process.on('message', (message: ReportMessage) => {
      if (signal?.aborted) return
      if (message.kind === 'progress') onProgress?.(message.doing)
      else if (message.kind === 'report') {
        resolve(success({ bytes: message.bytes, pages: message.pages, engine: message.engine }))
      } else if (message.kind === 'failed') resolve(failure(message.failure))
      else reject(new Error(message.words))
    })
    process.once('error', reject)
    process.once('exit', (code, killedBy) => {
      signal?.removeEventListener('abort', stop)
      // Settled already in every other case.
      resolve(refused(describeEnd(code, killedBy)))
    })
    // A process that died at once cannot be told anything; its end is answered above.
    process.send(job, () => undefined)
  })
}

function startProcess(heapLimitMb: number): ChildProcess {
  return fork(fileURLToPath(workerFile()), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${String(heapLimitMb)}`],
    env: {
      ...globalThis.process.env,
      // Inside Electron the same program file is the window program, unless it is told to be Node.
      ELECTRON_RUN_AS_NODE: '1',
      // The typesetter would fetch what a layout names; to an address where nobody listens.
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      ALL_PROXY: nowhere,
    },
  })
}

function describeEnd(code: number | null, killedBy: NodeJS.Signals | null): string {
  const how = killedBy ?? `code ${String(code)}`
  return (
    `The document was not made: the process that sets it was ended (${how}), most likely because the memory of this ` +
    'machine did not suffice. Nothing was written and nothing is lost. Close other programs and try again.'
  )
}

function cancelled() {
  return failure({ kind: 'cancelled', message: 'The report was stopped; nothing was written.' })
}
