import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { getAuditHead } from '../../../electron/db/tables/audit.ts'
import { listCapabilities } from '../../../electron/db/tables/capabilities.ts'
import { listCriteria } from '../../../electron/db/tables/criteria.ts'
import { listProducts } from '../../../electron/db/tables/products.ts'
import { listQcReleases } from '../../../electron/db/tables/qc-releases.ts'
import { listUmdReleases } from '../../../electron/db/tables/umd-releases.ts'
import { upsertMeta } from '../../../electron/db/tables/settings.ts'
import { readBuiltIn } from '../../../electron/usecases/catalogue/built-in-catalogue.ts'
import { loadBuiltIn } from '../../../electron/usecases/catalogue/load-built-in.ts'
import { listPpasWithState, setReleaseType } from '../../../electron/usecases/releases/ppas.ts'
import { getTemplate } from '../../../electron/usecases/releases/template.ts'
import { testDeps } from '../../support/database.ts'
import { templatesFolder } from '../../support/folders.ts'

test('the built-in catalogue holds what is known of the field', () => {
  const { db } = testDeps()
  expect(listCapabilities(db).filter((capability) => capability.inRoadmap)).toHaveLength(23)
  expect(listCapabilities(db).filter((capability) => !capability.inRoadmap)).toHaveLength(6)
  expect(listProducts(db)).toHaveLength(90)
  expect(
    listQcReleases(db).map(({ id, knownCount, publishedCount }) => [id, knownCount, publishedCount]),
  ).toEqual([
    ['QC7', 21, 21],
    ['QC3', 33, 204],
  ])
  const releases = listUmdReleases(db)
  expect(releases).toHaveLength(32)
  expect(releases.reduce((sum, release) => sum + release.entryCount, 0)).toBe(253)
})

test('criteria come back from the database as they stand in the file', () => {
  const { db } = testDeps()
  const { criteria } = readBuiltIn(templatesFolder)
  for (const id of ['QC3', 'QC7']) {
    expect(listCriteria(db, id).map((kept) => kept.criterion)).toEqual(criteria.get(id))
  }
})

test('a title nobody recovered stays empty and has its provenance', () => {
  const { db } = testDeps()
  const unknown = listCriteria(db, 'QC3').filter((kept) => kept.criterion.title === null)
  expect(unknown.length).toBeGreaterThan(0)
  for (const { criterion } of listCriteria(db, 'QC3')) expect(criterion.provenanceNote).not.toBe('')
})

test('from May 2011 to April 2012 there were 104 entries over 57 products besides the two made by EGI', () => {
  const entries = readBuiltIn(templatesFolder)
    .history.filter((release) => release.date >= '2011-05-01' && release.date < '2012-05-01')
    .flatMap((release) => release.entries)
    .filter((entry) => entry.provider !== 'EGI')
  expect([entries.length, new Set(entries.map((entry) => entry.key)).size]).toEqual([104, 57])
})

test('loading twice changes nothing; a new catalogue is loaded over the old and keeps what a person set', () => {
  const deps = testDeps()
  const head = getAuditHead(deps.db)
  expect(loadBuiltIn(deps, templatesFolder)).toBe(false)
  expect(getAuditHead(deps.db)).toEqual(head)
  const [ppa] = listPpasWithState(deps)
  setReleaseType(deps, ppa!.id, 'minor')
  inTransaction(deps.db, (tx) => upsertMeta(tx, 'built-in catalogue', 'of an older program'))
  expect(loadBuiltIn(deps, templatesFolder)).toBe(true)
  expect(listPpasWithState(deps).find(({ id }) => id === ppa!.id)?.releaseType).toBe('minor')
})

test('every row of every template of the history has a reason and says what would remove it', () => {
  const deps = testDeps()
  for (const ppa of listPpasWithState(deps)) {
    for (const qcRelease of ['QC3', 'QC7']) {
      const template = getTemplate(deps.db, ppa.id, qcRelease)
      if (!template.ok) throw new Error(template.failure.message)
      expect(template.value.rows.length, ppa.id).toBeGreaterThan(0)
      for (const { reason } of template.value.rows) {
        expect(reason.sentence).toMatch(/\S.*\.$/)
        expect(reason.wouldRemove).toMatch(/\S.*\.$/)
      }
    }
  }
})

test("each criterion of Proviso's own says what to do, and when it is OK and when it has failed", () => {
  const own = listCriteria(testDeps().db, 'QC3')
    .map(({ criterion }) => criterion)
    .filter(({ id }) => id.startsWith('RC_'))
  expect(own).toHaveLength(171)
  for (const { id, title, provenance, check, report } of own) {
    expect(provenance, id).toBe('reconstructed')
    expect(check.length, id).toBeGreaterThan(150)
    for (const verdict of ['OK', 'WARNING', 'FAIL']) {
      expect(report.match(new RegExp(`^- \\*\\*${verdict}\\*\\*: \\S`, 'gm')), id).toHaveLength(1)
    }
    expect(
      own.filter((other) => other.title === title || other.check === check),
      id,
    ).toHaveLength(1)
  }
})
