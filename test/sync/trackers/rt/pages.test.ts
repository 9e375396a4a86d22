import { expect, test } from 'vitest'
import { answered } from '../../../../electron/sync/trackers/answer.ts'
import { walkCounted, walkPages } from '../../../../electron/sync/trackers/rt/pages.ts'

interface Row {
  readonly id: string
  readonly isHidden: boolean
}

/** A server that pages first and hides afterwards; `repeatsLast` as newer versions do beyond the end. */
async function walk(rows: readonly Row[], { repeatsLast = false, counts = false } = {}) {
  const got: string[] = []
  let asked = 0
  const pages = walkPages<Row>('0', (after, page) => {
    asked += 1
    if (asked > 50) throw new Error('It never ends.')
    const behind = rows.filter(({ id }) => Number(id) > Number(after))
    const last = Math.max(1, Math.ceil(behind.length / 100))
    const number = repeatsLast ? Math.min(page, last) : page
    const items = behind.slice((number - 1) * 100, number * 100).filter(({ isHidden }) => !isHidden)
    return Promise.resolve(
      answered({ items, total: counts ? behind.length : null, hasNext: counts && page < last }),
    )
  })
  for await (const page of pages) if (page.ok) got.push(...page.value.items.map(({ id }) => id))
  return got
}

function rowsWith(count: number, isHidden: (number: number) => boolean): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    isHidden: isHidden(index + 1),
  }))
}

const layouts: readonly (readonly [string, readonly Row[]])[] = [
  ['nothing', []],
  ['a page with hidden rows', rowsWith(100, (number) => number % 3 === 0)],
  ['exactly full pages', rowsWith(300, () => false)],
  ['a whole hidden page between', rowsWith(350, (number) => number > 100 && number <= 200)],
  ['short pages all along', rowsWith(555, (number) => number % 2 === 0)],
]

test.each(layouts)('%s: every visible row comes once', async (_what, rows) => {
  const visible = rows.filter(({ isHidden }) => !isHidden).map(({ id }) => id)
  expect(await walk(rows)).toEqual(visible)
  expect(await walk(rows, { repeatsLast: true })).toEqual(visible)
})

test('where the server counts, the last page is the last', async () => {
  const rows = rowsWith(250, () => false)
  expect(await walk(rows, { counts: true })).toHaveLength(250)
  expect(await walk(rows, { counts: true, repeatsLast: true })).toHaveLength(250)
})

/** A server that counts its rows; `leave` says after how many requests which row goes away. */
async function walkUp(rows: Row[], leave: { readonly after: number; readonly row: number } | null) {
  let asked = 0
  const got: string[] = []
  const left: (number | null)[] = []
  const pages = walkCounted<Row>('0', (after, page) => {
    asked += 1
    if (asked > 50) throw new Error('It never ends.')
    if (asked === leave?.after) rows.splice(leave.row, 1)
    const behind = rows.filter(({ id }) => Number(id) > Number(after))
    const items = behind.slice((page - 1) * 100, page * 100)
    return Promise.resolve(answered({ items, total: behind.length, hasNext: false }))
  })
  for await (const page of pages) {
    if (!page.ok) return { got, left, failure: page.failure.kind }
    got.push(...page.value.items.map(({ id }) => id))
    left.push(page.value.total)
  }
  return { got, left, asked }
}

test('a counted list comes whole, page after page, with what is left', async () => {
  const rows = rowsWith(450, () => false)
  const { got, left, asked } = await walkUp(rows, null)
  expect(got).toEqual(rows.map(({ id }) => id))
  expect(left).toEqual([450, 350, 250, 150, 50])
  expect(asked).toBe(5)
})

test('a counted list of thousands is walked in bounds', async () => {
  const rows = rowsWith(3000, () => false)
  expect((await walkUp(rows, null)).got).toEqual(rows.map(({ id }) => id))
})

test.each([2, 3, 4])('a row that goes away before request %i moves no other out of sight', async (after) => {
  const rows = rowsWith(450, () => false)
  const all = rows.map(({ id }) => id)
  const { got } = await walkUp(rows, { after, row: 20 })
  expect(new Set(got)).toEqual(new Set(all))
})

test('a list that counts rows and shows none is a failure and no empty list', async () => {
  const none = () => Promise.resolve(answered({ items: [] as Row[], total: 10_000, hasNext: false }))
  const pages = []
  for await (const page of walkCounted<Row>('0', none)) pages.push(page.ok)
  expect(pages).toEqual([false])
})

test('told that it is enough, a walk asks for nothing more and brings what is under way', async () => {
  const rows = rowsWith(950, () => false)
  const asked: number[] = []
  let isEnough = false
  const ask = (_after: string, page: number) => {
    asked.push(page)
    const items = rows.slice((page - 1) * 100, page * 100)
    return Promise.resolve(answered({ items, total: rows.length, hasNext: false }))
  }
  const got: string[] = []
  for await (const page of walkCounted<Row>('0', ask, () => isEnough)) {
    if (page.ok) got.push(...page.value.items.map(({ id }) => id))
    isEnough = asked.length >= 4
  }
  expect(got).toEqual(rows.slice(0, asked.length * 100).map(({ id }) => id))
  expect(asked.length).toBeLessThan(6)
})
