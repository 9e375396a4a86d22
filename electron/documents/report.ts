import { success, type Result } from '../../shared/errors.ts'
import { runDocumentProcess, type ProcessOptions } from './document-process.ts'
import type { Attachment } from './report-messages.ts'
import type { Typesettable } from './report-data.ts'
import type { PdfStandard } from './typst-native.ts'
import type { TypstEngine } from './typst.ts'

export interface ReportOptions extends ProcessOptions {
  /** Absolute path of `templates`; the layouts are in its folder `report`. */
  readonly templatesFolder: string
  /** A folder whose layouts stand in for the built-in ones of the same name. */
  readonly siteLayouts?: string | null
  /** The bytes of what the model names under `attachedAs`. */
  readonly attachments?: readonly Attachment[]
  /** Archival (PDF/A-3a) when left out, else for readers that speak (PDF/UA-1): the same pages and attachments. */
  readonly standard?: PdfStandard
  /** Only to compare the engines; left out, the native one is taken where the platform has it. */
  readonly engine?: TypstEngine
}

export interface Report {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly engine: TypstEngine
}

/**
 * The document as one sealed PDF with its data attached as `data.json`. The same document gives the same bytes. The work
 * is done in a process of its own, see runDocumentProcess; a faulty site layout is answered with its file and line.
 */
export async function writeReport(model: Typesettable, options: ReportOptions): Promise<Result<Report>> {
  const {
    templatesFolder,
    siteLayouts = null,
    attachments = [],
    engine = null,
    standard = 'a-3a',
    ...limits
  } = options
  const job = { kind: 'report', model, attachments, templatesFolder, siteLayouts, engine, standard } as const
  const done = await runDocumentProcess(job, limits)
  if (!done.ok) return done
  if (done.value.kind !== 'report') throw new Error('The document process answered another question.')
  const { bytes, pages, engine: used } = done.value
  return success({ bytes, pages, engine: used })
}
