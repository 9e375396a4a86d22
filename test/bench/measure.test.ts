import { expect, test } from 'vitest'
import { alternate, compare, median, relativeSpread } from './measure.ts'

const caption = { name: 'walk', unit: 'ms', peerName: 'a snail', note: '' }

test('the median of an even series lies between its two middle values', () => {
  expect(median([9, 1, 2, 4])).toBe(3)
  expect(median([5])).toBe(5)
  expect(() => median([])).toThrow('without values')
})

test('the spread is the middle half relative to the median', () => {
  expect(relativeSpread([10, 20, 30, 40, 50])).toBeCloseTo(20 / 30)
  expect(relativeSpread([7, 7, 7])).toBe(0)
})

test('no spread is claimed for two values, nor around zero', () => {
  expect(relativeSpread([1, 100])).toBeNull()
  expect(relativeSpread([0, 0, 0])).toBeNull()
})

test('a figure compares the medians', () => {
  expect(compare(caption, [30, 10, 20], [40, 40, 40])).toMatchObject({
    ours: 20,
    peer: 40,
    ratio: 0.5,
    runs: 3,
    spread: { ours: 0.5, peer: 0 },
  })
})

test('a figure stands without its peer', () => {
  expect(compare(caption, [3], [])).toMatchObject({ ours: 3, peer: null, ratio: null })
})

test('a figure that could not be measured claims nothing', () => {
  expect(compare(caption, [], [])).toMatchObject({ ours: null, peer: null, ratio: null, runs: 0 })
})

test('a limit of zero has no ratio', () => {
  expect(compare(caption, [0], [0])).toMatchObject({ ours: 0, peer: 0, ratio: null })
})

test('sides take turns, and every other round goes backwards', async () => {
  const order: string[] = []
  const side = (name: string) => async () => order.push(name)
  const results = await alternate(3, [side('ours'), side('peer')])
  expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer'])
  expect(results).toEqual([
    [1, 4, 5],
    [2, 3, 6],
  ])
})
