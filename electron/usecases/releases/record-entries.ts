import type { Finding, RecordTexts } from '../../../shared/domain/umd-release.ts'
import type { ProductShape } from './record-shape.ts'
import { readTexts } from './record-texts.ts'
import { findVersionMismatch } from './record-version.ts'

/** One product of a record, as the record says it. */
export interface ReadEntry {
  readonly productKey: string
  readonly productName: string
  readonly version: string
  readonly provider: string
  /** Capability names; empty means "several or none". */
  readonly capabilityTags: readonly string[]
  /** `ticket` is the number in the target's report address, or null; empty means "several or none". */
  readonly targets: readonly {
    readonly platform: string
    readonly arch: string
    readonly ticket: number | null
  }[]
  readonly texts: RecordTexts
}

export interface EntriesRead {
  readonly entries: readonly ReadEntry[]
  readonly findings: readonly Finding[]
}

/** The products of a record in its order. Two with the same key and version are read as one. */
export function readEntries(products: readonly ProductShape[]): EntriesRead {
  const entries = new Map<string, ReadEntry>()
  const findings: Finding[] = []
  for (const product of products) {
    const id = `${product.name}/${product.version}`
    const known = entries.get(id)
    const entry = readEntry(product, findings)
    entries.set(id, known ? mergeEntries(known, entry) : entry)
  }
  const all = [...entries.values()]
  return {
    entries: all,
    findings: [...findings, ...findMissing(all), ...findKeysTwice(products)],
  }
}

function readEntry(product: ProductShape, findings: Finding[]): ReadEntry {
  const owner = { product: product.name, name: product.productName }
  const { texts, findings: inTexts } = readTexts(product, owner)
  const mismatch = findVersionMismatch(product.version, product, owner)
  findings.push(...(mismatch ? [mismatch] : []), ...inTexts)
  return {
    productKey: product.name,
    productName: product.productName,
    version: product.version,
    provider: product.technologyProviderShortName?.trim() || product.technologyProvider?.trim() || '',
    capabilityTags: [...new Set(product.capabilities)],
    targets: uniqueTargets(
      (product.targets ?? []).map(({ platform, arch, apicallback }) => ({
        platform,
        arch,
        ticket: readTicket(apicallback),
      })),
    ),
    texts,
  }
}

/** The number after "id=" in the address that a target reports to: probably its `sw-rel` ticket (process.md 13.2). */
function readTicket(address: string | null | undefined): number | null {
  const number = /[?&]id=(\d{1,9})(?:[&#]|$)/.exec(address?.trim() ?? '')?.[1]
  return number === undefined ? null : Number(number)
}

function uniqueTargets(targets: ReadEntry['targets']): ReadEntry['targets'] {
  const unique = new Map<string, ReadEntry['targets'][number]>()
  for (const target of targets) {
    const id = `${target.platform}/${target.arch}`
    const known = unique.get(id)
    unique.set(id, known ? { ...known, ticket: known.ticket ?? target.ticket } : target)
  }
  return [...unique.values()]
}

function mergeEntries(first: ReadEntry, second: ReadEntry): ReadEntry {
  return {
    ...first,
    capabilityTags: [...new Set([...first.capabilityTags, ...second.capabilityTags])],
    targets: uniqueTargets([...first.targets, ...second.targets]),
  }
}

/** An empty list in a published record means "several or none" (process.md 13.2), so it is never silently "none". */
function findMissing(entries: readonly ReadEntry[]): readonly Finding[] {
  return entries.flatMap(({ productKey: product, productName, capabilityTags, targets }) => {
    const findings: Finding[] = []
    if (targets.length === 0) {
      const message = `The record names no platform for ${productName}; empty means several or none.`
      findings.push({ product, kind: 'platforms-missing', message })
    }
    if (capabilityTags.length === 0) {
      const message = `The record names no capability for ${productName}; empty means several or none.`
      findings.push({ product, kind: 'capabilities-missing', message })
    }
    return findings
  })
}

function findKeysTwice(products: readonly ProductShape[]): readonly Finding[] {
  const versionsOf = new Map<string, string[]>()
  for (const { name, version } of products) versionsOf.set(name, [...(versionsOf.get(name) ?? []), version])
  return [...versionsOf].flatMap(([key, versions]): Finding[] => {
    if (versions.length === 1) return []
    const distinct = [...new Set(versions)]
    const kept =
      distinct.length < versions.length
        ? 'entries with the same version are read as one'
        : `${versions.length === 2 ? 'both' : 'all'} are kept`
    const times = versions.length === 2 ? 'twice' : `${versions.length} times`
    const message = `The key ${key} stands ${times} in this release, with version ${distinct.join(' and ')}; ${kept}.`
    return [{ product: key, kind: 'key-twice', message }]
  })
}
