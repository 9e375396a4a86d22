import { notFound } from '../../shared/errors.ts'
import { readWorkbook } from '../documents/catalogue/read-workbook.ts'
import { listCriteria } from '../db/tables/criteria.ts'
import { listMappingChanges } from '../db/tables/mapping-changes.ts'
import { listProducts } from '../db/tables/products.ts'
import { getQcRelease } from '../db/tables/qc-releases.ts'
import { importWorkbook, previewWorkbook } from '../usecases/catalogue/exchange/import-workbook.ts'
import { previewFilled, takeInFilled } from '../usecases/catalogue/filled/take-in-filled.ts'
import { writeProductTemplate, writeTemplates } from '../usecases/catalogue/write-templates.ts'
import { recogniseWorkbook } from '../documents/catalogue/recognise-workbook.ts'
import { readFilledTemplate } from '../documents/catalogue/filled-template.ts'
import { answer, api } from './answer.ts'
import { changedCatalogue } from './catalogue-editing-handlers.ts'
import { siteLayoutsOf } from './site-layouts.ts'
import { readBounded, workbookFile } from './text-file.ts'

const { exchange } = api.catalogue

/** Workbooks out and in again. */
export const catalogueWorkbookHandlers = {
  exportWorkbook: exchange.exportWorkbook.handler(async ({ context, input }) => {
    const { db } = context.deps
    const qcRelease = getQcRelease(db, input.qcReleaseId)
    if (!qcRelease) return answer(notFound(`QC release ${input.qcReleaseId}`))
    const { writeCriteriaWorkbook } = await import('../documents/catalogue/criteria-workbook.ts')
    const bytes = await writeCriteriaWorkbook({
      qcRelease,
      criteria: listCriteria(db, qcRelease.id).map(({ criterion }) => criterion),
      products: listProducts(db),
      changes: listMappingChanges(db, qcRelease.id),
    })
    return workbookFile(bytes, `${qcRelease.id}-criteria.xlsx`)
  }),
  recogniseWorkbook: exchange.recogniseWorkbook.handler(async ({ input }) =>
    recogniseWorkbook(await openWorkbook(input.file)),
  ),
  previewWorkbook: exchange.previewWorkbook.handler(async ({ context, input }) => {
    const book = await openWorkbook(input.file)
    const { differences, notes } = answer(
      previewWorkbook(context.deps.db, input.qcReleaseId, input.file.name, book),
    )
    return { differences: [...differences], notes: [...notes] }
  }),
  importWorkbook: exchange.importWorkbook.handler(async ({ context, input }) => {
    const book = await openWorkbook(input.file)
    const { criteria, mapping } = changedCatalogue(
      context,
      importWorkbook(context.deps, input, input.file.name, book),
    )
    return { criteria, mapping: { changed: mapping.changed, skipped: [...mapping.skipped] } }
  }),
  productTemplate: exchange.productTemplate.handler(async ({ context, input }) => {
    const { name, bytes } = answer(
      await writeProductTemplate(context.deps.db, input.productKey, input.qcReleaseId),
    )
    return workbookFile(bytes, name)
  }),
  templates: exchange.templates.handler(async function* ({ context, input, signal }) {
    const { deps, dataFolder, templatesFolder } = context
    const setting = { templatesFolder, siteLayouts: siteLayoutsOf(dataFolder), signal }
    const archive = answer(yield* writeTemplates({ db: deps.db, dataFolder }, input, setting))
    const file = new File([new Uint8Array(archive.bytes)], archive.name, { type: 'application/zip' })
    const documentId = context.finishedDocuments.keep(file)
    const { templates, documents } = archive
    return { documentId, fileName: archive.name, templates, documents }
  }),
  previewFilled: exchange.previewFilled.handler(async ({ context, input }) => {
    const { name } = input.file
    const filled = answer(readFilledTemplate(name, await openWorkbook(input.file)))
    return answer(previewFilled(context.deps.db, input.verificationId, name, filled))
  }),
  importFilled: exchange.importFilled.handler(async ({ context, input }) => {
    const { name } = input.file
    const filled = answer(readFilledTemplate(name, await openWorkbook(input.file)))
    const taken = answer(takeInFilled(context.deps, input.verificationId, name, filled, input.accepted))
    context.changes.publish('verifications')
    return taken
  }),
}

async function openWorkbook(file: File) {
  return answer(await readWorkbook(file.name, answer(await readBounded(file))))
}
