import { notFound, success, type Result } from '../../../shared/errors.ts'
import { resolveTemplate, type ResolvedTemplate } from '../../../shared/domain/mapping.ts'
import { qcReleaseForMajor } from '../../../shared/domain/qc-release.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { listCriteria } from '../../db/tables/criteria.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listMappingChanges } from '../../db/tables/mapping-changes.ts'
import { getPpa, type KeptPpa } from '../../db/tables/ppas.ts'
import { getProduct } from '../../db/tables/products.ts'
import { getQcRelease, listQcReleases, type KeptQcRelease } from '../../db/tables/qc-releases.ts'

export interface PpaTemplate extends ResolvedTemplate {
  readonly ppa: KeptPpa
  readonly qcRelease: KeptQcRelease
  /** Digest of each criterion's text, by criterion id. */
  readonly digests: ReadonlyMap<string, string>
}

/** The template of a PPA; with `qcReleaseId` null that of the QC release in force for its UMD major. */
export function getTemplate(db: ReadDb, ppaId: string, qcReleaseId: string | null): Result<PpaTemplate> {
  const ppa = getPpa(db, ppaId)
  if (!ppa) return notFound(`PPA ${ppaId}`)
  const qcRelease = chosenQcRelease(db, ppa.umdMajor, qcReleaseId)
  if (!qcRelease) return notFound(qcReleaseId === null ? 'FINAL QC release' : `QC release ${qcReleaseId}`)
  const product = getProduct(db, ppa.productKey)
  if (!product) return notFound(`product ${ppa.productKey}`)
  const criteria = listCriteria(db, qcRelease.id)
  const resolved = resolveTemplate(
    product,
    criteria.map((kept) => kept.criterion),
    listCapabilities(db),
    listMappingChanges(db, qcRelease.id),
  )
  return success({
    ...resolved,
    ppa,
    qcRelease,
    digests: new Map(criteria.map((kept) => [kept.criterion.id, kept.digest])),
  })
}

function chosenQcRelease(db: ReadDb, umdMajor: number, id: string | null): KeptQcRelease | undefined {
  if (id !== null) return getQcRelease(db, id)
  const releases = listQcReleases(db)
  const inForce = qcReleaseForMajor(releases, umdMajor)
  return releases.find((release) => release.id === inForce?.id)
}
