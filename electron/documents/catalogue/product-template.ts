import type { DocumentModel } from '../../../shared/domain/document-model.ts'
import { fileNameOf } from '../../../shared/domain/file-name.ts'
import { anyPpaOf } from '../../../shared/domain/filled-template.ts'
import type { ResolvedRow } from '../../../shared/domain/mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import { templateModel } from '../model.ts'
import { makeWellFormed } from '../well-formed.ts'

export interface ProductTemplateInput {
  readonly product: Product
  readonly qcRelease: QcRelease
  readonly knownCount: number
  readonly rows: readonly ResolvedRow[]
}

/** Fields of the header that a product alone does not know: left for the verifier. */
const leftBlank = new Set(['version', 'platform', 'umdMajor', 'umdRelease'])

/** The template of a product, whatever its version: what a verifier of any release of it starts from. */
export function productTemplateModel({ product, qcRelease, ...rest }: ProductTemplateInput): DocumentModel {
  const model = templateModel({
    ...rest,
    qcRelease,
    ppa: {
      id: '',
      releaseVersion: '',
      umdMajor: 0,
      productKey: product.key,
      productName: product.name,
      version: '',
      provider: product.provider,
      platform: '',
      arch: '',
      platformBasis: 'entered',
      releaseType: null,
      recordTicket: null,
    },
  })
  return makeWellFormed<DocumentModel>({
    ...model,
    title: `QC verification template: ${product.name}`,
    product: product.name,
    ids: { ...model.ids, ppa: anyPpaOf(product.key) },
    target: 'any version and platform',
    fileNames: {
      ...model.fileNames,
      workbook: fileNameOf(['QC_Verification_Template', product.key, `QCv${qcRelease.version}`], 'xlsx'),
    },
    header: model.header.map((field) => (leftBlank.has(field.key) ? { ...field, value: '' } : field)),
  })
}
