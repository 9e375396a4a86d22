import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readCriteriaFiles,
  writeCriteriaFiles,
} from '../../../../electron/usecases/catalogue/exchange/criteria-yaml.ts'
import type { Criterion } from '../../../../shared/domain/criterion.ts'
import { anyCriteria } from '../../../support/arbitrary-criterion.ts'
import { valueOf } from '../../../support/run.ts'
import { referenceData, whyNoReferenceData } from '../../../support/skip-unless.ts'

const readText = (text: string, name = 'doc.yaml') =>
  readCriteriaFiles([{ name, bytes: new TextEncoder().encode(text) }])
const refusalOf = (text: string) => {
  const read = readText(text)
  return read.ok ? 'taken in' : read.failure.message
}
const byId = (criteria: readonly Criterion[]) => [...criteria].sort((a, b) => (a.id < b.id ? -1 : 1))

test('any criteria written and read again are the same', () => {
  fc.assert(
    fc.property(anyCriteria, (criteria) => {
      const read = valueOf(readCriteriaFiles(writeCriteriaFiles(criteria)))
      expect(byId(read.criteria)).toEqual(byId(criteria))
      expect(read.notes).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['True', { kind: 'yes' }],
  ['YES', { kind: 'yes' }],
  ['no', { kind: 'no' }],
  ['False ', { kind: 'no' }],
  ['True (for services)', { kind: 'conditional', condition: 'for services' }],
  ['YES (a) or (b)', { kind: 'conditional', condition: 'a) or (b' }],
  ['only for services', { kind: 'conditional', condition: 'only for services' }],
  ['', { kind: 'unknown' }],
])('critical: %s', (written, critical) => {
  expect(valueOf(readText(`- id: A_1\n  critical: ${written}\n`)).criteria[0]).toMatchObject({ critical })
})

test('a criterion without any further key is one whose title nobody knows', () => {
  const [criterion] = valueOf(readText('- id: QC_DOC_1\n')).criteria
  expect(criterion).toMatchObject({ title: null, document: 'Documentation', critical: { kind: 'unknown' } })
})

test('a key nobody knows is told, never lost in silence', () => {
  expect(valueOf(readText('- id: A_1\n  weight: 3\n')).notes).toEqual([
    'A_1: the key "weight" is not known and was left out.',
  ])
})

test.each([
  ['a tag', '- id: A_1\n  desc: !!js/function "x"\n', 'tag'],
  ['a known tag', '- id: !!str A_1\n', 'tag'],
  ['an anchor', '- id: A_1\n  desc: &x y\n', 'anchor'],
  ['a cycle', '- &x\n  id: A_1\n  desc: *x\n', 'anchor'],
  ['a key twice', '- id: A_1\n  id: A_2\n', 'twice'],
  ['an identifier twice', '- id: A_1\n- id: A_1\n', 'again'],
  ['no identifier', '- name: x\n', 'identifier'],
  ['a bad identifier', '- id: lower_1\n', 'identifier'],
  ['no list', 'id: A_1\n', 'not a list'],
  ['no YAML', '- id: "A\n', 'not YAML'],
  ['nothing', '', 'empty'],
  ['deep brackets', `- ${'['.repeat(50_000)}`, 'deep'],
  ['deep steps', `${'- '.repeat(50_000)}a`, 'deep'],
  ['deep blocks', Array.from({ length: 2100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'deep'],
  ['too much', `- id: A_1\n  desc: ${'x'.repeat(5_000_000)}`, 'larger'],
])('%s is refused by name and place', (_what, text, reason) => {
  expect(refusalOf(text)).toMatch(/doc\.yaml/)
  expect(refusalOf(text)).toContain(reason)
})

const reference = join(referenceData, 'qc-v7')

test('the seven public files of QC 7 come in whole and again the same', (context) => {
  if (whyNoReferenceData !== null) context.skip(whyNoReferenceData)
  const files = readdirSync(reference).map((name) => ({ name, bytes: readFileSync(join(reference, name)) }))
  const { criteria, notes } = valueOf(readCriteriaFiles(files))
  expect(criteria).toHaveLength(21)
  expect(notes).toEqual([])
  expect(criteria.filter(({ critical }) => critical.kind === 'conditional').map(({ id }) => id)).toEqual([
    'QC_DOC_2',
    'QC_SEC_1',
  ])
  expect(criteria.find(({ id }) => id === 'QC_DOC_4')?.replaces).toEqual(['GENERIC_DOC_6', 'GENERIC_DOC_7'])
  expect(criteria.find(({ id }) => id === 'QC_SEC_4')?.replaces).toEqual(['AUTHZ_PEP_3'])
  expect(valueOf(readCriteriaFiles(writeCriteriaFiles(criteria))).criteria).toEqual(criteria)
})
