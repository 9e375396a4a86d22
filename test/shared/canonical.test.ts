import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../shared/domain/canonical.ts'

test('members are sorted at every level, and nothing else is', () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: true }], a: 'x y' })).toBe(
    '{"a":"x y","b":[2,1,{"c":true,"d":null}]}',
  )
})

test('names sort by code unit, so that no locale matters', () => {
  expect(canonicalJson({ é: 1, z: 2, Z: 3, a10: 4, a9: 5 })).toBe('{"Z":3,"a10":4,"a9":5,"z":2,"é":1}')
})

test('undefined members are left out, undefined items become null', () => {
  expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}')
})

/** The same data with the members of every object in another order. */
function shuffle(value: unknown, order: readonly number[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, order))
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).map(([name, member]) => [name, shuffle(member, order)] as const)
  const keyed = members.map((member, index) => ({ member, at: order[index % order.length] ?? 0 }))
  return Object.fromEntries(keyed.sort((a, b) => a.at - b.at).map(({ member }) => member))
}

test('the order in which data was made does not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.nat(), { minLength: 1 }), (value, order) => {
      expect(canonicalJson(shuffle(value, order))).toBe(canonicalJson(value))
    }),
  )
})

test('the text is JSON of the same data, so different data never look the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
