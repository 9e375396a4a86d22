import { expect, test } from 'vitest'
import {
  forgetImportedReport,
  importReport,
  readImportedReport,
  summariseImportedReports,
} from '../../../electron/usecases/report/imported-reports.ts'
import { readReport } from '../../../electron/usecases/report/documents.ts'
import { readyDocument } from '../../../electron/usecases/report/ready-document.ts'
import { verifyFile } from '../../../electron/usecases/report/verify-file.ts'
import { findAuditBreaks } from '../../../electron/db/tables/audit.ts'
import { templateModel } from '../../../electron/documents/model.ts'
import { testDeps } from '../../support/database.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeReport, sampleModel } from '../../support/report.ts'
import { startTestRun, valueOf } from '../../support/run.ts'
import { samplePpa, sampleQcRelease, sampleRows } from '../../support/sample-verification.ts'

const options = { templatesFolder, siteLayouts: null }
const fileOf = async (model = sampleModel()) => ({
  name: 'theirs.pdf',
  bytes: (await makeReport(model)).bytes,
})

test('a report of somebody else comes in once, with everything it says, and goes out again', async () => {
  const deps = testDeps()
  const file = await fileOf()
  const imported = valueOf(await importReport(deps, file, options))
  expect(valueOf(await importReport(deps, file, options))).toEqual(imported)
  expect(summariseImportedReports(deps.db)).toEqual([imported])
  expect(imported).toMatchObject({
    fileName: 'theirs.pdf',
    product: 'dCache 1.9.12',
    outcome: 'accepted with issues',
    verifier: 'Zofia Łącka-Żuraw',
  })
  expect(valueOf(readImportedReport(deps.db, imported.digest))).toEqual(sampleModel())
  expect(forgetImportedReport(deps, imported.digest).ok).toBe(true)
  expect(summariseImportedReports(deps.db)).toEqual([])
  expect(forgetImportedReport(deps, imported.digest)).toMatchObject({ failure: { kind: 'not-found' } })
  expect(findAuditBreaks(deps.db)).toEqual([])
})

test('a changed report, a template and no report at all are refused, and nothing is kept', async () => {
  const deps = testDeps()
  const changed = await fileOf()
  changed.bytes[5000]! ^= 1
  const template = templateModel({
    ppa: samplePpa(),
    qcRelease: sampleQcRelease(),
    knownCount: 21,
    rows: sampleRows(),
  })
  const none = { name: 'theirs.pdf', bytes: new TextEncoder().encode('hello') }
  for (const file of [changed, await fileOf(template), none]) {
    const refusal = await importReport(deps, file, options)
    expect(refusal).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    if (!refusal.ok) expect(refusal.failure.message).toContain('theirs.pdf was not taken in')
  }
  expect(summariseImportedReports(deps.db)).toEqual([])
})

test('a report of our own is not taken for one of others, and its audit head is looked up', async () => {
  const { deps, id } = startTestRun()
  const { model } = valueOf(await readReport(deps, id))
  const file = await fileOf(model)
  expect(await importReport(deps, file, options)).toMatchObject({ failure: { kind: 'refused' } })
  const check = await verifyFile(file.bytes, options, deps.db)
  expect([check.ok, check.checked.join(' ')]).toEqual([true, expect.stringContaining('has the same hash')])
  const forged = await fileOf({ ...model, auditHead: { seq: 1, hash: 'ab'.repeat(32) } })
  expect((await verifyFile(forged.bytes, options, deps.db)).problems.join(' ')).toContain('has another hash')
})

test('reports of two products are not compared', async () => {
  const deps = testDeps()
  const chosen = async (model = sampleModel()) => {
    const { bytes } = await fileOf(model)
    return { kind: 'file', file: new File([new Uint8Array(bytes)], 'a.pdf') } as const
  }
  const other = sampleModel({
    changes: { ppa: samplePpa({ productKey: 'emi.storm', productName: 'StoRM' }) },
  })
  const compare = async (second = sampleModel()) =>
    readyDocument(deps, { kind: 'comparison', first: await chosen(), second: await chosen(second) })
  expect(await compare(other)).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  expect(valueOf(await compare()).paper.kind).toBe('report comparison')
})
