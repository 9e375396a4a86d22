import { describe, expect, test } from 'vitest'
import {
  answered,
  keepMine,
  nextDue,
  sendNow,
  shownText,
  takeTheirs,
  typed,
  type Draft,
} from '../../../renderer/lib/drafts.ts'

const stored = { text: 'before', revision: 3 }

function sending(text: string): Draft {
  return sendNow(typed(undefined, stored, text, 0), 0, true)!
}

describe('typing', () => {
  test('waits for a pause', () => {
    const draft = typed(undefined, stored, 'a', 1000)
    expect(draft).toMatchObject({ text: 'a', base: 'before', seen: 3 })
    expect(nextDue([draft])).toBe(1400)
  })

  test('is sent a second after the first unsent key however long it goes on', () => {
    let draft = typed(undefined, stored, 'a', 0)
    for (let now = 100; now <= 900; now += 100) draft = typed(draft, stored, `a${String(now)}`, now)
    expect(nextDue([draft])).toBe(1000)
    expect(sendNow(draft, 999)).toBeUndefined()
    expect(sendNow(draft, 1000)?.state).toEqual({ kind: 'sending', sent: 'a900', attempts: 0 })
  })

  test('while a text is on its way is sent after it, on the revision it got', () => {
    const more = typed(sending('a'), stored, 'ab', 50)
    const next = answered(more, { kind: 'kept', revision: 4 }, 60)
    expect(next).toMatchObject({ text: 'ab', base: 'a', seen: 4, state: { kind: 'waiting' } })
  })

  test('starts from the newer one of the kept draft and the stored text', () => {
    const kept = answered(sending('mine'), { kind: 'kept', revision: 4 }, 10)
    expect(typed(kept, stored, 'mine!', 20)).toMatchObject({ base: 'mine', seen: 4 })
    expect(typed(kept, { text: 'other', revision: 9 }, 'x', 20)).toMatchObject({ base: 'other', seen: 9 })
  })
})

describe('an answer', () => {
  test('that keeps the text ends the draft', () => {
    expect(answered(sending('a'), { kind: 'kept', revision: 4 }, 0).state).toEqual({ kind: 'kept' })
  })

  test('that fails is tried again later each time', () => {
    const once = answered(sending('a'), { kind: 'later', reason: 'full' }, 1000)
    expect(once.state).toEqual({ kind: 'failed', reason: 'full', attempts: 1, due: 1500 })
    const twice = answered(sendNow(once, 1500)!, { kind: 'later', reason: 'full' }, 1500)
    expect(twice.state).toMatchObject({ attempts: 2, due: 2500 })
  })

  test('of a newer revision with the text we started from is no conflict', () => {
    const draft = answered(sending('a'), { kind: 'conflict', theirs: 'before', revision: 7 }, 0)
    expect(draft).toMatchObject({ text: 'a', seen: 7, state: { kind: 'waiting', due: 0 } })
  })

  test('of a newer revision with our own text is kept: the first answer was lost', () => {
    const draft = answered(sending('a'), { kind: 'conflict', theirs: 'a', revision: 7 }, 0)
    expect(draft).toMatchObject({ seen: 7, state: { kind: 'kept' } })
  })

  test('that refuses leaves the text in the field', () => {
    const draft = answered(sending('a'), { kind: 'refused', reason: 'finished' }, 0)
    expect(shownText(draft, stored)).toBe('a')
    expect(nextDue([draft])).toBeUndefined()
  })
})

describe('a conflict', () => {
  const conflict = answered(sending('mine'), { kind: 'conflict', theirs: 'theirs', revision: 7 }, 0)

  test('is never sent by itself, not even while typing goes on', () => {
    const more = typed(conflict, stored, 'mine and more', 10)
    expect(more.state.kind).toBe('conflict')
    expect(sendNow(more, 99_999, true)).toBeUndefined()
  })

  test('is ended by keeping mine, sent over the revision that was shown', () => {
    expect(keepMine(conflict, 20)).toEqual({
      text: 'mine',
      base: 'theirs',
      seen: 7,
      state: { kind: 'waiting', since: 20, due: 20 },
    })
  })

  test('is ended by taking theirs', () => {
    expect(takeTheirs(conflict)).toMatchObject({ text: 'theirs', seen: 7, state: { kind: 'kept' } })
  })
})

test('a kept draft gives way to a newer text of the database', () => {
  const kept = answered(sending('a'), { kind: 'kept', revision: 4 }, 0)
  expect(shownText(kept, stored)).toBe('a')
  expect(shownText(kept, { text: 'newer', revision: 5 })).toBe('newer')
})
