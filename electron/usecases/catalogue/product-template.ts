import { resolveTemplate, type ResolvedTemplate } from '../../../shared/domain/mapping.ts'
import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { listCriteria } from '../../db/tables/criteria.ts'
import { listMappingChanges } from '../../db/tables/mapping-changes.ts'
import { getProduct } from '../../db/tables/products.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'

/** The rows of a product for a QC release, each with its reason, and what an exception took out. */
export function readProductTemplate(
  db: ReadDb,
  productKey: string,
  qcReleaseId: string,
): Result<ResolvedTemplate> {
  const product = getProduct(db, productKey)
  if (!product) return notFound(`product ${productKey}`)
  if (!getQcRelease(db, qcReleaseId)) return notFound(`QC release ${qcReleaseId}`)
  const criteria = listCriteria(db, qcReleaseId).map((kept) => kept.criterion)
  return success(
    resolveTemplate(product, criteria, listCapabilities(db), listMappingChanges(db, qcReleaseId)),
  )
}
