import { expect, test } from 'vitest'
import { openStore } from '../../../electron/db/store.ts'
import {
  listChangesOfCriterion,
  listChangesOfRelease,
} from '../../../electron/db/tables/criterion-changes.ts'
import { undoCatalogue } from '../../../electron/usecases/catalogue/change-catalogue.ts'
import { removeCriterion, saveCriterion } from '../../../electron/usecases/catalogue/edit-criterion.ts'
import { changeCriteria } from '../../../electron/usecases/catalogue/take-in-criteria.ts'
import { publishQcRelease } from '../../../electron/usecases/catalogue/publish.ts'
import { clarifying, startDraft } from '../../support/catalogue.ts'
import { makeCriterion } from '../../support/criteria.ts'
import { valueOf } from '../../support/run.ts'

const id = 'GENERIC_DOC_2'

function startEdit() {
  const start = startDraft()
  const before = start.criterion(id)
  const save = (change: object, more: object = {}) =>
    saveCriterion(start.deps, {
      qcReleaseId: 'QC4',
      criterion: { ...before, ...change },
      before,
      takesOver: [],
      reason: clarifying,
      ...more,
    })
  return { ...start, before, save }
}

test('a change keeps the old text, and the revision log tells what and why', () => {
  const { deps, criterion, listed, save, before } = startEdit()
  valueOf(save({ check: 'Read the notes.' }))
  expect(criterion(id).check).toBe('Read the notes.')
  expect(listed('QC3').find((kept) => kept.id === id)).toEqual(before)
  expect(listChangesOfCriterion(deps.db, id)).toMatchObject([{ ...clarifying, qcReleaseId: 'QC4' }])
})

test('a change that changes nothing writes nothing', () => {
  const { deps, save } = startEdit()
  valueOf(save({}))
  expect(listChangesOfRelease(deps.db, 'QC4')).toEqual([])
  expect(undoCatalogue(deps)).toMatchObject({ failure: { kind: 'refused' } })
})

test('a text changed meanwhile is a conflict that shows theirs', () => {
  const { save } = startEdit()
  valueOf(save({ check: 'theirs' }))
  const second = save({ check: 'mine' })
  expect(second).toMatchObject({ failure: { kind: 'conflict' } })
  expect(second.ok || second.failure.kind !== 'conflict' || second.failure.theirs).toContain('theirs')
})

test('a criterion is added at the end and an identifier is taken once', () => {
  const { listed, save } = startEdit()
  valueOf(save(makeCriterion({ id: 'NEW_1' }), { before: null }))
  expect(listed().at(-1)?.id).toBe('NEW_1')
  expect(save({}, { before: null })).toMatchObject({ failure: { kind: 'invalid', place: 'id' } })
})

test('a renamed criterion stays in its place and names what it was', () => {
  const { listed, criterion, save } = startEdit()
  const place = listed().findIndex((kept) => kept.id === id)
  expect(save({ id: 'DOC_1' })).toMatchObject({ failure: { kind: 'invalid' } })
  valueOf(save({ id: 'DOC_1' }, { takesOver: [id] }))
  expect(listed()[place]?.id).toBe('DOC_1')
  expect(criterion('DOC_1').replaces).toContain(id)
  expect(listed().some((kept) => kept.id === id)).toBe(false)
})

test('criteria are merged into one, and undo brings all of them back', () => {
  const { deps, listed, save } = startEdit()
  const before = listed()
  valueOf(save({}, { takesOver: ['GENERIC_DOC_6', 'GENERIC_DOC_7'] }))
  expect(listed()).toHaveLength(before.length - 2)
  expect(valueOf(undoCatalogue(deps)).undone).toBe('GENERIC_DOC_6, GENERIC_DOC_7 merged into GENERIC_DOC_2')
  expect(listed()).toEqual(before)
  expect(listChangesOfRelease(deps.db, 'QC4')).toEqual([])
})

test('undo works after a restart', () => {
  const { deps, listed } = startDraft()
  const before = listed()
  valueOf(removeCriterion(deps, { qcReleaseId: 'QC4', criterionId: id, reason: clarifying }))
  deps.db.close()
  const again = openStore(deps.dataFolder, new Date())
  if (again.kind !== 'open') throw new Error(again.kind)
  Object.assign(deps, { db: again.db })
  expect(listed()).toHaveLength(before.length - 1)
  valueOf(undoCatalogue(deps))
  expect(listed()).toEqual(before)
  again.db.close()
})

test('a published release is not edited, nor can its last edit be undone', () => {
  const { deps, save } = startEdit()
  valueOf(save({ check: 'Read the notes.' }))
  valueOf(publishQcRelease(deps, 'QC4'))
  expect(save({ check: 'More.' })).toMatchObject({ failure: { kind: 'refused' } })
  expect(removeCriterion(deps, { qcReleaseId: 'QC3', criterionId: id, reason: clarifying })).toMatchObject({
    failure: { kind: 'refused' },
  })
  expect(undoCatalogue(deps)).toMatchObject({ failure: { kind: 'refused' } })
})

test('only an editorial change does without a ticket; an unknown capability is refused', () => {
  const { save } = startEdit()
  const noLink = { ...clarifying, link: ' ' }
  expect(save({ check: 'x' }, { reason: noLink })).toMatchObject({ failure: { place: 'link' } })
  expect(save({ check: 'x' }, { reason: { ...noLink, kind: 'editorial' } }).ok).toBe(true)
  expect(save({ capability: 'nothing' })).toMatchObject({ ok: false })
})

test('several criteria change as one step with one reason for each', () => {
  const { deps, criterion, listed } = startDraft()
  const before = listed()
  const criteria = ['GENERIC_DOC_2', 'GENERIC_DOC_3'].map((each) => ({
    ...criterion(each),
    capability: 'accounting',
  }))
  valueOf(changeCriteria(deps, { qcReleaseId: 'QC4', criteria, reason: clarifying }))
  expect(criterion('GENERIC_DOC_3').capability).toBe('accounting')
  expect(listChangesOfRelease(deps.db, 'QC4')).toHaveLength(2)
  expect(valueOf(undoCatalogue(deps)).undone).toBe('2 criteria from the editor')
  expect(listed()).toEqual(before)
  const noLink = { ...clarifying, link: '' }
  expect(changeCriteria(deps, { qcReleaseId: 'QC4', criteria, reason: noLink })).toMatchObject({ ok: false })
})
