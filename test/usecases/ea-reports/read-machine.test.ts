import { expect, test } from 'vitest'
import { getEaReport } from '../../../electron/db/tables/ea-reports.ts'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import { forgetReportMachine, readReportMachine } from '../../../electron/usecases/ea-reports/read-machine.ts'
import { recordCommand } from '../../../electron/usecases/evidence/record-command.ts'
import { eaDeps, recommend, writeReport } from '../../support/ea-reports.ts'
import { valueOf } from '../../support/run.ts'

test('the machine of a report is read by a recorded command that stays as its evidence', async () => {
  const deps = eaDeps()
  const id = writeReport(deps)
  const machine = valueOf(await valueOf(readReportMachine(deps, { id, host: null }, () => undefined)).done)
  expect(getEaReport(deps.db, id)?.fields.machine).toEqual(machine)
  expect(machine.operatingSystem).not.toBe('')
  expect(listEvidence(deps.db, id)).toMatchObject([
    { workId: id, place: 'report', kind: 'command', id: machine.evidenceId },
  ])
  valueOf(forgetReportMachine(deps, id))
  expect(getEaReport(deps.db, id)?.fields.machine).toBeNull()
  expect(listEvidence(deps.db, id)).toHaveLength(1)
})

test('a report that was handed in, and a place it does not have, take no evidence', () => {
  const deps = eaDeps()
  const id = writeReport(deps)
  const record = (place: string) =>
    recordCommand(deps, { workId: id, place, commandLine: 'true', host: null }, () => undefined)
  expect(record('QC_DOC_1')).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
  recommend(deps, id, 'accept')
  expect(record('report')).toMatchObject({ ok: false, failure: { kind: 'refused' } })
})
