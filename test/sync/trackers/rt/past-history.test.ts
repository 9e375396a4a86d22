import { expect, test } from 'vitest'
import { answered } from '../../../../electron/sync/trackers/answer.ts'
import type { RtClient } from '../../../../electron/sync/trackers/rt/client.ts'
import { walkDown } from '../../../../electron/sync/trackers/rt/past-history.ts'

interface Stored {
  readonly id: number
  readonly isHidden: boolean
}

/** A server that pages first and hides afterwards, and counts nothing. */
function clientOver(rows: readonly Stored[]) {
  const asked: { readonly low: number; readonly high: number; readonly page: number }[] = []
  const read: RtClient['read'] = async (_path, query, schema) => {
    const text = String(query['query'])
    const low = Number(/id >= (\d+)/.exec(text)?.[1] ?? 1)
    const high = Number(/id < (\d+)/.exec(text)?.[1] ?? Infinity)
    const page = Number(query['page'])
    asked.push({ low, high, page })
    if (asked.length > 3000) throw new Error('It never ends.')
    const items = rows
      .filter(({ id }) => id >= low && id < high)
      .toSorted((one, other) => other.id - one.id)
      .slice((page - 1) * 100, page * 100)
      .filter(({ isHidden }) => !isHidden)
      .map(({ id }) => ({ id: String(id), Type: 'Set', ObjectId: '7', Created: '2026-11-01T00:00:00Z' }))
    return answered({ value: schema.parse({ items, total: null }), etag: null, serverTime: null })
  }
  return { client: { read } as unknown as RtClient, asked }
}

async function walk(rows: readonly Stored[], options: Parameters<typeof walkDown>[2] = {}) {
  const { client, asked } = clientOver(rows)
  const got: number[] = []
  for await (const batch of walkDown(client, [], options)) {
    if (!batch.ok) throw new Error(batch.failure.message)
    got.push(...batch.value.map(({ id }) => Number(id)))
  }
  return { got, asked }
}

const make = (count: number, step: number, isHidden: (number: number) => boolean): Stored[] =>
  Array.from({ length: count }, (_, index) => ({ id: (index + 1) * step, isHidden: isHidden(index + 1) }))

const layouts: readonly (readonly [string, readonly Stored[]])[] = [
  ['nothing', []],
  ['one entry', make(1, 1, () => false)],
  ['thousands in a row', make(4321, 1, () => false)],
  ['few among those of other queues', make(300, 97, () => false)],
  ['every second one hidden', make(2500, 1, (number) => number % 2 === 0)],
  ['nine hundred hidden in a row', make(3000, 1, (number) => number > 1200 && number <= 2100)],
]

test.each(layouts)('%s: every visible entry comes once, newest first', async (_what, rows) => {
  const visible = rows.filter(({ isHidden }) => !isHidden).map(({ id }) => id)
  const { got } = await walk(rows)
  expect(got).toEqual(visible.toReversed())
})

test('it goes on below the last entry of an earlier walk', async () => {
  const rows = make(1500, 1, () => false)
  expect((await walk(rows, { before: '701' })).got).toEqual(
    Array.from({ length: 700 }, (_, index) => 700 - index),
  )
})

test('told that it is enough, it begins no further window and brings those under way whole', async () => {
  const rows = make(20_000, 1, () => false)
  let windows = 0
  const { got } = await walk(rows, { enough: () => (windows += 1) > 2 })
  expect(got[0]).toBe(20_000)
  const lowest = got.at(-1) ?? 0
  expect(got).toHaveLength(20_000 - lowest + 1)
  expect(got.length).toBeLessThan(3000)
})

test('few entries are found with few questions', async () => {
  const { asked } = await walk(make(400, 500, () => false))
  expect(asked.length).toBeLessThan(150)
})
