import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion } from '../../shared/domain/criterion.ts'
import { compareDocuments, resolveTemplate, type MappingChange } from '../../shared/domain/mapping.ts'
import type { Capability } from '../../shared/domain/product.ts'
import { makeCatalogueProduct, makeCriterion } from '../support/criteria.ts'

const storage: Capability = {
  id: 'storage',
  name: 'Storage Management',
  document: 'Storage',
  referenceImplementation: null,
  inRoadmap: true,
  purpose: '',
  source: '',
}
const generic = makeCriterion()
const ofStorage = makeCriterion({ id: 'STORAGE_API_1', document: 'Storage', capability: 'storage' })

function change(kind: 'add' | 'remove', criterion: Criterion, product = 'tp.sample'): MappingChange {
  return { qcRelease: 'QC7', product, criterion: criterion.id, change: kind, reason: `because of ${kind}` }
}

describe('resolveTemplate', () => {
  const resolve = (capabilities: readonly string[], changes: readonly MappingChange[] = []) =>
    resolveTemplate(makeCatalogueProduct(capabilities), [generic, ofStorage], [storage], changes)
  const ids = (template: ReturnType<typeof resolve>) => template.rows.map((row) => row.criterion.id)

  test('takes generic criteria for every product, others by capability', () => {
    expect(ids(resolve([]))).toEqual(['GENERIC_DOC_1'])
    expect(ids(resolve(['storage']))).toEqual(['GENERIC_DOC_1', 'STORAGE_API_1'])
    expect(ids(resolve(['compute']))).toEqual(['GENERIC_DOC_1'])
  })

  test('tells of a capability row which capability, how it is known, and what would take it out', () => {
    const [, row] = resolve(['storage']).rows
    expect(row?.reason).toEqual({
      kind: 'capability',
      sentence: 'Sample provides Storage Management, as tagged in the published data.',
      wouldRemove:
        'Taking the capability Storage Management from Sample, or a removal with its reason, would take it out.',
    })
  })

  test('tells what an inferred capability was read from, with one full stop', () => {
    const product = {
      ...makeCatalogueProduct(),
      capabilities: [{ id: 'storage', basis: 'inferred' as const, evidence: 'release notes.' }],
    }
    const [row] = resolveTemplate(product, [ofStorage], [storage], []).rows
    expect(row?.reason.sentence).toBe('Sample provides Storage Management, as inferred: release notes.')
  })

  test('a capability without an entry in the list is named by its id', () => {
    const { rows } = resolveTemplate(makeCatalogueProduct(['storage']), [ofStorage], [], [])
    expect(rows[0]?.reason.sentence).toContain('Sample provides storage,')
  })

  test('a removal beats the rule and is shown with its reason', () => {
    const template = resolve(['storage'], [change('remove', ofStorage), change('remove', generic)])
    expect(template.rows).toEqual([])
    expect(template.removed.map(({ criterion, reason }) => [criterion.id, reason])).toEqual([
      ['GENERIC_DOC_1', 'because of remove'],
      ['STORAGE_API_1', 'because of remove'],
    ])
  })

  test('a removal of what no rule brought in changes nothing', () => {
    const template = resolve([], [change('remove', ofStorage)])
    expect(ids(template)).toEqual(['GENERIC_DOC_1'])
    expect(template.removed).toEqual([])
  })

  test('an addition brings a criterion in with its reason, but never twice', () => {
    expect(resolve([], [change('add', ofStorage)]).rows[1]?.reason).toMatchObject({
      kind: 'added',
      sentence: 'Added for Sample: because of add',
    })
    const twice = [change('add', ofStorage), change('add', ofStorage), change('add', generic)]
    expect(ids(resolve(['storage'], twice))).toEqual(['GENERIC_DOC_1', 'STORAGE_API_1'])
  })

  test('changes for other products do not count', () => {
    const others = [change('remove', generic, 'tp.other'), change('add', ofStorage, 'tp.other')]
    expect(ids(resolve([], others))).toEqual(['GENERIC_DOC_1'])
  })
})

describe('any mapping', () => {
  const capabilities = ['a', 'b', 'c']
  const criteria = fc.uniqueArray(
    fc.record({
      id: fc.nat(30).map((number) => `X_${number}`),
      document: fc.constantFrom('Generic', 'Storage', 'Unknown', 'Zebra', 'Compute'),
      capability: fc.constantFrom(null, ...capabilities),
    }),
    { selector: (criterion) => criterion.id },
  )
  const changes = fc.uniqueArray(
    fc.record({ number: fc.nat(30), kind: fc.constantFrom('add' as const, 'remove' as const) }),
    { selector: ({ number }) => number },
  )

  test('gives each criterion at most one place, with a reason, in document order', () => {
    fc.assert(
      fc.property(criteria, fc.subarray(capabilities), changes, (some, held, given) => {
        const all = some.map((overrides) => makeCriterion(overrides))
        const own = given.map(({ number, kind }) => change(kind, makeCriterion({ id: `X_${number}` })))
        const { rows, removed } = resolveTemplate(makeCatalogueProduct(held), all, [], own)
        const byRule = all.filter(({ capability }) => capability === null || held.includes(capability))
        const named = (kind: string) =>
          own.filter((each) => each.change === kind).map((each) => each.criterion)
        const expected = all.filter(
          (criterion) =>
            (byRule.includes(criterion) && !named('remove').includes(criterion.id)) ||
            (!byRule.includes(criterion) && named('add').includes(criterion.id)),
        )
        expect(new Set(rows.map((row) => row.criterion))).toEqual(new Set(expected))
        expect(rows).toHaveLength(expected.length)
        expect(removed.map((row) => row.criterion)).toEqual(
          byRule.filter((criterion) => named('remove').includes(criterion.id)),
        )
        expect(rows.every((row) => row.reason.sentence !== '' && row.reason.wouldRemove !== '')).toBe(true)
        const documents = rows.map((row) => row.criterion.document)
        expect(documents).toEqual(documents.toSorted(compareDocuments))
        for (const document of new Set(documents)) {
          const inTemplate = rows.map((row) => row.criterion).filter((each) => each.document === document)
          expect(inTemplate).toEqual(expected.filter((each) => each.document === document))
        }
      }),
    )
  })
})

describe('compareDocuments', () => {
  test('puts Generic first, known documents in process order, others by name, Unknown last', () => {
    const names = ['Unknown', 'Zebra', 'Compute', 'Security', 'Alpha', 'Virtualisation', 'Generic', 'Storage']
    expect(names.sort(compareDocuments)).toEqual([
      'Generic',
      'Security',
      'Storage',
      'Compute',
      'Virtualisation',
      'Alpha',
      'Zebra',
      'Unknown',
    ])
  })

  test('sorts the same whatever the order before', () => {
    const names = fc.array(fc.oneof(fc.constantFrom('Generic', 'Data', 'Unknown'), fc.string()))
    fc.assert(
      fc.property(names, (some) => {
        const sorted = some.toSorted(compareDocuments)
        expect(some.toReversed().sort(compareDocuments)).toEqual(sorted)
        expect(sorted.toSorted(compareDocuments)).toEqual(sorted)
      }),
    )
  })
})
