import { createHash } from 'node:crypto'
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
    return { ...documentFile(bytes, model.fileNames.report, 'application/pdf'), pages }
  }),
})

function documentFile(bytes: Uint8Array, name: string, type: string): { file: File; digest: string } {
  return {
    file: new File([new Uint8Array(bytes)], name, { type }),
    digest: createHash('sha256').update(bytes).digest('hex'),
  }
}
