import { describe, expect, test } from 'vitest'
import {
  filterItems,
  neighbour,
  nextOpen,
  runItems,
  runLines,
  startAt,
  titleOfPart,
} from '../../../../renderer/features/run/run-items.ts'
import { makeRow } from '../../../support/make-row.ts'
import { makeVerification, makeWork } from '../../../support/make-verification.ts'

const items = runItems(
  makeVerification({
    rows: [
      makeRow({ id: 'A_1', verdict: 'OK' }),
      makeRow({ id: 'A_2', verdict: 'FAIL', comment: 'broken' }),
      makeRow({ id: 'B_1', document: 'Security' }),
    ],
  }),
  null,
)
const names = (list: readonly { at: string }[]) => list.map(({ at }) => at)

test('a run is its summary and what belongs to it, the two checks, then the criteria', () => {
  expect(names(items)).toEqual([
    'summary',
    'issues',
    'testbed',
    'life',
    'installation',
    'upgrade',
    'A_1',
    'A_2',
    'B_1',
  ])
})

test('each group has one heading', () => {
  const headings = runLines(items).flatMap((line) => (line.kind === 'heading' ? [line.group] : []))
  expect(headings).toEqual(['Verification', 'Generic', 'Security'])
})

test('a filter leaves the summary and what fits', () => {
  expect(names(filterItems(items, 'open'))).toEqual(['summary', 'B_1'])
  expect(names(filterItems(items, 'failed'))).toEqual(['summary', 'A_2'])
  expect(filterItems(items, 'all')).toBe(items)
  const known = { changed: ['A_1'], undecided: ['A_2'] }
  expect(names(filterItems(items, 'changed', known))).toEqual(['summary', 'A_1'])
  expect(names(filterItems(items, 'decide', known))).toEqual(['summary', 'A_2', 'B_1'])
  expect(names(filterItems(items, 'changed'))).toEqual(['summary'])
})

describe('the next open row', () => {
  test('is looked for past the end, too', () => {
    expect(nextOpen(items, 'A_1')?.at).toBe('B_1')
    expect(
      nextOpen(runItems(makeVerification({ rows: [makeRow(), makeRow({ id: 'A_9' })] }), null), 'A_9')?.at,
    ).toBe('GENERIC_DOC_1')
  })

  test('is none when only this one is open', () => {
    expect(nextOpen(items, 'B_1')).toBeUndefined()
  })
})

test('moving stops at the ends, and starts anew where a filter hid the row', () => {
  expect(neighbour(items, 'summary', -1)?.at).toBe('summary')
  expect(neighbour(items, 'B_1', 1)?.at).toBe('B_1')
  expect(neighbour(filterItems(items, 'open'), 'A_1', 1)?.at).toBe('summary')
})

test('a run opens where it was left, else at the first check', () => {
  expect(startAt(items, 'A_2')).toBe('A_2')
  expect(startAt(items, 'GONE_1')).toBe('installation')
  expect(startAt(items, null)).toBe('installation')
})

describe('a blank row', () => {
  const mark = (affected: boolean) => ({
    scope: { affected, why: '' },
    decidedAt: null,
    decidedBy: '',
    origin: [],
  })
  const rows = [makeRow({ id: 'A_1' }), makeRow({ id: 'A_2' }), makeRow({ id: 'A_3' })]
  const work = makeWork({ rows: { A_1: mark(false), A_2: mark(true) } })
  const openIn = (releaseType: 'major' | 'minor' | 'revision') =>
    names(runItems(makeVerification({ releaseType, rows }), work).filter(({ open }) => open))

  test('of a major release is open', () => {
    expect(openIn('major')).toEqual(['A_1', 'A_2', 'A_3'])
  })

  test('of a minor release is open unless it was marked as not affected', () => {
    expect(openIn('minor')).toEqual(['A_2', 'A_3'])
  })

  test('of a revision is never open', () => {
    expect(openIn('revision')).toEqual([])
  })
})

test('a part is called as in the list, a criterion by its id', () => {
  for (const { at, title } of items.filter(({ id }) => id === null)) expect(titleOfPart(at)).toBe(title)
  expect(titleOfPart('A_1')).toBe('A_1')
})
