import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { openForWriting } from '../../electron/db/open.ts'
import { emptyFilter } from '../../shared/domain/criterion-search.ts'
import { searchCriteria } from '../../electron/db/tables/criterion-search.ts'
import { getProduct } from '../../electron/db/tables/products.ts'
import { getQcRelease } from '../../electron/db/tables/qc-releases.ts'
import { loadBuiltIn } from '../../electron/usecases/catalogue/load-built-in.ts'
import { templatesFolder } from '../support/folders.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** A database of the program before catalogues could be edited, with one published release. */
function openOlder() {
  const db = openForWriting(join(makeTempFolder(), 'proviso.sqlite'))
  onTestFinished(() => {
    db.close()
  })
  migrate(db, 40)
  const digest = 'a'.repeat(64)
  db.exec(`
    insert into qc_release values ('QC1', '1', 'Release 1', 'DEPRECATED', '2011-02', 1, '');
    insert into qc_release_major values ('QC1', 1);
    insert into criterion_text values ('${digest}', 'OLD_DOC_1', 'Zymurgy notes', 'Generic', null, 'yes', null, '', '', '',
      'published', '');
    insert into qc_release_criterion values ('QC1', 'OLD_DOC_1', 0, '${digest}');
  `)
  return db
}

test('what was published before is found by search and sealed at the next start', () => {
  const db = openOlder()
  migrate(db)
  expect(searchCriteria(db, { ...emptyFilter, text: 'zymu' }).map((found) => found.criterionId)).toEqual([
    'OLD_DOC_1',
  ])
  expect(getQcRelease(db, 'QC1')).toMatchObject({ state: 'DEPRECATED', umdMajors: [1], publishedAt: null })
  loadBuiltIn({ db, now: () => new Date(0), newId: () => 'x' }, templatesFolder)
  expect(getQcRelease(db, 'QC1')?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(() => db.exec("delete from qc_release where id = 'QC1'")).toThrow('never goes')
})

test('a family of before is there, and nobody has confirmed it', () => {
  const db = openOlder()
  migrate(db, 120)
  db.exec("insert into product values ('emi.x', 'X', 'EMI', 'x', 'A note.', 'record')")
  migrate(db)
  expect(getProduct(db, 'emi.x')).toEqual({
    key: 'emi.x',
    name: 'X',
    provider: 'EMI',
    family: 'x',
    note: 'A note.',
    capabilities: [],
    platforms: [],
    platformsBasis: 'record',
  })
})
