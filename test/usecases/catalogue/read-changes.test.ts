import { expect, test } from 'vitest'
import { emptyFilter } from '../../../shared/domain/criterion-search.ts'
import { searchCriteria } from '../../../electron/db/tables/criterion-search.ts'
import { removeCriterion, saveCriterion } from '../../../electron/usecases/catalogue/edit-criterion.ts'
import {
  diffQcReleases,
  readReleaseNotes,
  readRevisionLog,
} from '../../../electron/usecases/catalogue/read-changes.ts'
import { readRoadmap, setRoadmapDate } from '../../../electron/usecases/catalogue/roadmap.ts'
import { clarifying, startDraft } from '../../support/catalogue.ts'
import { valueOf } from '../../support/run.ts'

function startChanged() {
  const start = startDraft()
  const before = start.criterion('GENERIC_DOC_2')
  const criterion = { ...before, check: 'Read the zymurgy notes.' }
  const reason = { ...clarifying, note: 'Asked for by sites.' }
  valueOf(saveCriterion(start.deps, { qcReleaseId: 'QC4', criterion, before, takesOver: [], reason }))
  valueOf(
    removeCriterion(start.deps, {
      qcReleaseId: 'QC4',
      criterionId: 'GENERIC_DOC_8',
      reason: { ...clarifying, source: 'SVG recommendation', kind: 'substantive' },
    }),
  )
  return start
}

test('release notes stand under the six sources in their order, "None" where there is nothing', () => {
  const { notes, markdown } = valueOf(readReleaseNotes(startChanged().deps.db, 'QC4'))
  expect(notes.groups.map(({ lines }) => lines.length)).toEqual([0, 1, 0, 1, 0, 0])
  expect(notes).toMatchObject({ issues: 1, changes: 2 })
  expect(markdown).toContain('## 1. User community requirement\n\nNone\n')
  expect(markdown).toContain(
    '- GENERIC_DOC_2 (Release notes): clarifying change of check. Asked for by sites. [RT #1378]',
  )
  expect(markdown).toContain('## 4. SVG recommendation\n\n- GENERIC_DOC_8 (Software licence): removed.')
})

test('the revision log names the fields of a change, the difference its words', () => {
  const { deps } = startChanged()
  expect(readRevisionLog(deps.db, 'GENERIC_DOC_2')).toMatchObject([{ fields: ['check'], kind: 'clarifying' }])
  expect(valueOf(diffQcReleases(deps.db, 'QC3', 'QC4')).map(({ kind, id }) => [kind, id])).toEqual([
    ['changed', 'GENERIC_DOC_2'],
    ['removed', 'GENERIC_DOC_8'],
  ])
})

test('criteria are found by beginnings of words in any field and release, and by what they are', () => {
  const { deps } = startChanged()
  const find = (filter: object) =>
    searchCriteria(deps.db, { ...emptyFilter, ...filter }).map(
      (found) => `${found.qcReleaseId} ${found.criterionId}`,
    )
  expect(find({ text: 'zymu' })).toEqual(['QC4 GENERIC_DOC_2'])
  expect(find({ text: 'GENERIC_DOC_8' })).toEqual(['QC3 GENERIC_DOC_8'])
  expect(find({ changedSince: '2026-11-20T00:00:00Z' })).toEqual(['QC4 GENERIC_DOC_2'])
  expect(find({ changedSince: '2027-01-01' })).toEqual([])
  expect(find({ qcReleaseId: 'QC7', critical: 'conditional' })).toEqual(['QC7 QC_DOC_2', 'QC7 QC_SEC_1'])
  expect(find({ qcReleaseId: 'QC7', capability: '' })).toHaveLength(21)
  expect(find({ text: '"zymu* (zymz' })).toEqual([])
  expect(find({ text: '" zymurgy* (' })).toEqual(['QC4 GENERIC_DOC_2'])
})

test('a confirmed date of the roadmap is called to mind', () => {
  const { deps } = startDraft()
  expect(readRoadmap(deps)).toMatchObject({ reminders: [] })
  valueOf(
    setRoadmapDate(deps, { qcVersion: '4', milestone: 'first review', date: '2026-11-25', doneOn: null }),
  )
  expect(readRoadmap(deps).reminders).toEqual(['The first review of QC 4 is due on 2026-11-25.'])
})
