import { createHash } from 'node:crypto'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import type { ResolvedTemplate } from '../../../shared/domain/mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { failure, notFound, success, type Result } from '../../../shared/errors.ts'
import { packFiles } from '../../documents/catalogue/pack-files.ts'
import { productTemplateModel } from '../../documents/catalogue/product-template.ts'
import { writeTemplateOverview, type WrittenTemplate } from '../../documents/catalogue/template-overview.ts'
import { instantOf } from '../../documents/dates.ts'
import { writeWorkbook } from '../../documents/workbook.ts'
import { writeText } from '../../documents/papers/write-text.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { listProducts } from '../../db/tables/products.ts'
import { getQcRelease, type KeptQcRelease } from '../../db/tables/qc-releases.ts'
import type { DocumentSource } from '../report/documents.ts'
import { readyDocument } from '../report/ready-document.ts'
import { readProductTemplate } from './product-template.ts'
import { readReleaseNotes } from './read-changes.ts'

export interface TemplateFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface TemplateArchive extends TemplateFile {
  readonly templates: number
}

/** The template of one product as a workbook. */
export async function writeProductTemplate(
  db: ReadDb,
  productKey: string,
  qcReleaseId: string,
): Promise<Result<TemplateFile>> {
  const template = readProductTemplate(db, productKey, qcReleaseId)
  if (!template.ok) return template
  const product = listProducts(db).find(({ key }) => key === productKey)
  const qcRelease = getQcRelease(db, qcReleaseId)
  if (!product || !qcRelease) return notFound(`template of ${productKey}`)
  return success(await writeOne(product, qcRelease, template.value))
}

/**
 * The templates of these products, or of all, with an overview, in one archive; for all of them also the documents of
 * products and capabilities as HTML, and the release notes. Tells before each how far it is; an aborted signal ends
 * the work and nothing stays of it.
 */
export async function* writeTemplates(
  source: DocumentSource,
  qcReleaseId: string,
  productKeys: readonly string[] | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ done: number; total: number; doing: string }, Result<TemplateArchive>, void> {
  const { db } = source
  const qcRelease = getQcRelease(db, qcReleaseId)
  if (!qcRelease) return notFound(`QC release ${qcReleaseId}`)
  const all = listProducts(db)
  const lost = productKeys?.find((key) => !all.some((product) => product.key === key))
  if (lost !== undefined) return notFound(`product ${lost}`)
  const products = all.filter(({ key }) => productKeys === null || productKeys.includes(key))
  const files: TemplateFile[] = []
  const written: WrittenTemplate[] = []
  for (const product of products) {
    if (signal?.aborted) return failure({ kind: 'cancelled', message: 'Stopped. No template was written.' })
    yield { done: files.length, total: products.length, doing: product.name }
    const template = readProductTemplate(db, product.key, qcReleaseId)
    if (!template.ok) return template
    const file = await writeOne(product, qcRelease, template.value)
    files.push(file)
    written.push(describe(product, template.value, file))
  }
  const overview = await writeTemplateOverview(written, {
    qcVersion: qcRelease.version,
    date: qcRelease.date,
  })
  const documents = productKeys === null ? await writeDocuments(source, qcReleaseId) : success([])
  if (!documents.ok) return documents
  const bytes = await packFiles(
    [{ name: 'Overview.xlsx', bytes: overview }, ...files, ...documents.value],
    new Date(instantOf(qcRelease.date)),
  )
  const name = `QC_Verification_Templates_QCv${qcRelease.version}.zip`
  return success({ name, bytes, templates: files.length })
}

/** What is published with a QC release besides the templates: a document a capability and a product, and the notes. */
async function writeDocuments(
  source: DocumentSource,
  qcReleaseId: string,
): Promise<Result<readonly TemplateFile[]>> {
  const wanted: { readonly folder: string; readonly document: DocumentWanted }[] = [
    ...listCapabilities(source.db).map(({ id }) => ({
      folder: 'capabilities',
      document: { kind: 'capability' as const, qcReleaseId, capabilityId: id },
    })),
    ...listProducts(source.db).map(({ key }) => ({
      folder: 'products',
      document: { kind: 'product' as const, qcReleaseId, productKey: key },
    })),
  ]
  const encoder = new TextEncoder()
  const files: TemplateFile[] = []
  for (const { folder, document } of wanted) {
    const ready = await readyDocument(source, document)
    if (!ready.ok) return ready
    const { fileName, text } = writeText(ready.value, 'html')
    files.push({ name: `${folder}/${fileName}`, bytes: encoder.encode(text) })
  }
  const notes = readReleaseNotes(source.db, qcReleaseId)
  if (!notes.ok) return notes
  return success([...files, { name: 'Release-notes.md', bytes: encoder.encode(notes.value.markdown) }])
}

async function writeOne(
  product: Product,
  qcRelease: KeptQcRelease,
  { rows }: ResolvedTemplate,
): Promise<TemplateFile> {
  const model = productTemplateModel({ product, qcRelease, knownCount: qcRelease.knownCount, rows })
  return { name: model.fileNames.workbook, bytes: await writeWorkbook(model) }
}

function describe(product: Product, template: ResolvedTemplate, file: TemplateFile): WrittenTemplate {
  const count = (kind: string) => template.rows.filter(({ reason }) => reason.kind === kind).length
  return {
    productKey: product.key,
    productName: product.name,
    fileName: file.name,
    rows: template.rows.length,
    generic: count('generic'),
    byCapability: count('capability'),
    added: count('added'),
    removed: template.removed.length,
    digest: createHash('sha256').update(file.bytes).digest('hex'),
  }
}
