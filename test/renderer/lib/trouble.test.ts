import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { LineLost } from '../../../renderer/lib/api.ts'
import { describeError, describeTrouble, troubleOf } from '../../../renderer/lib/trouble.ts'
import type { Failure } from '../../../shared/errors.ts'

const failures: readonly Failure[] = [
  { kind: 'not-found', what: 'PPA x', message: 'There is no PPA x here.' },
  { kind: 'invalid', message: 'The record has no version.', place: 'products[3]' },
  { kind: 'conflict', message: 'It was changed.', theirs: 'a', revision: 4 },
  { kind: 'refused', message: 'Something is missing.' },
  { kind: 'storage', message: 'The disk is full.' },
  { kind: 'cancelled', message: 'Stopped.' },
]

describe('a failure of the contract', () => {
  test.each(failures)('of kind $kind keeps its kind and its message', (failure) => {
    const error = new ORPCError('FAILED', { defined: true, data: failure })
    expect(troubleOf(error)).toEqual(failure)
    expect(describeError(error)).toContain(failure.message)
  })

  test('says the place in a file', () => {
    expect(describeTrouble(failures[1]!).text).toBe('The record has no version. Place: products[3].')
  })
})

test('a lost line says that what was typed is safe', () => {
  expect(describeError(new LineLost('x'))).toContain('What you typed stays here')
})

test('anything else is a bug, shown with its message as one sentence', () => {
  expect(troubleOf(new TypeError('x is not a function')).kind).toBe('unexpected')
  expect(describeError(new TypeError('x is not a function'))).toMatch(/^x is not a function\. What was kept/)
})
