import { beforeEach, expect, test, vi } from 'vitest'
import { watchWindow, type WindowEnd } from '../../electron/serve/window-life.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

function watch(staysWithoutWindow = false) {
  const life = watchWindow(staysWithoutWindow)
  const ends: WindowEnd[] = []
  void life.ended.then((end) => ends.push(end))
  return { ...life, ends, wait: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('the program ends with the process of the browser', async () => {
  const window = watch()
  window.connected()
  window.browserExited(false)
  await window.wait(0)
  expect(window.ends).toEqual(['closed'])
})

test('a lost line alone does not end it', async () => {
  const window = watch()
  window.connected()
  window.disconnected()
  await window.wait(60_000)
  expect(window.ends).toEqual([])
})

test('a window in a browser that was running ends with its line', async () => {
  const window = watch()
  window.browserExited(false)
  await window.wait(2_000)
  window.connected()
  await window.wait(60_000)
  expect(window.ends).toEqual([])
  window.disconnected()
  await window.wait(3_000)
  expect(window.ends).toEqual(['closed'])
})

test('a reload does not end it', async () => {
  const window = watch(true)
  window.connected()
  window.disconnected()
  await window.wait(1_000)
  window.connected()
  await window.wait(60_000)
  expect(window.ends).toEqual([])
})

test('a browser that stays without a window ends with the line', async () => {
  const window = watch(true)
  window.connected()
  window.disconnected()
  await window.wait(3_000)
  expect(window.ends).toEqual(['closed'])
})

test('a browser that shows nothing is told from one that was closed', async () => {
  const window = watch()
  window.browserExited(false)
  await window.wait(10_000)
  expect(window.ends).toEqual(['never came'])
})

test('a browser that fails before it shows anything is known at once', async () => {
  const window = watch()
  window.browserExited(true)
  await window.wait(0)
  expect(window.ends).toEqual(['never came'])
})
