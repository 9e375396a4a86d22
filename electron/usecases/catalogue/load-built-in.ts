import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { upsertCapability } from '../../db/tables/capabilities.ts'
import { keepCriterionText } from '../../db/tables/criteria.ts'
import { upsertMappingChange } from '../../db/tables/mapping-changes.ts'
import { upsertProduct } from '../../db/tables/products.ts'
import { replaceQcReleaseCriteria, upsertQcRelease } from '../../db/tables/qc-releases.ts'
import { getMeta, upsertMeta } from '../../db/tables/settings.ts'
import { getUmdRelease } from '../../db/tables/umd-releases.ts'
import { record, type Deps } from '../deps.ts'
import { keepRelease } from '../releases/keep-release.ts'
import {
  digestOfBuiltIn,
  readBuiltIn,
  type BuiltInCatalogue,
  type HistoryRelease,
} from './built-in-catalogue.ts'

const metaName = 'built-in catalogue'

/**
 * Puts the catalogue that ships with the program into the database, all or nothing.
 * Answers false when this very catalogue is there already; releases imported from a record are left alone.
 */
export function loadBuiltIn(deps: Deps, templatesFolder: string): boolean {
  const digest = digestOfBuiltIn(templatesFolder)
  if (getMeta(deps.db, metaName) === digest) return false
  const catalogue = readBuiltIn(templatesFolder)
  inTransaction(deps.db, (tx) => {
    keepCatalogue(tx, catalogue)
    for (const release of catalogue.history) {
      if (getUmdRelease(tx, release.version)?.recordDigest) continue
      keepRelease(tx, factsOf(release), { source: 'built-in', recordDigest: null })
    }
    upsertMeta(tx, metaName, digest)
    record(deps, tx, 'built-in catalogue loaded', 'catalogue', { digest })
  })
  return true
}

function keepCatalogue(tx: WriteDb, catalogue: BuiltInCatalogue): void {
  catalogue.capabilities.forEach((capability, position) => upsertCapability(tx, capability, position))
  for (const product of catalogue.products) upsertProduct(tx, product)
  for (const release of catalogue.qcReleases) {
    upsertQcRelease(tx, release)
    const criteria = catalogue.criteria.get(release.id) ?? []
    replaceQcReleaseCriteria(
      tx,
      release.id,
      criteria.map((criterion) => ({ id: criterion.id, digest: keepCriterionText(tx, criterion) })),
    )
  }
  for (const change of catalogue.mapping) upsertMappingChange(tx, change)
}

const noTexts = {
  description: '',
  releaseNotes: '',
  installationNotes: '',
  knownIssues: '',
  changeLog: '',
  additionalDetails: '',
}

function factsOf(release: HistoryRelease) {
  return {
    version: release.version,
    umdMajor: Number(release.version.split('.')[0]),
    date: release.date,
    texts: noTexts,
    findings: [],
    entries: release.entries.map((entry) => ({
      productKey: entry.key,
      productName: entry.name,
      version: entry.version,
      provider: entry.provider,
      capabilityTags: entry.capabilityTags,
      targets: entry.targets,
      texts: noTexts,
    })),
  }
}
