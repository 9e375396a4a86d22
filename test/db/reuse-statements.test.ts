import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { reuseStatements } from '../../electron/db/reuse-statements.ts'

function openWithNumbers() {
  const db = new Database(':memory:')
  reuseStatements(db)
  db.exec('create table number (value integer); insert into number values (1), (2), (3)')
  return db
}

const all = 'select value from number order by value'

test('the same text is prepared once', () => {
  const db = openWithNumbers()
  expect(db.prepare(all)).toBe(db.prepare(all))
  expect(db.prepare(all)).not.toBe(db.prepare('select 1'))
})

test('rows come as they are asked for each time', () => {
  const db = openWithNumbers()
  expect(db.prepare(all).pluck().all()).toEqual([1, 2, 3])
  expect(db.prepare(all).all()).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }])
  expect(db.prepare(all).raw().get()).toEqual([1])
  expect(db.prepare(all).get()).toEqual({ value: 1 })
})

test('a statement that is being read from is not disturbed by the same question', () => {
  const db = openWithNumbers()
  const pairs: unknown[] = []
  for (const one of db.prepare(all).pluck().iterate())
    pairs.push([one, db.prepare(all).all().length, db.prepare(all).pluck().all()])
  expect(pairs).toEqual([1, 2, 3].map((one) => [one, 3, [1, 2, 3]]))
})

test('a changed schema is seen', () => {
  const db = openWithNumbers()
  const everything = 'select * from number where value = 1'
  expect(db.prepare(everything).get()).toEqual({ value: 1 })
  db.exec("alter table number add column word text default 'one'")
  expect(db.prepare(everything).get()).toEqual({ value: 1, word: 'one' })
})

test('texts that are made anew each time do not pile up', () => {
  const db = openWithNumbers()
  const first = db.prepare('select 0')
  for (let number = 1; number <= 1000; number += 1) db.prepare(`select ${String(number)}`)
  expect(db.prepare('select 0')).not.toBe(first)
})
