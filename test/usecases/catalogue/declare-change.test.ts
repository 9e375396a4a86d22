import { expect, test } from 'vitest'
import { declareChange } from '../../../electron/usecases/catalogue/declare-change.ts'
import { saveCriterion } from '../../../electron/usecases/catalogue/edit-criterion.ts'
import { undoCatalogue } from '../../../electron/usecases/catalogue/change-catalogue.ts'
import { publishQcRelease } from '../../../electron/usecases/catalogue/publish.ts'
import { readChanges, readReleaseNotes } from '../../../electron/usecases/catalogue/read-changes.ts'
import { listEditorialChanges } from '../../../electron/db/tables/editorial-changes.ts'
import { takeInCriteria } from '../../../electron/usecases/catalogue/take-in-criteria.ts'
import type { ChangeReason } from '../../../shared/domain/criterion-change.ts'
import { clarifying, startDraft } from '../../support/catalogue.ts'
import { valueOf } from '../../support/run.ts'

const editorial = { ...clarifying, kind: 'editorial' } as const
const about = { from: 'QC3', qcReleaseId: 'QC4', criterionId: 'GENERIC_DOC_2' }

function startEdited(...texts: readonly string[]) {
  const draft = startDraft()
  for (const check of texts) {
    const before = draft.criterion('GENERIC_DOC_2')
    const criterion = { ...before, check }
    const input = { qcReleaseId: 'QC4', criterion, before, takesOver: [], reason: clarifying }
    valueOf(saveCriterion(draft.deps, input))
  }
  return draft
}

test('a change declared editorial lets verdicts stand, over all edits of the criterion; declared anew it does not', () => {
  const { deps } = startEdited('One.', 'Two.')
  expect(listEditorialChanges(deps.db)).toEqual([])
  valueOf(declareChange(deps, { ...about, reason: editorial }))
  expect(listEditorialChanges(deps.db)).toHaveLength(2)
  valueOf(declareChange(deps, { ...about, reason: { ...clarifying, kind: 'substantive', link: 'RT #9' } }))
  expect(listEditorialChanges(deps.db)).toEqual([])
  const links = valueOf(readChanges(deps.db, 'QC4')).map(({ kind, link }) => `${kind} ${link}`)
  expect(links).toEqual(['substantive RT #1378', 'substantive RT #9'])
})

test('an editorial change that was undone lets no verdict stand', () => {
  const { deps, criterion } = startEdited()
  const before = criterion('GENERIC_DOC_2')
  const changed = { ...before, check: 'Other words.' }
  const input = { qcReleaseId: 'QC4', criterion: changed, before, takesOver: [], reason: editorial }
  valueOf(saveCriterion(deps, input))
  expect(listEditorialChanges(deps.db)).toHaveLength(1)
  valueOf(undoCatalogue(deps))
  expect(listEditorialChanges(deps.db)).toEqual([])
})

test('a difference of a draft that was read from files gets an entry in the release notes', () => {
  const { deps, criterion } = startDraft()
  const read = { ...criterion('GENERIC_DOC_2'), check: 'From a file.' }
  const fields = { version: '8', title: 'Eight', date: null, umdMajors: [], note: '' }
  valueOf(takeInCriteria(deps, { kind: 'new', draft: fields }, [read], 'a.yaml'))
  valueOf(declareChange(deps, { ...about, qcReleaseId: 'QC8', reason: clarifying }))
  const { notes } = valueOf(readReleaseNotes(deps.db, 'QC8'))
  expect(notes.changes).toBe(1)
  expect(notes.groups[1]?.lines[0]).toContain('clarifying change of check')
})

test('nothing is declared that does not differ, that lacks a ticket, or that is published', () => {
  const { deps } = startEdited('One.')
  const declared = (changes: Partial<typeof about>, reason: ChangeReason) => {
    const done = declareChange(deps, { ...about, ...changes, reason })
    return done.ok ? 'declared' : done.failure.message
  }
  expect(declared({ criterionId: 'GENERIC_DOC_3' }, clarifying)).toContain('does not differ')
  expect(declared({}, { ...clarifying, link: '' })).toContain('names the ticket')
  valueOf(publishQcRelease(deps, 'QC4'))
  expect(declared({}, editorial)).toContain('never changes')
})
