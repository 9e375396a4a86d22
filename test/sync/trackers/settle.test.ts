import { expect, test } from 'vitest'
import { answered, unanswered } from '../../../electron/sync/trackers/answer.ts'
import type { Answer } from '../../../electron/sync/trackers/answer.ts'
import { markSubject, opMark } from '../../../electron/sync/trackers/op-id.ts'
import { gracePeriodMs, settleLost } from '../../../electron/sync/trackers/settle.ts'

/** A clock that moves only by sleeping, and searches that answer in turn. */
function settle(searches: readonly Answer<readonly string[]>[], graceMs: number, lostAt = 0) {
  let time = 0
  let asked = 0
  return settleLost({
    find: () => Promise.resolve(searches[Math.min(asked++, searches.length - 1)]!),
    lostAt,
    graceMs,
    pauseMs: 100,
    now: () => time,
    sleep: (ms) => {
      time += ms
      return Promise.resolve()
    },
  }).then((settlement) => ({ settlement, asked, time }))
}

test('what appears during the grace period is found', async () => {
  const { settlement } = await settle([answered([]), answered([]), answered(['9'])], 1000)
  expect(settlement).toEqual({ kind: 'found', ids: ['9'] })
})

test('it is absent only after a search at the end of the grace period', async () => {
  const { settlement, time, asked } = await settle([answered([])], 1000)
  expect([settlement.kind, time, asked]).toEqual(['absent', 1000, 11])
})

test('long after the loss one search is enough', async () => {
  const { settlement, asked } = await settle([answered([])], 1000, -5000)
  expect([settlement.kind, asked]).toEqual(['absent', 1])
})

test('a search that fails leaves it unknown', async () => {
  const { settlement } = await settle([answered([]), unanswered('offline', 'Away.')], 1000)
  expect(settlement).toMatchObject({ kind: 'unknown', failure: { kind: 'offline' } })
})

test('the grace period grows with what was sent and is no shorter than a gateway waits', () => {
  expect(gracePeriodMs(60_000_000)).toBeGreaterThan(gracePeriodMs(0) + 30_000)
  expect(gracePeriodMs(0, 300_000)).toBe(300_000)
})

test('the mark is the same for the same operation, and a long subject gives way to it', () => {
  expect(opMark('a')).toBe(opMark('a'))
  expect(opMark('a')).not.toBe(opMark('b'))
  const marked = markSubject('ü😀'.repeat(200), 'a', 200)
  expect(marked.endsWith(` [${opMark('a')}]`)).toBe(true)
  expect(Array.from(marked).length).toBeLessThanOrEqual(200)
  expect(markSubject('  ', 'a', 200)).toBe(`[${opMark('a')}]`)
})
