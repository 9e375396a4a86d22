import { otherFinalFor } from '../../../../shared/domain/qc-life-cycle.ts'
import { invalid, refused, success, type Result } from '../../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../../db/handles.ts'
import { listCapabilities, positionOfCapability, upsertCapability } from '../../../db/tables/capabilities.ts'
import { keepCriterionText } from '../../../db/tables/criteria.ts'
import { insertChange } from '../../../db/tables/criterion-changes.ts'
import { upsertMappingChange } from '../../../db/tables/mapping-changes.ts'
import { listProducts, upsertProduct } from '../../../db/tables/products.ts'
import { listPlaces, upsertPlace } from '../../../db/tables/qc-release-criteria.ts'
import {
  getQcRelease,
  insertQcRelease,
  listQcReleases,
  updateQcReleaseState,
} from '../../../db/tables/qc-releases.ts'
import { record, type Deps } from '../../deps.ts'
import { makeFinal, sealRelease } from '../publish.ts'
import type { Bundle } from './bundle-shape.ts'

export interface ImportedBundle {
  readonly qcReleaseId: string
  readonly change: 'added' | 'unchanged'
  readonly criteria: number
  /** What was new besides the release, in words. */
  readonly notes: readonly string[]
}

/**
 * Takes in one QC release as it was written, all or nothing. A release that is here with the same criteria changes
 * nothing; one with other criteria, or a second FINAL for a UMD major, is refused. Products and capabilities that are
 * known here stay as they are.
 */
export function importBundle(deps: Deps, bundle: Bundle): Result<ImportedBundle> {
  return inTransaction(deps.db, (tx) => {
    const { release } = bundle
    const standing = getQcRelease(tx, release.id)
    if (standing) return compareStanding(tx, bundle, standing.state)
    const fault = findFault(tx, bundle)
    if (fault) return fault
    const notes = [...addCapabilities(tx, bundle), ...addProducts(tx, bundle)]
    insertQcRelease(tx, release, null)
    for (const { criterion } of bundle.texts) keepCriterionText(tx, criterion)
    bundle.criteria.forEach(({ id, digest }, position) =>
      upsertPlace(tx, release.id, { criterionId: id, position, digest }),
    )
    for (const change of bundle.changes) insertChange(tx, null, { ...change, qcReleaseId: release.id })
    for (const change of bundle.mapping) upsertMappingChange(tx, { ...change, qcRelease: release.id })
    if (release.state === 'FINAL') makeFinal(deps, tx, release.id)
    if (release.state === 'DEPRECATED') {
      updateQcReleaseState(tx, release.id, 'DEPRECATED')
      sealRelease(deps, tx, release.id)
    }
    record(deps, tx, 'catalogue taken in', release.id, { digest: bundle.digests.whole })
    return success({ qcReleaseId: release.id, change: 'added', criteria: bundle.criteria.length, notes })
  })
}

function compareStanding(tx: WriteDb, bundle: Bundle, state: string): Result<ImportedBundle> {
  const { id } = bundle.release
  const same =
    listPlaces(tx, id)
      .map((place) => `${place.criterionId} ${place.digest}`)
      .join() === bundle.criteria.map((criterion) => `${criterion.id} ${criterion.digest}`).join()
  if (same)
    return success({ qcReleaseId: id, change: 'unchanged', criteria: bundle.criteria.length, notes: [] })
  return refused(`${id} is here already as ${state} with other criteria. It was not touched.`)
}

function findFault(tx: WriteDb, bundle: Bundle) {
  const { release } = bundle
  const releases = listQcReleases(tx)
  const twin = releases.find((other) => other.version === release.version)
  if (twin) return refused(`There is a QC release ${release.version} already (${twin.id}, ${twin.state}).`)
  const final = release.state === 'FINAL' ? otherFinalFor(releases, release) : undefined
  if (final) {
    return refused(
      `${final.id} is FINAL for UMD ${String(final.major)}; a second FINAL release for it is not taken in.`,
    )
  }
  const known = new Set([...listCapabilities(tx), ...bundle.capabilities].map(({ id }) => id))
  const odd = bundle.texts.find(
    ({ criterion: { capability } }) => capability !== null && !known.has(capability),
  )
  if (odd) return invalid(`${odd.criterion.id} belongs to a capability that nobody knows.`, odd.criterion.id)
  const products = new Set([...listProducts(tx), ...bundle.products].map(({ key }) => key))
  const lost = bundle.mapping.find(({ product }) => !products.has(product))
  return lost
    ? invalid(`The mapping names the product ${lost.product}, which nobody knows.`, 'mapping')
    : undefined
}

function addCapabilities(tx: WriteDb, bundle: Bundle): readonly string[] {
  const known = new Set(listCapabilities(tx).map(({ id }) => id))
  const added = bundle.capabilities.filter(({ id }) => !known.has(id))
  for (const capability of added) upsertCapability(tx, capability, positionOfCapability(tx, capability.id))
  return added.map(({ name }) => `The capability ${name} is new.`)
}

function addProducts(tx: WriteDb, bundle: Bundle): readonly string[] {
  const known = new Set(listProducts(tx).map(({ key }) => key))
  const capabilities = new Set(listCapabilities(tx).map(({ id }) => id))
  const added = bundle.products.filter(({ key }) => !known.has(key))
  for (const product of added) {
    upsertProduct(tx, {
      ...product,
      capabilities: product.capabilities.filter(({ id }) => capabilities.has(id)),
    })
  }
  return added.map(({ name, key }) => `The product ${name} (${key}) is new.`)
}
