import { expect, test } from 'vitest'
import { inTransaction, type ReadDb } from '../../../electron/db/handles.ts'
import { getAuditHead } from '../../../electron/db/tables/audit.ts'
import { getAccount, upsertAccount } from '../../../electron/db/tables/tracker-accounts.ts'
import { ticketKey, upsertTicket } from '../../../electron/db/tables/tickets.ts'
import { writeBundle } from '../../../electron/documents/bundle/write-bundle.ts'
import { readBundleParts } from '../../../electron/usecases/report/bundle.ts'
import { readReport } from '../../../electron/usecases/report/documents.ts'
import { verifyFile } from '../../../electron/usecases/report/verify-file.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import { setCheckVerdict, setOutcome, setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import {
  finishVerification,
  reopenVerification,
  setPosition,
} from '../../../electron/usecases/verification/finish.ts'
import { answerCondition } from '../../../electron/usecases/verification/scope.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { setSummaryField } from '../../../electron/usecases/verification/texts.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { conditionsOf } from '../../../shared/domain/criticality.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeReport } from '../../support/report.ts'
import { dcacheOnSl5, startTestRun, valueOf } from '../../support/run.ts'
import { makeAccountDraft, makeTicket } from '../../support/tickets.ts'

function mirrorTicket(db: ReadDb, subject: string): void {
  inTransaction(db, (tx) => {
    upsertAccount(
      tx,
      'site',
      makeAccountDraft({ name: 'EGI RT', address: 'https://rt.example.org/rt', login: 'tester' }),
    )
    upsertTicket(
      tx,
      ticketKey(getAccount(tx, 'site')!.number, '2831'),
      makeTicket({ number: '2831', subject }),
    )
  })
}

function startFilledRun() {
  const run = startTestRun('major')
  const { deps, id, read } = run
  changeSettings(deps, { verifier: 'A. Verifier' })
  const [first] = conditionsOf(
    read().rows.map(({ criterion }) => criterion),
    new Map(),
  )
  const condition = first!.condition
  valueOf(answerCondition(deps, id, condition, true))
  mirrorTicket(deps.db, 'As it stood')
  for (const { criterion } of read().rows) valueOf(setVerdict(deps, { id, criterionId: criterion.id }, 'OK'))
  valueOf(setCheckVerdict(deps, id, 'installation', 'OK'))
  valueOf(setCheckVerdict(deps, id, 'upgrade', 'NOT TESTED'))
  for (const [field, text] of [
    ['verifier', 'A. Verifier'],
    ['rtTicket', '2831'],
  ] as const) {
    valueOf(setSummaryField(deps, id, field, { text, seen: read().summaryRevisions[field] }))
  }
  valueOf(setOutcome(deps, id, 'accepted'))
  return { ...run, condition, position: { at: 'summary', field: null, caret: 0, scroll: 0 } }
}

test('the report of a finished verification stays the same, whatever else is done', async () => {
  const { deps, id, condition, position } = startFilledRun()
  valueOf(finishVerification(deps, id))
  const before = valueOf(await readReport(deps, id))
  const bundleOf = async () => {
    const parts = valueOf(await readBundleParts(deps, id))
    return writeBundle({ ...parts, report: (await makeReport(parts.model)).bytes })
  }
  const bundle = await bundleOf()

  mirrorTicket(deps.db, 'Moved on')
  const other = valueOf(
    startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'major' }),
  )
  valueOf(answerCondition(deps, other.id, condition, false))
  valueOf(setPosition(deps, id, position))
  valueOf(setPosition(deps, id, { ...position, at: 'QC_DOC_1' }))
  changeSettings(deps, { verifier: 'Somebody else' })

  expect(canonicalJson(valueOf(await readReport(deps, id)).model)).toBe(canonicalJson(before.model))
  expect(Buffer.compare(await bundleOf(), bundle)).toBe(0)
  expect(before.model.ticketCopies[0]?.subject).toBe('As it stood')
})

test('it says who answered a condition of criticality, when and how', async () => {
  const { deps, id, condition } = startFilledRun()
  const { conditions } = valueOf(await readReport(deps, id)).model
  expect(conditions[0]).toMatchObject({
    condition,
    answer: 'It holds for this product, so they are critical.',
    answered: expect.stringMatching(/^2026-11-20 12:\d\d UTC by A\. Verifier$/),
  })
  expect(conditions[1]?.answer).toContain('Nobody has answered')
})

test('it quotes the entry of its finish, which the audit trail still has', async () => {
  const { deps, id } = startFilledRun()
  valueOf(finishVerification(deps, id))
  const atFinish = getAuditHead(deps.db)
  valueOf(startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'major' }))
  const { model } = valueOf(await readReport(deps, id))
  expect(model.auditHead).toEqual(atFinish)
  const check = await verifyFile(
    (await makeReport(model)).bytes,
    { templatesFolder, siteLayouts: null },
    deps.db,
  )
  expect([check.ok, check.checked.join(' ')]).toEqual([true, expect.stringContaining('has the same hash')])
})

test('opened again and finished anew, it rests on what holds then', async () => {
  const { deps, id } = startFilledRun()
  valueOf(finishVerification(deps, id))
  mirrorTicket(deps.db, 'Moved on')
  valueOf(reopenVerification(deps, id))
  const subject = async () => valueOf(await readReport(deps, id)).model.ticketCopies[0]?.subject
  expect(await subject()).toBe('Moved on')
  valueOf(finishVerification(deps, id))
  mirrorTicket(deps.db, 'Moved on again')
  expect(await subject()).toBe('Moved on')
})
