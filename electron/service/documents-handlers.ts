import { createHash } from 'node:crypto'
import { notFound } from '../../shared/errors.ts'
import { writeReport } from '../documents/report.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import { readTemplateModel, readVerificationModel } from '../usecases/report/documents.ts'
import { answer, api } from './answer.ts'
import { latestOnly } from './latest-only.ts'

const { documents } = api
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const documentsHandlers = documents.router({
  templateWorkbook: documents.templateWorkbook.handler(async ({ context, input }) => {
    const model = answer(readTemplateModel(context.deps.db, input.ppaId, input.qcReleaseId))
    return documentFile(await writeWorkbook(model), model.fileNames.workbook, workbookType)
  }),
  verificationWorkbook: documents.verificationWorkbook.handler(async ({ context, input }) => {
    const model = answer(readVerificationModel(context.deps.db, input.verificationId))
    return documentFile(await writeWorkbook(model), model.fileNames.workbook, workbookType)
  }),
  report: documents.report.handler(async function* ({ context, input, signal }) {
    const model = answer(readVerificationModel(context.deps.db, input.verificationId))
    const stages = latestOnly<string>()
    const work = writeReport(model, {
      templatesFolder: context.templatesFolder,
      signal,
      onProgress: stages.push,
    }).finally(stages.end)
    let done = 0
    for await (const doing of stages.values) {
      yield { done, total: done + 1, doing }
      done += 1
    }
    const { bytes, pages } = answer(await work)
    const fileName = model.fileNames.report
    const file = new File([new Uint8Array(bytes)], fileName, { type: 'application/pdf' })
    return { documentId: context.finishedDocuments.keep(file), fileName, pages }
  }),
  take: documents.take.handler(async ({ context, input }) => {
    const file = context.finishedDocuments.take(input.documentId)
    if (!file) return answer(notFound('finished document of this name; make it again'))
    return { file, digest: digestOf(new Uint8Array(await file.arrayBuffer())) }
  }),
})

function documentFile(bytes: Uint8Array, name: string, type: string): { file: File; digest: string } {
  return {
    file: new File([new Uint8Array(bytes)], name, { type }),
    digest: digestOf(bytes),
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
