import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { failure, refused, success, type Result } from '../../shared/errors.ts'
import type { DocumentJob, DocumentMessage, DocumentResult } from './report-messages.ts'
import { workerFile } from './worker-file.ts'

export interface ProcessOptions {
  readonly signal?: AbortSignal | undefined
  /** Is told each stage in words, as it begins. */
  readonly onProgress?: (doing: string) => void
  /** What the process may take for data, in MB; the memory of native code is bounded by the machine only. */
  readonly heapLimitMb?: number
  /** How long it may take, in milliseconds; left out, as long as it wants. */
  readonly timeLimitMs?: number
}

/** An address where nobody listens. */
const nowhere = 'http://127.0.0.1:9'

/**
 * Does document work in a process of its own: when the memory ends or an engine falls over, that process dies and this one
 * answers `refused` in words. Aborting the signal ends it and answers `cancelled`. Throws what is a bug in there.
 */
export function runDocumentProcess(
  job: DocumentJob,
  options: ProcessOptions,
): Promise<Result<DocumentResult>> {
  const { signal, onProgress, heapLimitMb = 1024, timeLimitMs } = options
  if (signal?.aborted) return Promise.resolve(cancelled())
  const process = startProcess(heapLimitMb)
  return new Promise<Result<DocumentResult>>((resolve, reject) => {
    const stop = () => {
      resolve(cancelled())
      process.kill('SIGKILL')
    }
    signal?.addEventListener('abort', stop, { once: true })
    const timer =
      timeLimitMs === undefined ? undefined : setTimeout(() => process.kill('SIGKILL'), timeLimitMs)
    process.on('message', (message: DocumentMessage) => {
      if (signal?.aborted) return
      if (message.kind === 'progress') onProgress?.(message.doing)
      else if (message.kind === 'failed') resolve(failure(message.failure))
      else if (message.kind === 'bug') reject(new Error(message.words))
      else resolve(success(message))
    })
    process.once('error', reject)
    process.once('exit', (code, killedBy) => {
      clearTimeout(timer)
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
      // The typesetter would fetch what a layout names.
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
