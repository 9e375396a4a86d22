import { expect, test } from 'vitest'
import { getQcRelease, listQcReleases } from '../../../electron/db/tables/qc-releases.ts'
import { createDraft, deleteDraft, updateDraft } from '../../../electron/usecases/catalogue/drafts.ts'
import { loadBuiltIn } from '../../../electron/usecases/catalogue/load-built-in.ts'
import { publishQcRelease } from '../../../electron/usecases/catalogue/publish.ts'
import { checkIntegrity } from '../../../electron/usecases/maintenance/check.ts'
import { startDraft } from '../../support/catalogue.ts'
import { templatesFolder } from '../../support/folders.ts'
import { valueOf } from '../../support/run.ts'

test('a draft begins with the criteria of the release it is based on', () => {
  const { draft, listed } = startDraft()
  expect(draft).toMatchObject({ id: 'QC4', state: 'DRAFT', basedOn: 'QC3', publishedAt: null })
  expect(listed()).toEqual(listed('QC3'))
})

test('publishing for one of two UMD majors leaves the old release FINAL for the other', () => {
  const { deps } = startDraft()
  const { qcRelease, deprecated } = valueOf(publishQcRelease(deps, 'QC4'))
  expect(qcRelease).toMatchObject({ state: 'FINAL', umdMajors: [2], date: '2026-11' })
  expect(deprecated).toEqual([])
  expect(getQcRelease(deps.db, 'QC3')).toMatchObject({ state: 'FINAL', umdMajors: [1] })
})

test('publishing for every UMD major of the old release deprecates it', () => {
  const { deps, draft } = startDraft()
  valueOf(updateDraft(deps, 'QC4', { ...draft, umdMajors: [2, 1] }))
  expect(valueOf(publishQcRelease(deps, 'QC4')).deprecated).toEqual(['QC3'])
  expect(getQcRelease(deps.db, 'QC3')).toMatchObject({ state: 'DEPRECATED', umdMajors: [1, 2] })
  expect(checkIntegrity(deps.db).problems).toEqual([])
})

test('the database refuses a second FINAL release for a UMD major', () => {
  const { deps } = startDraft()
  expect(() => deps.db.exec("update qc_release set state = 'FINAL' where id = 'QC4'")).toThrow(
    'one QC release at a time',
  )
})

test('an empty draft, one without a UMD major and one that is FINAL are not published', () => {
  const { deps, draft } = startDraft()
  valueOf(createDraft(deps, { ...draft, version: '5', umdMajors: [1], basedOn: null }))
  expect(publishQcRelease(deps, 'QC5')).toMatchObject({ failure: { kind: 'refused' } })
  valueOf(updateDraft(deps, 'QC4', { ...draft, umdMajors: [] }))
  expect(publishQcRelease(deps, 'QC4')).toMatchObject({ failure: { kind: 'refused' } })
  expect(publishQcRelease(deps, 'QC7')).toMatchObject({ failure: { kind: 'refused' } })
})

test('a version can be taken once', () => {
  const { deps, draft } = startDraft()
  expect(createDraft(deps, { ...draft, basedOn: null })).toMatchObject({ failure: { kind: 'refused' } })
  expect(updateDraft(deps, 'QC4', { ...draft, version: '7' })).toMatchObject({ failure: { kind: 'refused' } })
})

const forgeries = [
  "update qc_release set title = 'x' where id = 'QC3'",
  "update qc_release set state = 'DRAFT' where id = 'QC3'",
  "delete from qc_release where id = 'QC3'",
  "delete from qc_release_criterion where qc_release_id = 'QC3'",
  "update qc_release_criterion set position = 99 where qc_release_id = 'QC3'",
  "insert into qc_release_criterion select 'QC3', criterion_id, position, text_digest from qc_release_criterion where qc_release_id = 'QC7'",
  "insert into qc_release_major values ('QC3', 9)",
  "update criterion_text set title = 'x'",
  'delete from criterion_text',
  "insert into qc_release values ('QC9', '9', 'x', 'FINAL', null, 0, '', null)",
]

test.each(forgeries)('the database refuses: %s', (sql) => {
  const { deps } = startDraft()
  expect(() => deps.db.exec(sql)).toThrow()
})

test('a draft can be thrown away, a published release cannot', () => {
  const { deps } = startDraft()
  expect(deleteDraft(deps, 'QC3')).toMatchObject({ failure: { kind: 'refused' } })
  valueOf(deleteDraft(deps, 'QC4'))
  expect(listQcReleases(deps.db).map(({ id }) => id)).toEqual(['QC7', 'QC3'])
})

test('a criterion exchanged behind the back of the program is found and named', () => {
  const { deps } = startDraft()
  deps.db.exec(`drop trigger published_criterion_not_changed;
    update qc_release_criterion set text_digest = (select text_digest from qc_release_criterion
      where criterion_id = 'QC_DOC_1') where qc_release_id = 'QC7' and criterion_id = 'QC_SEC_5'`)
  expect(checkIntegrity(deps.db).problems).toEqual(['QC7 is no longer what was published: QC_SEC_5 changed.'])
})

test('what was made FINAL, or lost its seal, behind the back of the program is found, also after the next start', () => {
  const { deps, draft } = startDraft()
  valueOf(createDraft(deps, { ...draft, version: '5', umdMajors: [9], basedOn: 'QC7' }))
  deps.db.exec("update qc_release set state = 'FINAL' where id = 'QC5'")
  deps.db.exec("delete from qc_release_publication where qc_release_id = 'QC7'")
  loadBuiltIn(deps, templatesFolder)
  const { problems } = checkIntegrity(deps.db)
  expect(problems.join()).toContain('QC5 is FINAL, but the audit trail knows of no publication.')
  expect(problems.join()).toContain('QC7')
})

test('a published release turned back into a draft, or taken away, is found', () => {
  const { deps } = startDraft()
  deps.db.exec('drop trigger qc_release_stays_published')
  deps.db.exec("update qc_release set state = 'DRAFT' where id = 'QC7'")
  expect(checkIntegrity(deps.db).problems.join()).toContain('QC7 was published')
  deps.db.exec("delete from qc_release_publication where qc_release_id = 'QC7'")
  deps.db.exec("delete from qc_release where id = 'QC7'")
  expect(checkIntegrity(deps.db).problems.join()).toContain('QC7 is gone')
})
