import { describe, expect, test } from 'vitest'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import type { EvidenceDeps } from '../../../electron/usecases/evidence/evidence.ts'
import { decideRival, decideRivalPart } from '../../../electron/usecases/handover/decide-rival.ts'
import { takeHandover } from '../../../electron/usecases/handover/take-handover.ts'
import { writeHandover } from '../../../electron/usecases/handover/write-handover.ts'
import { addIssue } from '../../../electron/usecases/issues/issues.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import { setCheckVerdict, setOutcome, setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { setRowText, setSummaryField } from '../../../electron/usecases/verification/texts.ts'
import { testDeps } from '../../support/database.ts'
import { startEvidenceRun } from '../../support/evidence.ts'
import { dcacheOnSl5, valueOf } from '../../support/run.ts'

const [docA, docB, docC] = ['QC_DOC_1', 'QC_DOC_2', 'QC_DOC_3'] as const

const stateOf = (deps: EvidenceDeps, id: string) => valueOf(readVerificationWithState(deps.db, id))
const verdictOf = (deps: EvidenceDeps, id: string, criterionId: string) =>
  stateOf(deps, id).verification.rows.find(({ criterion }) => criterion.id === criterionId)?.verdict

/** A run of A's with evidence, taken over by B on a machine of B's own. */
async function handOverToColleague() {
  const a = startEvidenceRun()
  changeSettings(a.deps, { verifier: 'A. Verifier' })
  valueOf(setVerdict(a.deps, { id: a.id, criterionId: docA }, 'OK'))
  valueOf(await a.upload('the log\n'))
  const issue = valueOf(addIssue(a.deps, a.id, docA))
  // Ids of the other machine are other ones.
  const b = { ...testDeps(), newId: () => `b-${String(Math.random())}` }
  changeSettings(b, { verifier: 'B. Colleague' })
  const file = valueOf(await writeHandover(a.deps, a.id))
  const taken = valueOf(await takeHandover(b, file.bytes))
  return { a: a.deps, b, id: a.id, file, taken, issue }
}

test('a run goes to a colleague with its verdicts, issues and evidence', async () => {
  const { b, id, taken } = await handOverToColleague()
  expect(taken).toEqual({ verificationId: id, kind: 'new', taken: 1, rivals: 0 })
  expect(verdictOf(b, id, docA)).toBe('OK')
  expect(stateOf(b, id).work.rows[docA]?.decidedBy).toBe('A. Verifier')
  expect(listEvidence(b.db, id)).toMatchObject([{ name: 'a.log', bytes: 8 }])
  expect(stateOf(b, id).verification.rows).toHaveLength(21)
})

test('work comes back and is merged; where both decided, both stay until somebody decides', async () => {
  const { a, b, id } = await handOverToColleague()
  valueOf(setVerdict(b, { id, criterionId: docB }, 'WARNING'))
  valueOf(setVerdict(b, { id, criterionId: docC }, 'FAIL'))
  valueOf(setRowText(b, { id, criterionId: docC }, 'comment', { text: 'None found.', seen: 0 }))
  valueOf(setVerdict(a, { id, criterionId: docC }, 'OK'))
  const back = valueOf(await writeHandover(b, id))
  expect(valueOf(await takeHandover(a, back.bytes))).toMatchObject({ kind: 'merged', taken: 1, rivals: 1 })
  expect([verdictOf(a, id, docB), verdictOf(a, id, docC)]).toEqual(['WARNING', 'OK'])
  const { work, missing } = stateOf(a, id)
  expect(work.rivals).toMatchObject([{ criterionId: docC, by: 'B. Colleague', verdict: 'FAIL' }])
  expect(missing.map(({ sentence }) => sentence)).toContain(
    'B. Colleague says FAIL for QC_DOC_3: decide which verdict stands.',
  )
  valueOf(decideRival(a, id, docC, 'B. Colleague'))
  expect(verdictOf(a, id, docC)).toBe('FAIL')
  expect(stateOf(a, id).work.rivals).toEqual([])
})

test('hours, checks and the overall verdict of two people stay both until somebody decides', async () => {
  const { a, b, id } = await handOverToColleague()
  const setHours = (deps: EvidenceDeps, text: string) =>
    valueOf(setSummaryField(deps, id, 'hours', { text, seen: 0 }))
  setHours(a, '4')
  setHours(b, '2.5')
  valueOf(setOutcome(a, id, 'accepted'))
  valueOf(setOutcome(b, id, 'rejected'))
  valueOf(setCheckVerdict(a, id, 'installation', 'OK'))
  valueOf(setCheckVerdict(b, id, 'installation', 'FAIL'))
  valueOf(setCheckVerdict(b, id, 'upgrade', 'NA'))
  const back = valueOf(await writeHandover(b, id))
  expect(valueOf(await takeHandover(a, back.bytes))).toMatchObject({ kind: 'merged', rivals: 3 })
  const before = stateOf(a, id)
  expect(before.verification).toMatchObject({ outcome: 'accepted', summary: { hours: '4' } })
  expect(before.verification.checks.map(({ verdict }) => verdict)).toEqual(['OK', 'NA'])
  expect(before.work.rivalParts.map(({ part, text }) => [part, text])).toEqual([
    ['hours', '2.5'],
    ['installation', 'FAIL'],
    ['outcome', 'rejected'],
  ])
  expect(before.missing).toContainEqual({
    at: 'summary',
    field: 'hours',
    sentence: 'B. Colleague says "2.5" for the hours: decide which answer stands.',
  })
  valueOf(decideRivalPart(a, id, 'hours', 'B. Colleague'))
  valueOf(decideRivalPart(a, id, 'outcome', null))
  valueOf(decideRivalPart(a, id, 'installation', 'B. Colleague'))
  const after = stateOf(a, id)
  expect(after.verification).toMatchObject({ outcome: 'accepted', summary: { hours: '2.5' } })
  expect(after.verification.checks[0]?.verdict).toBe('FAIL')
  expect(after.work.rivalParts).toEqual([])
  expect(decideRivalPart(a, id, 'hours', null)).toMatchObject({ failure: { kind: 'not-found' } })
})

test('long texts of the summary hold the words of both', async () => {
  const { a, b, id } = await handOverToColleague()
  const setHints = (deps: EvidenceDeps, text: string) =>
    valueOf(setSummaryField(deps, id, 'hints', { text, seen: 0 }))
  setHints(a, 'Watch the disk.')
  setHints(b, 'Watch the memory.')
  const back = valueOf(await writeHandover(b, id))
  expect(valueOf(await takeHandover(a, back.bytes)).rivals).toBe(0)
  const { hints } = stateOf(a, id).verification.summary
  expect(hints).toContain('Watch the disk.')
  expect(hints).toContain('From B. Colleague:\n\nWatch the memory.')
})

test('the same file taken in twice changes nothing', async () => {
  const { a, b, id, file } = await handOverToColleague()
  valueOf(setVerdict(b, { id, criterionId: docB }, 'OK'))
  const back = valueOf(await writeHandover(b, id))
  valueOf(await takeHandover(a, back.bytes))
  valueOf(setVerdict(a, { id, criterionId: docB }, 'NOT TESTED'))
  expect(valueOf(await takeHandover(a, back.bytes)).kind).toBe('unchanged')
  expect(valueOf(await takeHandover(b, file.bytes)).kind).toBe('unchanged')
  expect(verdictOf(a, id, docB)).toBe('NOT TESTED')
})

describe('a file that does not fit is refused and changes nothing', () => {
  test.each([
    ['changed bytes', (text: string) => text.replace('"OK"', '"NA"'), 'were changed'],
    ['no end', (text: string) => text.slice(0, -20), 'its end is missing'],
    ['something else', () => 'just text\n', 'its end is missing'],
  ])('%s', async (_, change, sentence) => {
    const { a, file } = await handOverToColleague()
    const bytes = Buffer.from(change(Buffer.from(file.bytes).toString('utf8')))
    expect(await takeHandover(a, bytes)).toMatchObject({
      failure: { message: expect.stringContaining(sentence) },
    })
  })

  test('a run of another QC release', async () => {
    const { file, id } = await handOverToColleague()
    const other = { ...testDeps(), newId: () => id }
    valueOf(startVerification(other, { ppaId: dcacheOnSl5, qcReleaseId: 'QC3', releaseType: 'major' }))
    expect(await takeHandover(other, file.bytes)).toMatchObject({
      failure: { message: expect.stringContaining('against QC3 and in the file against QC7') },
    })
  })
})

test('evidence that was kept as it is stays here', async () => {
  const { deps, id, upload } = startEvidenceRun()
  valueOf(await upload('password=hunter2hunter', true, 'secret.txt'))
  const { leftOut, bytes } = valueOf(await writeHandover(deps, id))
  expect(leftOut).toEqual(['secret.txt'])
  expect(Buffer.from(bytes).toString('utf8')).not.toContain(
    Buffer.from('hunter2').toString('base64').slice(0, 8),
  )
})
