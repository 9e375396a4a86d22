import type { Criterion } from '../../shared/domain/criterion.ts'
import type { Product } from '../../shared/domain/product.ts'

/** A generic criterion; its id decides nothing else. */
export function makeCriterion(overrides: Partial<Criterion> = {}): Criterion {
  return {
    id: 'GENERIC_DOC_1',
    title: 'Something to check',
    document: 'Generic',
    capability: null,
    critical: { kind: 'yes' },
    description: '',
    check: '',
    report: '',
    related: [],
    replaces: [],
    replacedBy: [],
    provenance: 'published',
    provenanceNote: '',
    ...overrides,
  }
}

/** A product of the catalogue with these capabilities, each as tagged in a record. */
export function makeCatalogueProduct(capabilityIds: readonly string[] = [], key = 'tp.sample'): Product {
  return {
    key,
    name: 'Sample',
    provider: 'STP',
    family: null,
    note: '',
    capabilities: capabilityIds.map((id) => ({ id, basis: 'given', evidence: '' })),
    platforms: [],
    platformsBasis: 'none',
  }
}
