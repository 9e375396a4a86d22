import { expect, test } from 'vitest'
import type { Intent } from '../../../../shared/domain/intent.ts'
import { emptyAnswer } from '../../../../shared/domain/intent.ts'
import { isLookedFor, isToDecide, tell } from '../../../../renderer/features/tickets/outbox/what-is-told.ts'
import { makeIntent, setField } from '../../../support/tickets.ts'

function makeLine(rest: Partial<Intent>, waits: string | null = null) {
  return {
    intent: makeIntent(setField('UMDRelease', [], ['3']), rest),
    what: 'UMDRelease: not set → 3',
    waits,
  }
}

test('that a change waits for the one above it on its ticket is seen from the order', () => {
  const waits = 'It waits for the change before it on the same ticket (queued).'
  const behind = makeLine({ seq: 2 }, waits)
  expect(tell(behind, makeLine({ seq: 1 }))).toEqual([])
  expect(tell(behind, makeLine({ seq: 1, ticket: '8' }))).toEqual([waits])
  expect(tell(behind, undefined)).toEqual([waits])
})

test('a refusal is told with what the server said, and asks for a decision', () => {
  const answer = { ...emptyAnswer, sentence: 'The server did not take it.', says: ['Permission Denied'] }
  const line = makeLine({ state: 'refused', answer }, 'Try again or discard it.')
  expect(tell(line, undefined)).toEqual([
    'The server did not take it.',
    'Try again or discard it.',
    'The server says: Permission Denied',
  ])
  expect([isToDecide(line), isLookedFor(line)]).toEqual([true, false])
})

test('what was taken back tells nothing of its attempts', () => {
  const answer = {
    ...emptyAnswer,
    sentence: 'The line broke before anything was written; it is tried again.',
  }
  expect(tell(makeLine({ state: 'withdrawn', answer }), undefined)).toEqual([])
})
