import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraftKeeper } from '../../../renderer/lib/draft-keeper.ts'
import { createDraftMirror } from '../../../renderer/lib/draft-mirror.ts'
import type { SendAnswer } from '../../../renderer/lib/drafts.ts'
import { MemoryStorage } from '../../support/memory-storage.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const empty = { text: '', revision: 0 }

/** A keeper over a service that answers with what `answers` holds next, else by keeping. */
function startKeeper(storage = new MemoryStorage(), windowId = 'one', live: readonly string[] = []) {
  const sent: [string, string, number][] = []
  const answers: SendAnswer[] = []
  const keeper = createDraftKeeper({
    send(key, { text, seen }) {
      sent.push([key, text, seen])
      return Promise.resolve(answers.shift() ?? { kind: 'kept', revision: seen + 1 })
    },
    mirror: createDraftMirror(storage, windowId, new Set(live)),
    now: Date.now,
  })
  return { keeper, sent, answers, storage }
}

test('a text is sent once, after a pause, and then forgotten by the mirror', async () => {
  const { keeper, sent, storage } = startKeeper()
  for (const text of ['a', 'ab', 'abc']) {
    keeper.type('f', empty, text)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(sent).toEqual([])
  expect(storage.length).toBe(1)
  await vi.advanceTimersByTimeAsync(400)
  expect(sent).toEqual([['f', 'abc', 0]])
  expect(storage.length).toBe(0)
})

test('steady typing is sent every second at the latest', async () => {
  const { keeper, sent } = startKeeper()
  for (let n = 1; n <= 30; n += 1) {
    keeper.type('f', empty, 'x'.repeat(n))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(sent.length).toBeGreaterThanOrEqual(2)
  expect(sent.map(([, , seen]) => seen)).toEqual(sent.map((_, index) => index))
})

test('a failure is repeated until there is room, and the text stays', async () => {
  const { keeper, sent, answers } = startKeeper()
  const full: SendAnswer = { kind: 'later', reason: 'The disk is full.' }
  answers.push(full, full)
  keeper.type('f', empty, 'a')
  await vi.advanceTimersByTimeAsync(400)
  expect(keeper.get('f')?.state.kind).toBe('failed')
  await vi.advanceTimersByTimeAsync(5000)
  expect(sent).toHaveLength(3)
  expect(keeper.get('f')?.state.kind).toBe('kept')
})

test('flush sends at once, and settle waits for the answer', async () => {
  const { keeper, sent } = startKeeper()
  keeper.type('f', empty, 'a')
  keeper.type('g', empty, 'b')
  await keeper.settle()
  expect(sent.map(([key]) => key)).toEqual(['f', 'g'])
  expect([...keeper.all().values()].every(({ state }) => state.kind === 'kept')).toBe(true)
})

test('settle is not held up by a conflict', async () => {
  const { keeper, answers } = startKeeper()
  answers.push({ kind: 'conflict', theirs: 'other', revision: 5 })
  keeper.type('f', empty, 'a')
  await keeper.settle()
  expect(keeper.get('f')?.state).toEqual({ kind: 'conflict', theirs: 'other', revision: 5 })
})

test('a new window sends what a crashed one left behind', async () => {
  const { keeper: crashed, storage } = startKeeper()
  crashed.type('f', { text: 'old', revision: 7 }, 'not kept yet')
  const { keeper, sent } = startKeeper(storage, 'two')
  expect(keeper.recover()).toBe(1)
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual([['f', 'not kept yet', 7]])
  expect(storage.length).toBe(0)
})

test('the texts of a window that is still open are left to it', () => {
  const { keeper: open, storage } = startKeeper()
  open.type('f', empty, 'being typed')
  const { keeper } = startKeeper(storage, 'two', ['one'])
  expect(keeper.recover()).toBe(0)
  expect(storage.length).toBe(1)
})
