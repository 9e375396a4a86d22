import type { Result } from '../../shared/errors.ts'
import type { FinishedDocument } from '../../shared/contract/documents.ts'
import type { Progress } from '../../shared/contract/base.ts'
import type { Typesettable } from '../documents/report-data.ts'
import type { Attachment } from '../documents/report-messages.ts'
import { writeReport, type Report } from '../documents/report.ts'
import type { PdfStandard } from '../documents/typst-native.ts'
import { mergeSafely } from '../documents/merge/merge-safely.ts'
import { checkSigningKey, signBundle, type SigningKey } from '../documents/bundle/sign-bundle.ts'
import { writeBundle } from '../documents/bundle/write-bundle.ts'
import { readBundleParts } from '../usecases/report/bundle.ts'
import { readForeignEvidence } from '../usecases/report/foreign-evidence.ts'
import { answer } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { latestOnly } from './latest-only.ts'
import { siteLayoutsOf } from './site-layouts.ts'

/** Makes the report of a verification and packs everything about it into one archive, signed when a key is given. */
export async function* makeBundle(
  context: ServiceContext,
  { verificationId, signing }: { readonly verificationId: string; readonly signing: SigningKey | null },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, FinishedDocument, void> {
  if (signing) answer(checkSigningKey(signing))
  const source = { db: context.deps.db, dataFolder: context.dataFolder }
  const parts = answer(await readBundleParts(source, verificationId))
  const { bytes, pages } = yield* setDocument(context, parts, signal)
  const fileName = parts.model.fileNames.report.replace(/\.pdf$/, '.zip')
  const unsigned = await writeBundle({ ...parts, report: bytes })
  const bundle = signing ? answer(await signBundle(unsigned, signing)) : unsigned
  const file = new File([new Uint8Array(bundle)], fileName, { type: 'application/zip' })
  return { documentId: context.finishedDocuments.keep(file), fileName, pages }
}

interface PagesWanted {
  readonly verificationId: string
  readonly password: string | null
  readonly withReport: boolean
}

/** Puts the PDFs among the evidence of a verification one behind the other, or all of them behind its report. */
export async function* makeEvidencePages(
  context: ServiceContext,
  { verificationId, password, withReport }: PagesWanted,
  signal: AbortSignal | undefined,
) {
  const source = { db: context.deps.db, dataFolder: context.dataFolder }
  const { model, attachments, files } = answer(await readForeignEvidence(source, verificationId, password))
  const report = withReport ? yield* setDocument(context, { model, attachments }, signal) : null
  const { bytes, parts } = yield* tellStages((onProgress) =>
    mergeSafely(files, model.stampedAt, { signal, onProgress, ...(report && { report: report.bytes }) }),
  )
  const ending = withReport ? '_with_pages.pdf' : '_evidence.pdf'
  const fileName = model.fileNames.report.replace(/\.pdf$/, ending)
  const file = new File([new Uint8Array(bytes)], fileName, { type: 'application/pdf' })
  const pages = parts.reduce((sum, part) => sum + part.pages, report?.pages ?? 0)
  return { documentId: context.finishedDocuments.keep(file), fileName, pages, parts: [...parts] }
}

/** Sets a document as PDF and keeps it until it is fetched; tells each stage on the way. */
export async function* makeDocument(
  context: ServiceContext,
  document: Settable,
  fileName: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, FinishedDocument, void> {
  const { bytes, pages } = yield* setDocument(context, document, signal)
  const file = new File([new Uint8Array(bytes)], fileName, { type: 'application/pdf' })
  return { documentId: context.finishedDocuments.keep(file), fileName, pages }
}

interface Settable {
  readonly model: Typesettable
  readonly attachments: readonly Attachment[]
  /** Left out, the archival form. */
  readonly standard?: PdfStandard
}

function setDocument(
  context: ServiceContext,
  { model, attachments, standard }: Settable,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Report, void> {
  return tellStages((onProgress) =>
    writeReport(model, {
      templatesFolder: context.templatesFolder,
      attachments,
      ...(standard && { standard }),
      siteLayouts: siteLayoutsOf(context.dataFolder),
      signal,
      onProgress,
    }),
  )
}

/** Runs work that tells its stages in words, and hands them on one by one. */
async function* tellStages<T>(
  begin: (onProgress: (doing: string) => void) => Promise<Result<T>>,
): AsyncGenerator<Progress, T, void> {
  const stages = latestOnly<string>()
  const work = begin(stages.push).finally(stages.end)
  let done = 0
  for await (const doing of stages.values) {
    yield { done, total: done + 1, doing }
    done += 1
  }
  return answer(await work)
}
