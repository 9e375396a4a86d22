import { createHash } from 'node:crypto'
import type { ResolvedTemplate } from '../../../shared/domain/mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { failure, notFound, success, type Result } from '../../../shared/errors.ts'
import { packFiles } from '../../documents/catalogue/pack-files.ts'
import { productTemplateModel } from '../../documents/catalogue/product-template.ts'
import { writeTemplateOverview, type WrittenTemplate } from '../../documents/catalogue/template-overview.ts'
import { instantOf } from '../../documents/dates.ts'
import { writeWorkbook } from '../../documents/workbook.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listProducts } from '../../db/tables/products.ts'
import { getQcRelease, type KeptQcRelease } from '../../db/tables/qc-releases.ts'
import type { DocumentSource } from '../report/documents.ts'
import { readProductTemplate } from './product-template.ts'
import { listDocuments, type DocumentsWanted, type Setting } from './release-documents.ts'

export interface TemplateFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface TemplateArchive extends TemplateFile {
  readonly templates: number
  /** How many other files are in it, without the overview. */
  readonly documents: number
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

/** Documents that are set side by side: each PDF has a process of its own. */
const atOnce = 2

/** What an archive of templates is asked to hold. */
export interface TemplatesWanted {
  readonly qcReleaseId: string
  /** null is all products. */
  readonly productKeys: readonly string[] | null
  readonly documents: DocumentsWanted
}

/**
 * The templates of these products with an overview, in one archive, and the documents that are published with a QC
 * release, if asked for. Tells before each how far it is; an aborted signal ends the work and nothing stays of it.
 */
export async function* writeTemplates(
  source: DocumentSource,
  { qcReleaseId, productKeys, documents }: TemplatesWanted,
  setting: Setting,
): AsyncGenerator<{ done: number; total: number; doing: string }, Result<TemplateArchive>, void> {
  const { db } = source
  const qcRelease = getQcRelease(db, qcReleaseId)
  if (!qcRelease) return notFound(`QC release ${qcReleaseId}`)
  const all = listProducts(db)
  const lost = productKeys?.find((key) => !all.some((product) => product.key === key))
  if (lost !== undefined) return notFound(`product ${lost}`)
  const products = all.filter(({ key }) => productKeys === null || productKeys.includes(key))
  const wanted = listDocuments(db, qcReleaseId, products, documents)
  const total = products.length + wanted.length
  const files: TemplateFile[] = []
  const written: WrittenTemplate[] = []
  for (const product of products) {
    if (setting.signal?.aborted) return stopped()
    yield { done: files.length, total, doing: product.name }
    const template = readProductTemplate(db, product.key, qcReleaseId)
    if (!template.ok) return template
    const file = await writeOne(product, qcRelease, template.value)
    files.push(file)
    written.push(describe(product, template.value, file))
  }
  const papers: TemplateFile[] = []
  for (let at = 0; at < wanted.length; at += atOnce) {
    if (setting.signal?.aborted) return stopped()
    const next = wanted.slice(at, at + atOnce)
    yield { done: products.length + at, total, doing: next.map(({ name }) => name).join(', ') }
    for (const made of await Promise.all(next.map(({ write }) => write(source, setting)))) {
      if (!made.ok) return made
      papers.push(...made.value)
    }
  }
  const overview = await writeTemplateOverview(
    written,
    papers.map(({ name, bytes }) => ({ fileName: name, digest: digestOf(bytes) })),
    { qcVersion: qcRelease.version, date: qcRelease.date },
  )
  const bytes = await packFiles(
    [{ name: 'Overview.xlsx', bytes: overview }, ...files, ...papers],
    new Date(instantOf(qcRelease.date)),
  )
  const name = `QC_Verification_Templates_QCv${qcRelease.version}.zip`
  return success({ name, bytes, templates: files.length, documents: papers.length })
}

function stopped() {
  return failure({ kind: 'cancelled', message: 'Stopped. No template was written.' })
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
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
    digest: digestOf(file.bytes),
  }
}
