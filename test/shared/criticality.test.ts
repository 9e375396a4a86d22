import { expect, test } from 'vitest'
import {
  conditionsOf,
  criticalFor,
  describeCriticalFor,
  failedCritical,
} from '../../shared/domain/criticality.ts'
import { missingParts } from '../../shared/domain/missing.ts'
import { makeRow } from '../support/make-row.ts'
import { makeVerification, makeWork } from '../support/make-verification.ts'

const condition = 'for user-side services'
const conditional = { kind: 'conditional', condition } as const

test('a condition is asked until somebody answered it for the product', () => {
  expect(criticalFor(conditional, new Map())).toBe('ask')
  expect(criticalFor(conditional, new Map([[condition, true]]))).toBe('yes')
  expect(criticalFor(conditional, new Map([[condition, false]]))).toBe('no')
  expect(criticalFor({ kind: 'unknown' }, new Map())).toBe('yes')
  expect(criticalFor({ kind: 'no' }, new Map())).toBe('no')
})

test('each condition is asked once for all criteria that carry it', () => {
  const criteria = ['A_1', 'B_1', 'C_1'].map((id) => makeRow({ id, critical: conditional }).criterion)
  const plain = makeRow({ id: 'D_1' }).criterion
  expect(conditionsOf([...criteria, plain], new Map([[condition, false]]))).toEqual([
    { condition, criteria: ['A_1', 'B_1', 'C_1'], holds: false },
  ])
})

test('a failure stands in the way of acceptance unless its condition does not hold', () => {
  const rows = [makeRow({ id: 'A_1', verdict: 'FAIL', critical: conditional })]
  expect(failedCritical(rows, new Map())).toEqual(['A_1'])
  expect(failedCritical(rows, new Map([[condition, false]]))).toEqual([])
  const answered = (holds: boolean | null) =>
    makeWork({ conditions: [{ condition, criteria: ['A_1'], holds }] })
  expect(missingParts(makeVerification({ rows }), answered(null))).toHaveLength(1)
  expect(missingParts(makeVerification({ rows }), answered(false))).toEqual([])
})

test('criticality is said with what was answered about this product', () => {
  const critical = { kind: 'conditional', condition: 'for services' } as const
  expect(describeCriticalFor(critical, new Map())).toContain('not answered yet, so it counts as yes')
  expect(describeCriticalFor(critical, new Map([['for services', true]]))).toContain('it holds here')
  expect(describeCriticalFor(critical, new Map([['for services', false]]))).toMatch(/^no: /)
  expect(describeCriticalFor({ kind: 'no' }, new Map())).toBe('no')
})
