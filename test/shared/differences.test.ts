import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareReleases, compareWords, type WordPart } from '../../shared/domain/differences.ts'
import { anyCriteria, awkwardText } from '../support/arbitrary-criterion.ts'
import { makeCriterion } from '../support/criteria.ts'

const textOf = (parts: readonly WordPart[], without: WordPart['kind']) =>
  parts
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join('')

test('the parts of a comparison put together give both texts back', () => {
  fc.assert(
    fc.property(awkwardText, awkwardText, (before, after) => {
      const parts = compareWords(before, after)
      expect(textOf(parts, 'added')).toBe(before)
      expect(textOf(parts, 'removed')).toBe(after)
      expect(parts.some((part) => part.text === '')).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('texts that share nothing and are very long are compared as wholes', () => {
  const before = Array.from({ length: 9000 }, (_, index) => `a${String(index)}`).join(' ')
  const parts = compareWords(before, before.replaceAll('a', 'b'))
  expect(parts.map((part) => part.kind)).toEqual(['removed', 'added'])
})

const one = makeCriterion({ id: 'A_1', check: 'Find the notes.' })
const two = makeCriterion({ id: 'A_2' })

test('one word of one field is what differs', () => {
  const [difference] = compareReleases([one, two], [{ ...one, check: 'Read the notes.' }, two])
  expect(difference).toMatchObject({ kind: 'changed', id: 'A_1', from: ['A_1'] })
  expect(difference?.fields).toEqual([
    {
      field: 'check',
      words: [
        { kind: 'removed', text: 'Find' },
        { kind: 'added', text: 'Read' },
        { kind: 'same', text: ' the notes.' },
      ],
    },
  ])
})

test('added, removed, renamed and merged are told apart', () => {
  const kinds = (before: readonly (typeof one)[], after: readonly (typeof one)[]) =>
    compareReleases(before, after).map(({ kind, id, from }) => [kind, id, from])
  expect(kinds([one], [one, two])).toEqual([['added', 'A_2', []]])
  expect(kinds([one, two], [one])).toEqual([['removed', 'A_2', ['A_2']]])
  expect(kinds([one, two], [one, { ...two, id: 'B_1', replaces: ['A_2'] }])).toEqual([
    ['renamed', 'B_1', ['A_2']],
  ])
  expect(kinds([one, two], [{ ...one, replaces: ['A_2'] }])).toEqual([['merged', 'A_1', ['A_1', 'A_2']]])
  expect(kinds([one, two], [{ ...one, id: 'B_1', replaces: ['A_*'] }])).toEqual([
    ['merged', 'B_1', ['A_1', 'A_2']],
  ])
})

test('a predecessor that still stands beside it was not taken over', () => {
  const successor = { ...one, id: 'B_1', replaces: ['A_1'] }
  expect(compareReleases([one], [one, successor]).map(({ kind }) => kind)).toEqual(['added'])
})

test('equal sets do not differ, and every identifier is accounted for once', () => {
  fc.assert(
    fc.property(anyCriteria, anyCriteria, (before, after) => {
      expect(compareReleases(before, before)).toEqual([])
      const differences = compareReleases(before, after)
      const told = differences.map(({ id }) => id)
      expect(new Set(told).size).toBe(told.length)
      const old = new Set(before.map(({ id }) => id))
      for (const { id } of after) if (!old.has(id)) expect(told).toContain(id)
    }),
    { numRuns: 200 },
  )
})
