import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { appendAction } from '../../../electron/db/tables/run-actions.ts'
import { setRunReleaseType, setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import {
  answerCondition,
  markRestNotAffected,
  markScope,
  setVerdicts,
} from '../../../electron/usecases/verification/scope.ts'
import { setException, setExceptionReason } from '../../../electron/usecases/verification/exception.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { setRowText } from '../../../electron/usecases/verification/texts.ts'
import { undoLast } from '../../../electron/usecases/verification/undo.ts'
import { fixedRemark } from '../../../shared/domain/scope.ts'
import { dcacheOnSl5, startTestRun, valueOf } from '../../support/run.ts'

const doc = 'QC_DOC_1'
const docs = ['QC_DOC_1', 'QC_DOC_2', 'QC_DOC_3']

function startRun(releaseType: 'major' | 'minor' = 'minor') {
  const run = startTestRun(releaseType)
  const state = () => valueOf(readVerificationWithState(run.deps.db, run.id))
  const row = (id: string) => run.read().rows.find(({ criterion }) => criterion.id === id)!
  return { ...run, state, row }
}

test('a minor run asks of every row until a person said what is affected', () => {
  const { deps, id, state } = startRun()
  const asked = () => state().missing.filter(({ at }) => at.startsWith('QC_'))
  expect(asked()[0]?.sentence).toContain('21 criteria')
  valueOf(markScope(deps, id, [doc], { affected: true, why: 'New release notes.' }))
  valueOf(markRestNotAffected(deps, id, 'Nothing else changed.', false))
  expect(asked()).toEqual([
    {
      at: doc,
      field: 'verdict',
      sentence: expect.stringContaining('marked as affected by this minor release'),
    },
  ])
  valueOf(setVerdict(deps, { id, criterionId: doc }, 'OK'))
  expect(asked()).toEqual([])
})

test('one undo takes a whole bulk action back, marks and remarks together', () => {
  const { deps, id, state, row } = startRun()
  valueOf(setRowText(deps, { id, criterionId: doc }, 'comment', { text: 'mine', seen: 0 }))
  expect(valueOf(markRestNotAffected(deps, id, '', true)).count).toBe(21)
  expect([row(doc).comment, row('QC_DOC_2').comment]).toEqual(['mine', fixedRemark])
  expect(valueOf(undoLast(deps, id)).undone).toBe('not affected: 21 criteria')
  expect([row(doc).comment, row('QC_DOC_2').comment]).toEqual(['mine', ''])
  expect(state().work.rows).toEqual({})
})

test('undo of a bulk verdict keeps what was written since', () => {
  const { deps, id, row } = startRun()
  valueOf(setVerdicts(deps, id, { criterionIds: docs, verdict: 'NA', reason: 'A library only.' }))
  expect(docs.map((each) => [row(each).verdict, row(each).comment])).toEqual(
    docs.map(() => ['NA', 'A library only.']),
  )
  valueOf(setRowText(deps, { id, criterionId: doc }, 'comment', { text: 'Longer.', seen: 1 }))
  valueOf(undoLast(deps, id))
  expect(docs.map((each) => [row(each).verdict, row(each).comment])).toEqual([
    [null, 'Longer.'],
    [null, ''],
    [null, ''],
  ])
})

test('a bulk verdict adds its reason below what a row says already', () => {
  const { deps, id, row } = startRun()
  valueOf(setRowText(deps, { id, criterionId: doc }, 'comment', { text: 'First.', seen: 0 }))
  valueOf(setVerdicts(deps, id, { criterionIds: [doc], verdict: 'WARNING', reason: 'Second.' }))
  expect(row(doc).comment).toBe('First.\n\nSecond.')
  expect(setVerdicts(deps, id, { criterionIds: docs, verdict: 'NA', reason: ' ' })).toMatchObject({
    failure: { kind: 'invalid' },
  })
})

test('changing the release type in mid-run keeps every answer', () => {
  const { deps, id, row, state } = startRun()
  valueOf(markScope(deps, id, [doc], { affected: true, why: 'x' }))
  valueOf(setVerdict(deps, { id, criterionId: doc }, 'FAIL'))
  for (const type of ['revision', 'major', 'minor'] as const) valueOf(setRunReleaseType(deps, id, type))
  expect(row(doc).verdict).toBe('FAIL')
  expect(state().work.rows[doc]?.scope).toEqual({ affected: true, why: 'x' })
})

test('an answered condition is remembered for the next run of the product', () => {
  const { deps, id, state } = startRun()
  const condition = state().work.conditions[0]!.condition
  valueOf(answerCondition(deps, id, condition, false))
  const next = valueOf(
    startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'minor' }),
  )
  const { work } = valueOf(readVerificationWithState(deps.db, next.id))
  expect(work.conditions.find((each) => each.condition === condition)?.holds).toBe(false)
  valueOf(answerCondition(deps, id, condition, null))
  expect(state().work.conditions[0]?.holds).toBeNull()
})

test('an exception is kept with its reason and taken back', () => {
  const { deps, id, state } = startRun()
  valueOf(setException(deps, id, 'urgent fix'))
  const text = 'Agreed with the release team.'
  const { revision } = valueOf(setExceptionReason(deps, id, { text, seen: 0 }))
  valueOf(setException(deps, id, 'vulnerability'))
  expect(state().work.exception).toEqual({ kind: 'vulnerability', reason: text })
  expect(setExceptionReason(deps, id, { text: 'Other words.', seen: revision })).toMatchObject({
    failure: { kind: 'conflict', theirs: text },
  })
  valueOf(setException(deps, id, null))
  expect(state().work.exception).toBeNull()
  expect(setExceptionReason(deps, id, { text, seen: 0 })).toMatchObject({ failure: { kind: 'refused' } })
})

test('an action of an earlier Proviso can still be taken back', () => {
  const { deps, id, row } = startRun()
  valueOf(setVerdict(deps, { id, criterionId: doc }, 'OK'))
  inTransaction(deps.db, (tx) =>
    appendAction(tx, id, '2026-01-01T00:00:00.000Z', {
      kind: 'verdict',
      target: doc,
      before: 'FAIL',
      after: 'OK',
    }),
  )
  expect(valueOf(undoLast(deps, id)).undone).toBe('OK for QC_DOC_1')
  expect(row(doc).verdict).toBe('FAIL')
})
