import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentModel } from '../../electron/documents/document-model.ts'
import { builtDocuments } from './build-documents.ts'
import { readPeakMb } from './child.ts'

// Arguments: a file of document models, and a folder if the workbooks are to be kept.
const [modelsFile = '', folder] = process.argv.slice(2)
const models = JSON.parse(readFileSync(modelsFile, 'utf8')) as readonly DocumentModel[]

const loading = performance.now()
const { writeWorkbook } = (await import(
  builtDocuments.workbook
)) as typeof import('../../electron/documents/workbook.ts')
// The writer loads it when the first workbook is wanted; a peer's loading does not count either.
await import('exceljs')
const begun = performance.now()
let first: number | undefined
for (const [number, model] of models.entries()) {
  const content = await writeWorkbook(model)
  first ??= performance.now()
  if (folder !== undefined) writeFileSync(join(folder, `${String(number)}.xlsx`), content)
}
const ended = performance.now()
const took = {
  version: '',
  loadMs: begun - loading,
  firstMs: (first ?? begun) - begun,
  allMs: ended - begun,
  peakMb: readPeakMb(),
}
process.stdout.write(JSON.stringify(took))
