import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dumpSchema } from '../support/schema.ts'
import { openTestStore } from '../support/database.ts'

test('schema.sql shows the tables as the migrations make them', () => {
  const shown = readFileSync(join(import.meta.dirname, '../../electron/db/schema.sql'), 'utf8')
  expect(shown, 'run: npm run schema').toBe(dumpSchema(openTestStore().db))
})

test('every table is STRICT', () => {
  const { db } = openTestStore()
  const loose = db
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%'",
    )
    .pluck()
    .all()
  expect(loose).toEqual([])
})
