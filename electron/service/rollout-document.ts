import type { DocumentWanted } from '../../shared/domain/document-wanted.ts'
import { readyDocument } from '../usecases/report/ready-document.ts'
import { answer } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { makeDocument } from './make-document.ts'

/** Sets a document as PDF for the service itself, such as a report on its way to a ticket. */
export async function takeDocument(
  context: ServiceContext,
  wanted: DocumentWanted,
  signal: AbortSignal | undefined,
): Promise<File> {
  const source = { db: context.deps.db, dataFolder: context.dataFolder }
  const ready = answer(await readyDocument(source, wanted))
  const stages = makeDocument(context, ready, ready.paper.fileName, signal)
  let stage = await stages.next()
  while (stage.done !== true) stage = await stages.next()
  if (!stage.value) throw new Error('The document was not made.')
  const file = context.finishedDocuments.take(stage.value.documentId)
  if (!file) throw new Error('The finished document is gone.')
  return file
}
