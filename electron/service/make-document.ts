import type { FinishedDocument } from '../../shared/contract/documents.ts'
import type { Progress } from '../../shared/contract/base.ts'
import type { Typesettable } from '../documents/report-data.ts'
import type { Attachment } from '../documents/report-messages.ts'
import { writeReport } from '../documents/report.ts'
import { answer } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { latestOnly } from './latest-only.ts'
import { siteLayoutsOf } from './site-layouts.ts'

/** Sets a document as PDF and keeps it until it is fetched; tells each stage on the way. */
export async function* makeDocument(
  context: ServiceContext,
  { model, attachments }: { readonly model: Typesettable; readonly attachments: readonly Attachment[] },
  fileName: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, FinishedDocument, void> {
  const stages = latestOnly<string>()
  const work = writeReport(model, {
    templatesFolder: context.templatesFolder,
    attachments,
    siteLayouts: siteLayoutsOf(context.dataFolder),
    signal,
    onProgress: stages.push,
  }).finally(stages.end)
  let done = 0
  for await (const doing of stages.values) {
    yield { done, total: done + 1, doing }
    done += 1
  }
  const { bytes, pages } = answer(await work)
  const file = new File([new Uint8Array(bytes)], fileName, { type: 'application/pdf' })
  return { documentId: context.finishedDocuments.keep(file), fileName, pages }
}
