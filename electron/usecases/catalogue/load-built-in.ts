import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { upsertCapability } from '../../db/tables/capabilities.ts'
import { listTouches } from '../../db/tables/catalogue-actions.ts'
import { upsertMappingChange } from '../../db/tables/mapping-changes.ts'
import { upsertProduct } from '../../db/tables/products.ts'
import { listPublicationEntries, listUnsealedReleases } from '../../db/tables/qc-release-publications.ts'
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
import { keepBuiltInRelease } from './keep-built-in-release.ts'
import { sealRelease } from './publish.ts'

const metaName = 'built-in catalogue'

/**
 * Puts the catalogue that ships with the program into the database, all or nothing. Answers false when this very
 * catalogue is there already. Releases imported from a record, and what a person edited, are left alone.
 */
export function loadBuiltIn(deps: Deps, templatesFolder: string): boolean {
  sealOlderReleases(deps)
  const digest = digestOfBuiltIn(templatesFolder)
  if (getMeta(deps.db, metaName) === digest) return false
  const catalogue = readBuiltIn(templatesFolder)
  inTransaction(deps.db, (tx) => {
    keepCatalogue(deps, tx, catalogue)
    for (const release of catalogue.history) {
      if (getUmdRelease(tx, release.version)?.recordDigest) continue
      keepRelease(tx, factsOf(release), { source: 'built-in', recordDigest: null })
    }
    upsertMeta(tx, metaName, digest)
    record(deps, tx, 'built-in catalogue loaded', 'catalogue', { digest })
  })
  return true
}

/**
 * Seals what an older program published before there were seals. Once there is one, nothing is sealed after the fact: what was
 * made FINAL, or lost its seal, behind the back of the program would be honest from then on.
 */
function sealOlderReleases(deps: Deps): void {
  if (listUnsealedReleases(deps.db).length === 0 || listPublicationEntries(deps.db).length > 0) return
  inTransaction(deps.db, (tx) => {
    for (const id of listUnsealedReleases(tx)) sealRelease(deps, tx, id)
  })
}

function keepCatalogue(deps: Deps, tx: WriteDb, catalogue: BuiltInCatalogue): void {
  const touched = listTouches(tx)
  catalogue.capabilities.forEach((capability, position) => {
    if (!touched.has(`capability ${capability.id}`)) upsertCapability(tx, capability, position)
  })
  for (const product of catalogue.products) {
    if (!touched.has(`product ${product.key}`)) upsertProduct(tx, product)
  }
  for (const release of catalogue.qcReleases) {
    const id = keepBuiltInRelease(deps, tx, release, catalogue.criteria.get(release.id) ?? [])
    for (const change of catalogue.mapping) {
      if (change.qcRelease !== release.id) continue
      const key = canonicalJson([id, change.product, change.criterion])
      if (!touched.has(`mapping ${key}`)) upsertMappingChange(tx, { ...change, qcRelease: id })
    }
  }
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
