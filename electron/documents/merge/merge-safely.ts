import { success, type Result } from '../../../shared/errors.ts'
import { runDocumentProcess, type ProcessOptions } from '../document-process.ts'
import type { ForeignPdf } from './foreign-pdf.ts'
import type { Merged } from './merge-pdfs.ts'

/** Enough for a slow machine; a file that takes longer is made to. */
const baseMs = 30_000
const eachFileMs = 5000

interface MergeSafelyOptions extends ProcessOptions {
  /** A report that the pages are put behind; left out, they stand in a file of their own. */
  readonly report?: Uint8Array
}

/**
 * Merges foreign PDFs in a process of its own. When one of them makes that process die or hang, each is tried alone, and
 * those that do it again are named on a page of their own. `date` is ISO 8601.
 */
export async function mergeSafely(
  files: readonly ForeignPdf[],
  date: string,
  options: MergeSafelyOptions,
): Promise<Result<Merged>> {
  const { report: _, ...limits } = options
  const all = await mergeOnce(files, date, options)
  if (all.ok || all.failure.kind !== 'refused') return all
  const tried: ForeignPdf[] = []
  for (const file of files) {
    const alone = await mergeOnce([file], date, limits)
    if (!alone.ok && alone.failure.kind === 'cancelled') return alone
    const problem = `${file.name} could not be read within the time and memory there is.`
    tried.push(alone.ok ? file : { ...file, bytes: new Uint8Array(), problem })
  }
  return mergeOnce(tried, date, options)
}

async function mergeOnce(
  files: readonly ForeignPdf[],
  date: string,
  options: MergeSafelyOptions,
): Promise<Result<Merged>> {
  const timeLimitMs = options.timeLimitMs ?? baseMs + files.length * eachFileMs
  const { report = null, ...limits } = options
  const job = { kind: 'merge', files, date, report } as const
  const done = await runDocumentProcess(job, { ...limits, timeLimitMs })
  if (!done.ok) return done
  if (done.value.kind !== 'merged') throw new Error('The document process answered another question.')
  return success(done.value.merged)
}
