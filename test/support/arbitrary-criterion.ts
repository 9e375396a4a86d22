import fc from 'fast-check'
import type { Criterion } from '../../shared/domain/criterion.ts'

const awkward = [
  'True',
  'no',
  'null',
  '~',
  '1.10',
  '2026-11-21',
  '# no comment',
  '- item',
  'a: b',
  '*',
  '&x',
  '!tag',
  '  leading',
  'trailing  ',
  'tab\there',
  'line\nbreak',
  '\n',
  '\nfirst',
  'last\n',
  'cr\rlf',
  '\u2028',
  '=1+1',
  '+1',
  '-1',
  '@x',
  '**OK**',
  '[a](b)',
  '* [a](http://x)',
  '«Łódź» Θεσσαλονίκη',
  "'",
  '"',
  '\\',
]

/** Texts that a person may type, and those that formats stumble over. Never half a character. */
export const awkwardText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...awkward), fc.lorem({ maxCount: 4 })), { maxLength: 5 })
      .map((parts) => parts.join('')),
  },
)
const someText = awkwardText.filter((text) => text !== '')

const identifier = fc
  .tuple(
    fc.array(fc.constantFrom('QC', 'GENERIC', 'DOC', 'SEC', 'A1'), { minLength: 1, maxLength: 3 }),
    fc.nat(999),
  )
  .map(([parts, number]) => [...parts, String(number)].join('_'))

/** Any criterion the schema allows. */
export const anyCriterion: fc.Arbitrary<Criterion> = fc.record({
  id: identifier,
  title: fc.option(someText),
  document: fc.oneof(fc.constantFrom('Generic', 'Documentation', 'Security', 'Product-specific'), someText),
  capability: fc.option(someText),
  critical: fc.oneof(
    fc.constantFrom<Criterion['critical']>({ kind: 'yes' }, { kind: 'no' }, { kind: 'unknown' }),
    someText.map((condition) => ({ kind: 'conditional' as const, condition })),
  ),
  description: awkwardText,
  check: awkwardText,
  report: awkwardText,
  related: fc.array(fc.record({ label: someText, url: fc.option(awkwardText) }), { maxLength: 3 }),
  replaces: fc.array(fc.oneof(identifier, awkwardText), { maxLength: 3 }),
  replacedBy: fc.array(fc.oneof(identifier, awkwardText), { maxLength: 2 }),
  provenance: fc.constantFrom('published', 'reconstructed'),
  provenanceNote: awkwardText,
})

/** A release's worth of them, each identifier once. */
export const anyCriteria: fc.Arbitrary<readonly Criterion[]> = fc.uniqueArray(anyCriterion, {
  maxLength: 12,
  selector: (criterion) => criterion.id,
})
