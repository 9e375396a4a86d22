import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCriteriaWorkbook } from '../../electron/documents/catalogue/criteria-workbook.ts'
import { readCriteriaWorkbook } from '../../electron/documents/catalogue/read-criteria-workbook.ts'
import { readWorkbook } from '../../electron/documents/catalogue/read-workbook.ts'
import { verificationModel } from '../../electron/documents/model.ts'
import { writeWorkbook } from '../../electron/documents/workbook.ts'
import { compareFilled } from '../../electron/usecases/catalogue/filled/take-in-filled.ts'
import type { Criterion } from '../../shared/domain/criterion.ts'
import { Verdict } from '../../shared/domain/verdict.ts'
import type { Verification } from '../../shared/domain/verification.ts'
import { anyCriteria, awkwardText } from '../support/arbitrary-criterion.ts'
import { readFilled } from '../support/filled-workbook.ts'
import { valueOf } from '../support/run.ts'
import { sampleQcRelease, sampleVerification } from '../support/sample-verification.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const sample = sampleVerification()
const work = fc.array(
  fc.record({
    comment: awkwardText,
    tickets: awkwardText,
    verdict: fc.option(fc.constantFrom(...Verdict.options)),
  }),
  { minLength: 4, maxLength: 4 },
)
const anyVerification: fc.Arbitrary<Verification> = work.map((rows) => ({
  ...sample,
  rows: sample.rows.slice(0, 4).map((row, index) => ({ ...row, ...rows[index]! })),
}))

const writeCriteria = (criteria: readonly Criterion[]) =>
  writeCriteriaWorkbook({ qcRelease: sampleQcRelease(), criteria, products: [], changes: [] })
const writeFilled = (verification: Verification) =>
  writeWorkbook(
    verificationModel({ verification, qcRelease: sampleQcRelease(), knownCount: 21, auditHead: null }),
  )

async function expectSameCriteria(bytes: Uint8Array, criteria: readonly Criterion[]): Promise<void> {
  const standing = new Map(criteria.map((criterion) => [criterion.id, criterion]))
  const book = valueOf(await readWorkbook('c.xlsx', bytes))
  const read = valueOf(readCriteriaWorkbook('c.xlsx', book, standing))
  expect(read.notes).toEqual([])
  expect(read.criteria).toEqual(criteria)
}

async function expectSameWork(bytes: Uint8Array, verification: Verification): Promise<void> {
  const { rows } = valueOf(compareFilled(verification, 'f.xlsx', valueOf(await readFilled(bytes))))
  expect(rows.filter(({ state }) => state !== 'same')).toEqual([])
}

test('1,000 catalogues and 1,000 filled templates survive the workbook unchanged', async () => {
  const either = fc.asyncProperty(anyCriteria, anyVerification, async (criteria, verification) => {
    await expectSameCriteria(await writeCriteria(criteria), criteria)
    await expectSameWork(await writeFilled(verification), verification)
  })
  await fc.assert(either, { numRuns: 1000 })
})

const hasOffice = spawnSync('soffice', ['--version']).status === 0

test.skipIf(!hasOffice)('50 of them survive being saved by LibreOffice in between', async () => {
  const folder = makeTempFolder()
  const catalogues = fc.sample(anyCriteria, { numRuns: 25, seed: 1 })
  const verifications = fc.sample(anyVerification, { numRuns: 25, seed: 1 })
  const names: string[] = []
  const keep = (name: string, bytes: Uint8Array) => {
    names.push(join(folder, name))
    writeFileSync(join(folder, name), bytes)
  }
  for (const [index, criteria] of catalogues.entries()) keep(`c${index}.xlsx`, await writeCriteria(criteria))
  for (const [index, each] of verifications.entries()) keep(`v${index}.xlsx`, await writeFilled(each))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const saved = join(folder, 'saved')
  const form = 'xlsx:Calc MS Excel 2007 XML'
  execFileSync('soffice', [profile, '--headless', '--convert-to', form, '--outdir', saved, ...names], {
    stdio: 'pipe',
  })
  for (const [index, criteria] of catalogues.entries()) {
    await expectSameCriteria(readFileSync(join(saved, `c${index}.xlsx`)), criteria)
  }
  for (const [index, each] of verifications.entries()) {
    await expectSameWork(readFileSync(join(saved, `v${index}.xlsx`)), each)
  }
})
