import { expect, test } from 'vitest'
import { createDraftMirror } from '../../../renderer/lib/draft-mirror.ts'
import { MemoryStorage } from '../../support/memory-storage.ts'

test('keys with any sign in them survive', () => {
  const storage = new MemoryStorage()
  const draft = { text: 'Łódź', base: '', seen: 2 }
  createDraftMirror(storage, 'one', new Set()).remember('["comment","a.b","C_1"]', draft)
  const found = createDraftMirror(storage, 'two', new Set()).takeOver()
  expect(found).toEqual([['["comment","a.b","C_1"]', draft]])
})

test('what cannot be read, and what belongs to others, is passed over', () => {
  const storage = new MemoryStorage()
  storage.setItem('proviso.draft.gone.f', '{"text":')
  storage.setItem('something else', 'x')
  expect(createDraftMirror(storage, 'two', new Set()).takeOver()).toEqual([])
  expect(storage.getItem('something else')).toBe('x')
})

test('a storage without room is no failure', () => {
  const storage = new MemoryStorage()
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const mirror = createDraftMirror(storage, 'one', new Set())
  expect(() => mirror.remember('f', { text: 'a', base: '', seen: 0 })).not.toThrow()
})
