import { describe, expect, test } from 'vitest'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import type { EvidenceDeps } from '../../../electron/usecases/evidence/evidence.ts'
import { decideRival } from '../../../electron/usecases/handover/decide-rival.ts'
import { takeHandover } from '../../../electron/usecases/handover/take-handover.ts'
import { writeHandover } from '../../../electron/usecases/handover/write-handover.ts'
import { addIssue } from '../../../electron/usecases/issues/issues.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import { setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { setRowText } from '../../../electron/usecases/verification/texts.ts'
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
