import { expect, test } from 'vitest'
import { createDoor } from '../../electron/serve/door.ts'

const origin = 'http://127.0.0.1:4000'
const minute = 60_000

function makeDoor(clock = { now: 0 }) {
  let made = 0
  return createDoor(
    origin,
    () => clock.now,
    () => `secret-${(made += 1)}`,
  )
}

function keyOf(address: string): string {
  return new URL(address).searchParams.get('key')!
}

test('a key buys the cookie once', () => {
  const door = makeDoor()
  const key = keyOf(door.newAddress())
  const cookie = door.redeem(key)
  expect(cookie).toBe('proviso-4000=secret-1; HttpOnly; SameSite=Strict; Path=/')
  expect(door.isKnown({ cookie: `other=1; ${cookie!.split(';')[0]!}` })).toBe(true)
  expect(door.redeem(key)).toBeNull()
})

test('a key is good for ten minutes', () => {
  const clock = { now: 0 }
  const door = makeDoor(clock)
  const [first, second] = [keyOf(door.newAddress()), keyOf(door.newAddress())]
  clock.now = 10 * minute - 1
  expect(door.redeem(first)).not.toBeNull()
  clock.now = 10 * minute
  expect(door.redeem(second)).toBeNull()
})

test.each([
  ['no cookie', {}],
  ['an empty cookie', { cookie: 'proviso-4000=' }],
  ['a wrong cookie', { cookie: 'proviso-4000=secret-2' }],
  ['the cookie of another instance', { cookie: 'proviso-4001=secret-1' }],
])('%s is not known', (_, headers) => {
  expect(makeDoor().isKnown(headers)).toBe(false)
})

test.each([
  ['its own page', { host: '127.0.0.1:4000', origin }, true, true],
  ['an address typed by hand', { host: '127.0.0.1:4000' }, true, false],
  [
    'a name that was made to lead here',
    { host: 'rebound.example:4000', origin: 'http://rebound.example:4000' },
    false,
    false,
  ],
  ['another name of this machine', { host: 'localhost:4000' }, false, false],
  ['a page of another site', { host: '127.0.0.1:4000', origin: 'https://other.example' }, false, false],
  ['a page that hides where it is from', { host: '127.0.0.1:4000', origin: 'null' }, false, false],
])('a request of %s', (_, headers, own, surely) => {
  const door = makeDoor()
  expect([door.isOwn(headers), door.isOwnForSure(headers)]).toEqual([own, surely])
})
