import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { keepCriterionText } from '../../../electron/db/tables/criteria.ts'
import { addPlatform } from '../../../electron/usecases/releases/ppas.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import { setCheckVerdict, setOutcome, setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { finishVerification } from '../../../electron/usecases/verification/finish.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import { acceptOffers, declareEditorial, readOffers } from '../../../electron/usecases/verification/reuse.ts'
import { takeReviewStep } from '../../../electron/usecases/verification/second-look.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { setRowText, setSummaryField } from '../../../electron/usecases/verification/texts.ts'
import { undoLast } from '../../../electron/usecases/verification/undo.ts'
import { getPpa } from '../../../electron/db/tables/ppas.ts'
import { dcacheOnSl5, startTestRun, valueOf } from '../../support/run.ts'

const doc = 'QC_DOC_1'

/** dCache on sl5, finished with OK everywhere, and a fresh run of it on sl6. */
function startSiblings() {
  const { deps, id } = startTestRun('major')
  changeSettings(deps, { verifier: 'A. Verifier' })
  const { verification } = valueOf(readVerificationWithState(deps.db, id))
  for (const { criterion } of verification.rows) {
    valueOf(setVerdict(deps, { id, criterionId: criterion.id }, 'OK'))
  }
  valueOf(setRowText(deps, { id, criterionId: doc }, 'comment', { text: 'Read them.', seen: 0 }))
  valueOf(setCheckVerdict(deps, id, 'installation', 'OK'))
  valueOf(setCheckVerdict(deps, id, 'upgrade', 'NOT TESTED'))
  valueOf(setSummaryField(deps, id, 'verifier', { text: 'A. Verifier', seen: 0 }))
  valueOf(setOutcome(deps, id, 'accepted'))
  valueOf(finishVerification(deps, id))
  const { entryId } = getPpa(deps.db, dcacheOnSl5)!
  const sibling = valueOf(addPlatform(deps, entryId, 'sl6', 'x86_64'))
  const started = valueOf(
    startVerification(deps, { ppaId: sibling.id, qcReleaseId: 'QC7', releaseType: 'major' }),
  )
  const state = () => valueOf(readVerificationWithState(deps.db, started.id))
  return { deps, source: id, id: started.id, state }
}

test('a sibling platform offers copies, and nothing is applied before a person accepts', () => {
  const { deps, id, state } = startSiblings()
  const { offers, changed } = valueOf(readOffers(deps.db, id))
  expect(changed).toBeNull()
  expect(offers.every(({ kind }) => kind === 'copied')).toBe(true)
  expect(offers.map(({ criterionId }) => criterionId)).not.toContain('QC_DIST_1')
  expect(state().verification.rows.every(({ verdict }) => verdict === null)).toBe(true)
  expect(state().verification.checks.every(({ verdict }) => verdict === null)).toBe(true)
})

test('accepting takes verdict, comment and origin over, in one step that undo takes back', () => {
  const { deps, source, id, state } = startSiblings()
  expect(valueOf(acceptOffers(deps, id, [doc, 'QC_DOC_2'])).count).toBe(2)
  expect(state().work.rows[doc]?.origin).toMatchObject([
    { kind: 'copied', verificationId: source, by: 'A. Verifier' },
  ])
  expect(state().work.shares).toEqual({ fresh: 0, automatic: 0, carried: 0, copied: 2 })
  expect(state().verification.rows.find((row) => row.criterion.id === doc)?.comment).toBe('Read them.')
  expect(valueOf(undoLast(deps, id)).undone).toBe('2 verdicts taken over')
  expect(state().work.shares.copied).toBe(0)
  expect(state().verification.rows.find((row) => row.criterion.id === doc)).toMatchObject({
    verdict: null,
    comment: '',
  })
})

test('a verdict given by hand makes a copied row fresh, even the same one, and undo brings the origin back', () => {
  const { deps, id, state } = startSiblings()
  valueOf(acceptOffers(deps, id, [doc]))
  valueOf(setVerdict(deps, { id, criterionId: doc }, 'OK'))
  expect(state().work.shares).toMatchObject({ fresh: 1, copied: 0 })
  valueOf(undoLast(deps, id))
  expect(state().work.shares).toMatchObject({ fresh: 0, copied: 1 })
})

test('what is not on offer any more is refused as a whole', () => {
  const { deps, id, state } = startSiblings()
  valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_2' }, 'FAIL'))
  expect(acceptOffers(deps, id, [doc, 'QC_DOC_2'])).toMatchObject({ failure: { kind: 'refused' } })
  expect(state().work.shares.copied).toBe(0)
})

test('an editorial change joins two texts of one criterion only', () => {
  const { deps, state } = startSiblings()
  const row = (id: string) => state().verification.rows.find(({ criterion }) => criterion.id === id)!
  const to = inTransaction(deps.db, (tx) =>
    keepCriterionText(tx, { ...row(doc).criterion, description: 'Other words.' }),
  )
  const from = row(doc).textDigest
  expect(declareEditorial(deps, { from, to, reason: ' ' })).toMatchObject({ failure: { kind: 'invalid' } })
  expect(declareEditorial(deps, { from: row('QC_DOC_2').textDigest, to, reason: 'x' })).toMatchObject({
    failure: { kind: 'refused' },
  })
  expect(declareEditorial(deps, { from, to, reason: 'Other words only.' }).ok).toBe(true)
})

test('a second pair of eyes is another person, and what they reject is open again', () => {
  const { deps, source, id } = startSiblings()
  const step = (name: 'submitted' | 'accepted' | 'rejected', reason = '', run = source) =>
    takeReviewStep(deps, run, { step: name, reason })
  expect(step('submitted', '', id)).toMatchObject({ failure: { message: expect.stringContaining('Finish') } })
  expect(step('accepted')).toMatchObject({ failure: { kind: 'refused' } })
  expect(valueOf(step('submitted')).state).toBe('submitted')
  expect(step('accepted')).toMatchObject({ failure: { message: expect.stringContaining('somebody else') } })
  changeSettings(deps, { verifier: ' a.  verifier ' })
  expect(step('accepted').ok).toBe(false)
  changeSettings(deps, { verifier: 'B. Reviewer' })
  expect(step('rejected', ' ')).toMatchObject({ failure: { message: 'Say why it is rejected.' } })
  expect(valueOf(step('rejected', 'QC_DOC_1 has no evidence.')).steps.map((each) => each.step)).toEqual([
    'submitted',
    'rejected',
  ])
  expect(valueOf(readVerificationWithState(deps.db, source)).verification.state).toBe('open')
})
