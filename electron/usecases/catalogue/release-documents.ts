import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { success, type Result } from '../../../shared/errors.ts'
import { writeText } from '../../documents/papers/write-text.ts'
import { writeReport } from '../../documents/report.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import type { DocumentSource } from '../report/documents.ts'
import { readyDocument } from '../report/ready-document.ts'
import { readReleaseNotes } from './read-changes.ts'
import type { TemplateFile } from './write-templates.ts'

/** In which forms the documents of a QC release are written. */
export type DocumentsWanted = 'none' | 'pages' | 'pages and PDF'

/** With what a PDF is set, and what ends the work. */
export interface Setting {
  readonly templatesFolder: string
  readonly siteLayouts: string | null
  readonly signal: AbortSignal | undefined
}

/** A document that is still to be written. */
export interface PlannedDocument {
  /** What it is about, in words. */
  readonly name: string
  readonly write: (source: DocumentSource, setting: Setting) => Promise<Result<readonly TemplateFile[]>>
}

/**
 * What is published with a QC release besides the templates: a document a capability, a document a product, and the
 * release notes.
 */
export function listDocuments(
  db: ReadDb,
  qcReleaseId: string,
  products: readonly Product[],
  forms: DocumentsWanted,
): readonly PlannedDocument[] {
  if (forms === 'none') return []
  const plan = (name: string, folder: string, document: DocumentWanted): PlannedDocument => ({
    name,
    write: (source, setting) => writeForms(source, folder, document, forms === 'pages' ? null : setting),
  })
  return [
    ...listCapabilities(db).map(({ id, name }) =>
      plan(name, 'capabilities/', { kind: 'capability', qcReleaseId, capabilityId: id }),
    ),
    ...products.map(({ key, name }) =>
      plan(name, 'products/', { kind: 'product', qcReleaseId, productKey: key }),
    ),
    { name: 'Release notes', write: (source) => Promise.resolve(writeNotes(source.db, qcReleaseId)) },
  ]
}

/** A document as a web page and, with a setting, as PDF. */
async function writeForms(
  source: DocumentSource,
  folder: string,
  document: DocumentWanted,
  setting: Setting | null,
): Promise<Result<readonly TemplateFile[]>> {
  const ready = await readyDocument(source, document)
  if (!ready.ok) return ready
  const { fileName, text } = writeText(ready.value, 'html')
  const page = { name: `${folder}${fileName}`, bytes: new TextEncoder().encode(text) }
  if (!setting) return success([page])
  const report = await writeReport(ready.value.model, setting)
  if (!report.ok) return report
  return success([page, { name: `${folder}${ready.value.paper.fileName}`, bytes: report.value.bytes }])
}

function writeNotes(db: ReadDb, qcReleaseId: string): Result<readonly TemplateFile[]> {
  const notes = readReleaseNotes(db, qcReleaseId)
  if (!notes.ok) return notes
  return success([{ name: 'Release-notes.md', bytes: new TextEncoder().encode(notes.value.markdown) }])
}
