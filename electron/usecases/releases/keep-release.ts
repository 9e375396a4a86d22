import type { Finding, RecordTexts } from '../../../shared/domain/umd-release.ts'
import { ppaId } from '../../../shared/domain/umd-release.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { WriteDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { upsertPpa } from '../../db/tables/ppas.ts'
import { getProduct, upsertProduct } from '../../db/tables/products.ts'
import { listEntries, upsertEntry } from '../../db/tables/release-entries.ts'
import { replaceFindings, upsertUmdRelease } from '../../db/tables/umd-releases.ts'
import { catalogueFindings } from './catalogue-findings.ts'

export interface EntryFacts {
  readonly productKey: string
  readonly productName: string
  readonly version: string
  readonly provider: string
  readonly capabilityTags: readonly string[]
  readonly targets: readonly {
    readonly platform: string
    readonly arch: string
    readonly ticket: number | null
  }[]
  readonly texts: RecordTexts
}

/** A UMD release as its record or the built-in history tells it. */
export interface ReleaseFacts {
  readonly version: string
  readonly umdMajor: number
  readonly date: string
  readonly texts: RecordTexts
  readonly entries: readonly EntryFacts[]
  readonly findings: readonly Finding[]
}

/**
 * Writes a release with its entries, PPAs and findings. What a person set (release types, entered platforms)
 * stays; an entry that is no longer in the facts stays too, with a finding, because work may hang on it.
 */
export function keepRelease(
  tx: WriteDb,
  facts: ReleaseFacts,
  origin: { readonly source: string; readonly recordDigest: string | null },
): readonly Finding[] {
  upsertUmdRelease(tx, { ...facts, ...origin })
  // The catalogue's own sentence on missing platforms says more than the record's.
  const ofRecord = facts.findings.filter((finding) => finding.kind !== 'platforms-missing')
  const findings = [...ofRecord, ...catalogueFindings(tx, facts)]
  facts.entries.forEach((entry, position) => {
    const product = getProduct(tx, entry.productKey) ?? addUnknownProduct(tx, entry, facts.version)
    const entryId = upsertEntry(tx, {
      ...entry,
      releaseVersion: facts.version,
      position,
      capabilityTags: [...entry.capabilityTags],
    })
    for (const target of targetsOf(entry, product, facts.umdMajor)) {
      upsertPpa(tx, {
        id: ppaId({ ...entry, ...target, releaseVersion: facts.version }),
        entryId,
        platform: target.platform,
        arch: target.arch,
        platformBasis: target.basis,
        recordTicket: target.ticket,
      })
    }
  })
  const inFacts = new Set(facts.entries.map((entry) => `${entry.productKey} ${entry.version}`))
  for (const kept of listEntries(tx, facts.version)) {
    if (inFacts.has(`${kept.productKey} ${kept.version}`)) continue
    findings.push({
      product: kept.productKey,
      kind: 'not-in-record',
      message: `${kept.productName} ${kept.version} was known for this release before and is not in this record; it is kept.`,
    })
  }
  replaceFindings(tx, facts.version, findings)
  return findings
}

/** The targets of the record; where it names none, those the catalogue knows for the product in this UMD major. */
function targetsOf(entry: EntryFacts, product: Product, umdMajor: number) {
  if (entry.targets.length > 0)
    return entry.targets.map((target) => ({ ...target, basis: 'record' as const }))
  return product.platforms
    .filter((platform) => platform.umdMajor === umdMajor)
    .map(({ platform, arch }) => ({ platform, arch, ticket: null, basis: 'inferred' as const }))
}

function addUnknownProduct(tx: WriteDb, entry: EntryFacts, releaseVersion: string): Product {
  const capabilities = listCapabilities(tx)
  const product: Product = {
    key: entry.productKey,
    name: entry.productName,
    provider: entry.provider,
    family: null,
    note: `Not in the built-in catalogue; first seen in the record of UMD ${releaseVersion}.`,
    capabilities: capabilities
      // The federated-cloud areas share names with UMD capabilities, and no UMD record ever meant them.
      .filter(({ inRoadmap, name }) => inRoadmap && entry.capabilityTags.includes(name))
      .map(({ id }) => ({ id, basis: 'given', evidence: `tag in UMD ${releaseVersion}` })),
    platforms: [],
    platformsBasis: 'none',
  }
  upsertProduct(tx, product)
  return product
}
