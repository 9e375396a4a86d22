import { expect, test } from 'vitest'
import { describeDeed } from '../../shared/domain/describe-intent.ts'
import type { Deed, FieldRef } from '../../shared/domain/intent.ts'

function setCore(
  name: Extract<FieldRef, { in: 'core' }>['name'],
  base: readonly string[],
  mine: readonly string[],
): Deed {
  return {
    kind: 'change',
    change: { kind: 'set', field: { in: 'core', name }, base: [...base], mine: [...mine] },
  }
}

test.each([
  [setCore('owner', [], ['ada']), 'Owner: nobody → ada'],
  [setCore('minutesWorked', ['0'], ['90']), 'Time worked: 0 min → 1 h 30 min'],
  [setCore('due', [], ['2026-12-31T12:00:00Z']), 'Due: not set → 2026-12-31 12:00 UTC'],
  [setCore('priority', ['1'], ['5']), 'Priority: 1 → 5'],
])('a change of a field every ticket has is told in words', (deed, words) => {
  expect(describeDeed(deed)).toBe(words)
})

test('a link is told in words', () => {
  const link = { kind: 'depended-on-by', target: '36' } as const
  expect(describeDeed({ kind: 'link', link, wanted: 'there' })).toBe('Link: depended on by 36')
})
