import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/domain/canonical.ts'
import { notFound } from '../../shared/errors.ts'
import { writeText } from '../documents/papers/write-text.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import { readReport, readTemplateModel } from '../usecases/report/documents.ts'
import {
  forgetImportedReport,
  importReport,
  summariseImportedReports,
} from '../usecases/report/imported-reports.ts'
import { compareChosen, readyDocument } from '../usecases/report/ready-document.ts'
import { verifyFile } from '../usecases/report/verify-file.ts'
import { answer, api } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { makeBundle, makeDocument, makeEvidencePages } from './make-document.ts'
import { siteLayoutsOf } from './site-layouts.ts'

const { documents } = api
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const documentsHandlers = documents.router({
  templateWorkbook: documents.templateWorkbook.handler(async ({ context, input }) => {
    const model = answer(readTemplateModel(context.deps.db, input.ppaId, input.qcReleaseId))
    return documentFile(await writeWorkbook(model), model.fileNames.workbook, workbookType)
  }),
  verificationWorkbook: documents.verificationWorkbook.handler(async ({ context, input }) => {
    const { model } = answer(await readReport(sourceOf(context), input.verificationId))
    return documentFile(await writeWorkbook(model), model.fileNames.workbook, workbookType)
  }),
  report: documents.report.handler(async function* ({ context, input, signal }) {
    const parts = answer(await readReport(sourceOf(context), input.verificationId))
    const { report } = parts.model.fileNames
    if (!input.accessible) return yield* makeDocument(context, parts, report, signal)
    const fileName = report.replace(/\.pdf$/, '_accessible.pdf')
    return yield* makeDocument(context, { ...parts, standard: 'ua-1' }, fileName, signal)
  }),
  make: documents.make.handler(async function* ({ context, input, signal }) {
    const ready = answer(await readyDocument(sourceOf(context), input.wanted))
    return yield* makeDocument(context, ready, ready.paper.fileName, signal)
  }),
  evidencePages: documents.evidencePages.handler(async function* ({ context, input, signal }) {
    return yield* makeEvidencePages(context, input, signal)
  }),
  bundle: documents.bundle.handler(async function* ({ context, input, signal }) {
    return yield* makeBundle(context, input, signal)
  }),
  take: documents.take.handler(async ({ context, input }) => {
    const file = context.finishedDocuments.take(input.documentId)
    if (!file) return answer(notFound('finished document of this name; make it again'))
    return { file, digest: digestOf(await bytesOf(file)) }
  }),
  text: documents.text.handler(async ({ context, input }) =>
    writeText(answer(await readyDocument(sourceOf(context), input.wanted)), input.form),
  ),
  state: documents.state.handler(async ({ context, input }) => {
    const source = { ...sourceOf(context), trustsEvidence: true }
    const { model } = answer(await readyDocument(source, input.wanted))
    return { title: model.title, version: digestOf(Buffer.from(canonicalJson(model))) }
  }),
  verify: documents.verify.handler(async ({ context, input }) =>
    verifyFile(await bytesOf(input.file), verifyOptions(context), context.deps.db),
  ),
  importReport: documents.importReport.handler(async ({ context, input }) => {
    const file = { name: input.file.name, bytes: await bytesOf(input.file) }
    const imported = answer(await importReport(context.deps, file, verifyOptions(context)))
    context.changes.publish('verifications')
    return imported
  }),
  importedReports: documents.importedReports.handler(({ context }) => [
    ...summariseImportedReports(context.deps.db),
  ]),
  forgetImportedReport: documents.forgetImportedReport.handler(({ context, input }) => {
    const forgotten = answer(forgetImportedReport(context.deps, input.digest))
    context.changes.publish('verifications')
    return forgotten
  }),
  compare: documents.compare.handler(
    async ({ context, input }) =>
      answer(await compareChosen(sourceOf(context), input.first, input.second)).comparison,
  ),
})

function sourceOf({ deps, dataFolder }: ServiceContext) {
  return { db: deps.db, dataFolder }
}

function verifyOptions({ templatesFolder, dataFolder }: ServiceContext) {
  return { templatesFolder, siteLayouts: siteLayoutsOf(dataFolder) }
}

function documentFile(bytes: Uint8Array, name: string, type: string): { file: File; digest: string } {
  return { file: new File([new Uint8Array(bytes)], name, { type }), digest: digestOf(bytes) }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer())
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
