import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { getAuditHead } from '../../../electron/db/tables/audit.ts'
import { keepCriterionText } from '../../../electron/db/tables/criteria.ts'
import { upsertPlace } from '../../../electron/db/tables/qc-release-criteria.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import {
  setCheckVerdict,
  setOutcome,
  setRunReleaseType,
  setVerdict,
} from '../../../electron/usecases/verification/decisions.ts'
import {
  finishVerification,
  reopenVerification,
  setPosition,
} from '../../../electron/usecases/verification/finish.ts'
import {
  readVerificationWithState,
  summariseVerifications,
} from '../../../electron/usecases/verification/read.ts'
import {
  setCheckComment,
  setRowText,
  setSummaryField,
} from '../../../electron/usecases/verification/texts.ts'
import { undoLast } from '../../../electron/usecases/verification/undo.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { dcacheOnSl5, startTestRun, valueOf } from '../../support/run.ts'

const docRow = 'QC_DOC_1'

test('a run starts blank, with the reasons and texts of its template, and the verifier of the settings', () => {
  const { deps } = startTestRun()
  changeSettings(deps, { verifier: 'A verifier', institute: 'An institute' })
  const { id } = valueOf(
    startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'minor' }),
  )
  const { verification } = valueOf(readVerificationWithState(deps.db, id))
  expect(verification.rows.every((row) => row.verdict === null && row.reason.sentence !== '')).toBe(true)
  expect(verification.checks.map((check) => check.kind)).toEqual(['installation', 'upgrade'])
  expect(verification.summary).toMatchObject({ verifier: 'A verifier', institute: 'An institute' })
  expect(verification.ppa.releaseType).toBe('minor')
})

test('a later text of a criterion does not touch a run that started with the old one', () => {
  const { deps, read } = startTestRun()
  const before = read().rows.find((row) => row.criterion.id === docRow)!
  deps.db.exec('drop trigger published_criterion_not_added')
  deps.db.exec('drop trigger published_criterion_not_changed')
  inTransaction(deps.db, (tx) => {
    const digest = keepCriterionText(tx, { ...before.criterion, description: 'A new text.' })
    upsertPlace(tx, 'QC7', { criterionId: docRow, position: 0, digest })
  })
  expect(read().rows.find((row) => row.criterion.id === docRow)).toEqual(before)
})

test('verdicts, comments and checks are kept and counted', () => {
  const { deps, id, read } = startTestRun()
  valueOf(setVerdict(deps, { id, criterionId: docRow }, 'FAIL'))
  const row = valueOf(
    setRowText(deps, { id, criterionId: docRow }, 'comment', { text: 'No notes.', seen: 0 }),
  )
  expect(row).toMatchObject({ verdict: 'FAIL', comment: 'No notes.', commentRevision: 1, ticketsRevision: 0 })
  valueOf(setCheckVerdict(deps, id, 'installation', 'OK'))
  valueOf(setCheckComment(deps, id, 'installation', { text: 'By yum.', seen: 0 }))
  expect(read().checks[0]).toMatchObject({ verdict: 'OK', comment: 'By yum.' })
  expect(summariseVerifications(deps.db)[0]?.counts).toMatchObject({ FAIL: 1, blank: 20, total: 21 })
})

test('a text changed elsewhere is a conflict that shows both, unless both say the same', () => {
  const { deps, id, read } = startTestRun()
  const key = { id, criterionId: docRow }
  valueOf(setRowText(deps, key, 'comment', { text: 'theirs', seen: 0 }))
  expect(setRowText(deps, key, 'comment', { text: 'mine', seen: 0 })).toMatchObject({
    ok: false,
    failure: { kind: 'conflict', theirs: 'theirs', revision: 1 },
  })
  expect(setRowText(deps, key, 'comment', { text: 'theirs', seen: 0 }).ok).toBe(true)
  expect(setSummaryField(deps, id, 'issues', { text: 'one', seen: 3 })).toMatchObject({
    failure: { kind: 'conflict' },
  })
  expect(read().rows.find((row) => row.criterion.id === docRow)?.comment).toBe('theirs')
})

test('what changes nothing writes nothing', () => {
  const { deps, id } = startTestRun()
  valueOf(setVerdict(deps, { id, criterionId: docRow }, 'OK'))
  const head = getAuditHead(deps.db)
  valueOf(setVerdict(deps, { id, criterionId: docRow }, 'OK'))
  valueOf(setRowText(deps, { id, criterionId: docRow }, 'comment', { text: '', seen: 9 }))
  valueOf(setPosition(deps, id, { at: docRow, field: 'comment', caret: 3, scroll: 40.5 }))
  expect(getAuditHead(deps.db)).toEqual(head)
})

test('undo takes back one action after another, and says which', () => {
  const { deps, id, read } = startTestRun()
  const verdictOf = () => read().rows.find((row) => row.criterion.id === docRow)?.verdict
  valueOf(setVerdict(deps, { id, criterionId: docRow }, 'OK'))
  valueOf(setVerdict(deps, { id, criterionId: docRow }, 'FAIL'))
  valueOf(setRunReleaseType(deps, id, 'minor'))
  expect(valueOf(undoLast(deps, id)).undone).toBe('release type minor')
  expect(read().releaseType).toBe('major')
  expect(valueOf(undoLast(deps, id)).undone).toBe('FAIL for QC_DOC_1')
  expect(verdictOf()).toBe('OK')
  valueOf(undoLast(deps, id))
  expect(verdictOf()).toBeNull()
  expect(undoLast(deps, id)).toMatchObject({ failure: { kind: 'refused' } })
})

test('a major run is finished only when nothing is missing, and then no longer changes', () => {
  const { deps, id, read } = startTestRun('major')
  expect(finishVerification(deps, id)).toMatchObject({ failure: { kind: 'refused' } })
  for (const { criterion } of read().rows) valueOf(setVerdict(deps, { id, criterionId: criterion.id }, 'OK'))
  valueOf(setCheckVerdict(deps, id, 'installation', 'OK'))
  valueOf(setCheckVerdict(deps, id, 'upgrade', 'NOT TESTED'))
  valueOf(setSummaryField(deps, id, 'verifier', { text: 'A verifier', seen: 0 }))
  valueOf(setOutcome(deps, id, 'accepted'))
  expect(valueOf(finishVerification(deps, id))).toMatchObject({ state: 'finished', outcome: 'accepted' })
  expect(setVerdict(deps, { id, criterionId: docRow }, 'FAIL')).toMatchObject({
    failure: { kind: 'refused' },
  })
  expect(valueOf(reopenVerification(deps, id))).toMatchObject({ state: 'open', finishedAt: null })
  expect(setVerdict(deps, { id, criterionId: docRow }, 'FAIL').ok).toBe(true)
})

test('accepting with a failed critical criterion needs a written reason', () => {
  const { deps, id } = startTestRun('revision')
  valueOf(setVerdict(deps, { id, criterionId: docRow }, 'FAIL'))
  valueOf(setOutcome(deps, id, 'accepted'))
  const sentences = () =>
    valueOf(readVerificationWithState(deps.db, id)).missing.map(({ sentence }) => sentence)
  expect(sentences().join()).toContain('QC_DOC_1 failed')
  valueOf(setSummaryField(deps, id, 'outcomeReason', { text: 'Urgent fix.', seen: 0 }))
  expect(sentences().join()).not.toContain('QC_DOC_1 failed')
})

test('where the user was comes back', () => {
  const { deps, id, read } = startTestRun()
  const position = { at: docRow, field: 'comment', caret: 12, scroll: 340.5 }
  valueOf(setPosition(deps, id, position))
  expect(read().position).toEqual(position)
})

test('names that are not there are answered, not thrown', () => {
  const { deps, id } = startTestRun()
  expect(setVerdict(deps, { id: 'nothing', criterionId: docRow }, 'OK')).toMatchObject({
    failure: { kind: 'not-found' },
  })
  expect(setVerdict(deps, { id, criterionId: 'NOTHING_1' }, 'OK')).toMatchObject({
    failure: { kind: 'not-found' },
  })
  const wrong = { ppaId: dcacheOnSl5, qcReleaseId: 'QC99', releaseType: 'minor' as const }
  expect(startVerification(deps, wrong)).toMatchObject({ failure: { what: 'QC release QC99' } })
})

test('a second run begins with the verifier of the one before and the ticket of its record', () => {
  const { deps, id } = startTestRun()
  for (const [field, text] of [
    ['verifier', 'A. Verifier'],
    ['institute', 'An institute'],
  ] as const) {
    valueOf(setSummaryField(deps, id, field, { text, seen: 0 }))
  }
  const second = startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'minor' })
  const { verification } = valueOf(readVerificationWithState(deps.db, valueOf(second).id))
  expect(verification.summary).toMatchObject({ verifier: 'A. Verifier', institute: 'An institute' })
  expect(verification.ppa.recordTicket).not.toBeNull()
  expect(verification.summary.rtTicket).toBe(String(verification.ppa.recordTicket))
})
