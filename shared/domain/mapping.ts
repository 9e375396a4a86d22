import * as z from 'zod'
import type { Criterion } from './criterion.ts'
import type { Capability, Product } from './product.ts'

/** A per-product exception to the rule "generic criteria, and those of the product's capabilities". */
export const MappingChange = z.object({
  qcRelease: z.string(),
  product: z.string(),
  criterion: z.string(),
  change: z.enum(['add', 'remove']),
  reason: z.string().min(1),
})
export type MappingChange = z.infer<typeof MappingChange>

/** Why a row is in a template: one plain sentence, and one that says what would take it out. */
export const RowReason = z.object({
  kind: z.enum(['generic', 'capability', 'added']),
  sentence: z.string().min(1),
  wouldRemove: z.string().min(1),
})
export type RowReason = z.infer<typeof RowReason>

export interface ResolvedRow {
  readonly criterion: Criterion
  readonly reason: RowReason
}

/** A criterion that a rule brought in and a per-product change took out again. */
export interface RemovedRow {
  readonly criterion: Criterion
  readonly reason: string
}

export interface ResolvedTemplate {
  readonly rows: readonly ResolvedRow[]
  readonly removed: readonly RemovedRow[]
}

/** Order of the criteria documents in a template (process.md 8.3); documents not named here come after, by name. */
const documentOrder = [
  'Generic',
  'Documentation',
  'Installation',
  'Security',
  'Information',
  'Storage',
  'Data',
  'Compute',
  'Operations',
  'Product-specific',
  'Support',
  'Virtualisation',
  'Client',
  'Federated Cloud',
  'Other',
]

/** Sorts document names as a template shows them; "Unknown" is last (open question A5). */
export function compareDocuments(a: string, b: string): number {
  const rank = (name: string) => {
    const known = documentOrder.indexOf(name)
    return name === 'Unknown' ? documentOrder.length + 1 : known < 0 ? documentOrder.length : known
  }
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * The template of a product: every generic criterion, every criterion whose capability the product has, then the
 * per-product additions and removals (process.md 8.1, open question A7). Order: document, then the order given.
 */
export function resolveTemplate(
  product: Product,
  criteria: readonly Criterion[],
  capabilities: readonly Capability[],
  changes: readonly MappingChange[],
): ResolvedTemplate {
  const capabilityName = new Map(capabilities.map((capability) => [capability.id, capability.name]))
  const own = changes.filter((change) => change.product === product.key)
  const rows: ResolvedRow[] = []
  const removed: RemovedRow[] = []
  for (const criterion of criteria) {
    const change = own.find((candidate) => candidate.criterion === criterion.id)
    const byRule = ruleReason(product, criterion, capabilityName)
    if (byRule && change?.change === 'remove') removed.push({ criterion, reason: change.reason })
    else if (byRule) rows.push({ criterion, reason: byRule })
    else if (change?.change === 'add') rows.push({ criterion, reason: addedReason(product, change.reason) })
  }
  rows.sort((a, b) => compareDocuments(a.criterion.document, b.criterion.document))
  return { rows, removed }
}

function ruleReason(
  product: Product,
  criterion: Criterion,
  capabilityName: ReadonlyMap<string, string>,
): RowReason | undefined {
  if (criterion.capability === null) {
    return {
      kind: 'generic',
      sentence: 'Generic: it applies to every product.',
      wouldRemove: `A removal for ${product.name} with its reason would take it out.`,
    }
  }
  const held = product.capabilities.find((capability) => capability.id === criterion.capability)
  if (!held) return undefined
  const name = capabilityName.get(held.id) ?? held.id
  const basis = held.basis === 'given' ? 'as tagged in the published data' : 'as inferred'
  return {
    kind: 'capability',
    sentence:
      `${product.name} provides ${name}, ${basis}${held.evidence ? `: ${held.evidence}` : ''}.`.replace(
        /\.\.$/,
        '.',
      ),
    wouldRemove: `Taking the capability ${name} from ${product.name}, or a removal with its reason, would take it out.`,
  }
}

function addedReason(product: Product, reason: string): RowReason {
  return {
    kind: 'added',
    sentence: `Added for ${product.name}: ${reason}`,
    wouldRemove: `Deleting this addition for ${product.name} would take it out.`,
  }
}
