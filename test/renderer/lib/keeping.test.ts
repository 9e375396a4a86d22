import { describe, expect, test } from 'vitest'
import type { Draft, DraftState } from '../../../renderer/lib/drafts.ts'
import { describeKeeping } from '../../../renderer/lib/keeping.ts'

const draft = (state: DraftState): Draft => ({ text: 'a', base: '', seen: 0, state })
const kept = draft({ kind: 'kept' })
const waiting = draft({ kind: 'waiting', since: 0, due: 1 })
const failed = draft({ kind: 'failed', reason: 'The disk is full.', attempts: 1, due: 1 })
const conflict = draft({ kind: 'conflict', theirs: 'b', revision: 1 })

describe('the status line', () => {
  test('says kept when nothing is on its way', () => {
    expect(describeKeeping([kept], { pending: 0 })).toEqual({ kind: 'kept' })
  })

  test('says keeping for a text and for a verdict on its way', () => {
    expect(describeKeeping([waiting], { pending: 0 })).toEqual({ kind: 'keeping' })
    expect(describeKeeping([], { pending: 1 })).toEqual({ kind: 'keeping' })
  })

  test('says why something is not kept, before anything that goes well', () => {
    expect(describeKeeping([waiting, failed, kept], { pending: 1 })).toEqual({
      kind: 'not-kept',
      why: 'The disk is full.',
    })
  })

  test('puts a conflict first, for only a person ends it', () => {
    expect(describeKeeping([failed, conflict], { pending: 0 })).toEqual({ kind: 'conflict' })
  })
})
