import { expect, test } from 'vitest'
import { inOrder } from '../../../electron/sync/trackers/in-order.ts'

/** Starts `count` pieces of work that end in the order `ends` says. */
function makeWork(count: number) {
  const ends: (() => void)[] = []
  let started = 0
  let running = 0
  let most = 0
  const next = () => {
    if (started === count) return null
    const number = started
    started += 1
    running += 1
    most = Math.max(most, running)
    return new Promise<number>((resolve) => {
      ends[number] = () => {
        running -= 1
        resolve(number)
      }
    })
  }
  return { next, ends, counts: () => ({ started, running, most }) }
}

test('results come in the order of their start, however they end, and never more than two are under way', async () => {
  const { next, ends, counts } = makeWork(5)
  const results = inOrder(2, next)
  const got: number[] = []
  const reading = (async () => {
    for await (const result of results) got.push(result)
  })()
  await Promise.resolve()
  ends[1]?.()
  await new Promise((resolve) => setImmediate(resolve))
  expect(got).toEqual([])
  for (let number = 0; number < 5; number += 1) {
    ends[number]?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await reading
  expect(got).toEqual([0, 1, 2, 3, 4])
  expect(counts().started).toBe(5)
})

test('the next piece is under way while a result is taken', async () => {
  const { next, ends, counts } = makeWork(3)
  const results = inOrder(2, next)
  const first = results.next()
  ends[0]?.()
  await first
  expect(counts()).toEqual({ started: 3, running: 2, most: 2 })
  for (const end of ends) end()
  await results.return(undefined)
})

test('whoever leaves early leaves nothing under way', async () => {
  const { next, ends, counts } = makeWork(4)
  const results = inOrder(2, next)
  const first = results.next()
  ends[0]?.()
  await first
  const leaving = results.return(undefined)
  for (const end of ends.slice(1)) end()
  await leaving
  expect(counts().running).toBe(0)
  expect(counts().started).toBe(3)
})
