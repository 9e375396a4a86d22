import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verificationModel } from '../../../../electron/documents/model.ts'
import { writeWorkbook } from '../../../../electron/documents/workbook.ts'
import {
  compareFilled,
  previewFilled,
  takeInFilled,
} from '../../../../electron/usecases/catalogue/filled/take-in-filled.ts'
import { writeProductTemplate } from '../../../../electron/usecases/catalogue/write-templates.ts'
import { readReport } from '../../../../electron/usecases/report/documents.ts'
import { setRowText } from '../../../../electron/usecases/verification/texts.ts'
import { Verdict } from '../../../../shared/domain/verdict.ts'
import { awkwardText } from '../../../support/arbitrary-criterion.ts'
import { editChecklist, readFilled, rowOf } from '../../../support/filled-workbook.ts'
import { startTestRun, valueOf } from '../../../support/run.ts'
import { sampleQcRelease, sampleVerification } from '../../../support/sample-verification.ts'

async function startFilled(edit: Parameters<typeof editChecklist>[1]) {
  const run = startTestRun()
  const bytes = await writeWorkbook(valueOf(await readReport(run.deps, run.id)).model)
  const filled = valueOf(await readFilled(await editChecklist(bytes, edit)))
  const preview = () => valueOf(previewFilled(run.deps.db, run.id, 'filled.xlsx', filled))
  const stateOf = (id: string) => preview().rows.find((row) => row.criterionId === id)
  return { ...run, filled, preview, stateOf }
}

test('a workbook of a verification nobody touched changes nothing, whatever stands in it', async () => {
  const sample = sampleVerification()
  const row = fc.record({
    comment: awkwardText,
    tickets: awkwardText,
    verdict: fc.option(fc.constantFrom(...Verdict.options)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 4, maxLength: 4 }), async (work) => {
      const rows = sample.rows.slice(0, 4).map((each, index) => ({ ...each, ...work[index]! }))
      const verification = { ...sample, rows }
      const model = verificationModel({
        verification,
        qcRelease: sampleQcRelease(),
        knownCount: 21,
        auditHead: null,
      })
      const filled = valueOf(await readFilled(await writeWorkbook(model)))
      const preview = valueOf(compareFilled(verification, 'filled.xlsx', filled))
      expect(preview.rows.map(({ state }) => state)).toEqual(['same', 'same', 'same', 'same'])
    }),
    { numRuns: 60 },
  )
})

test('what somebody filled in is shown word by word and taken over row by row', async () => {
  const { deps, id, filled, stateOf, read } = await startFilled((sheet) => {
    sheet.getCell(rowOf(sheet, 'QC_DOC_1'), 6).value = 'OK'
    sheet.getCell(rowOf(sheet, 'QC_DOC_1'), 7).value = '=not a formula\nsecond line'
    sheet.getCell(rowOf(sheet, 'QC_DOC_2'), 6).value = 'fail'
  })
  expect(stateOf('QC_DOC_1')).toMatchObject({
    state: 'changed',
    verdict: { before: null, after: 'OK' },
    comment: [{ kind: 'added', text: '=not a formula\nsecond line' }],
  })
  expect(valueOf(takeInFilled(deps, id, 'filled.xlsx', filled, ['QC_DOC_1']))).toEqual({ taken: 1 })
  const row = (criterionId: string) => read().rows.find(({ criterion }) => criterion.id === criterionId)
  expect(row('QC_DOC_1')).toMatchObject({ verdict: 'OK', comment: '=not a formula\nsecond line' })
  expect(row('QC_DOC_2')?.verdict).toBeNull()
  expect([stateOf('QC_DOC_1')?.state, stateOf('QC_DOC_2')?.verdict]).toEqual([
    'same',
    { before: null, after: 'FAIL' },
  ])
})

test('rows that cannot count are skipped with the reason, missing ones stay, foreign columns are told', async () => {
  const { deps, id, filled, preview, stateOf } = await startFilled((sheet) => {
    sheet.getCell(rowOf(sheet, 'QC_DOC_1'), 6).value = 'perhaps'
    sheet.getCell(rowOf(sheet, 'QC_DOC_2'), 7).value = { formula: '1+1', result: 2 }
    sheet.getCell(rowOf(sheet, 'QC_DOC_3'), 2).value = 'MY_OWN_1'
    sheet.getCell(1, 10).value = 'Mine'
  })
  expect(stateOf('QC_DOC_1')).toMatchObject({ state: 'skipped', reason: '"perhaps" is not a verdict.' })
  expect(stateOf('QC_DOC_2')).toMatchObject({ state: 'skipped', reason: 'Its comment is a formula.' })
  expect(stateOf('QC_DOC_3')).toMatchObject({ state: 'missing' })
  expect(stateOf('MY_OWN_1')?.reason).toContain('names no criterion')
  expect(preview().notes.join()).toContain('"Mine"')
  expect(takeInFilled(deps, id, 'filled.xlsx', filled, ['QC_DOC_1'])).toMatchObject({
    failure: { kind: 'refused' },
  })
})

test('columns may be moved; a criterion twice, or a workbook of something else, is refused', async () => {
  const { deps, filled } = await startFilled((sheet) => {
    sheet.spliceColumns(7, 1)
    sheet.getCell(1, 9).value = 'Comment'
    sheet.getCell(rowOf(sheet, 'QC_DOC_1'), 9).value = 'moved'
  })
  expect(filled.rows.find(({ criterionId }) => criterionId === 'QC_DOC_1')?.comment).toBe('moved')
  const other = startTestRun('minor')
  expect(
    previewFilled(other.deps.db, other.id, 'filled.xlsx', { ...filled, verificationId: 'another' }),
  ).toMatchObject({
    failure: { kind: 'invalid' },
  })
  expect(previewFilled(deps.db, filled.verificationId!, 'f', { ...filled, ppaId: 'x' })).toMatchObject({
    ok: false,
  })
  const bytes = await writeWorkbook(valueOf(await readReport(other.deps, other.id)).model)
  const twice = await editChecklist(bytes, (sheet) => {
    sheet.getCell(rowOf(sheet, 'QC_DOC_1'), 2).value = 'QC_DOC_2'
  })
  expect(await readFilled(twice)).toMatchObject({ failure: { message: expect.stringContaining('twice') } })
})

test('a workbook without its sheet, or with another one under its name, is refused by name', async () => {
  const { deps, id } = startTestRun()
  const bytes = await writeWorkbook(valueOf(await readReport(deps, id)).model)
  const renamed = await editChecklist(bytes, (sheet) => {
    sheet.name = 'My list'
  })
  expect(await readFilled(renamed)).toMatchObject({
    failure: { message: expect.stringContaining('filled.xlsx was not taken in') as string },
  })
  const other = await editChecklist(bytes, (sheet) => {
    sheet.getRow(1).eachCell((cell) => {
      cell.value = 'x'
    })
  })
  expect(await readFilled(other)).toMatchObject({
    failure: { message: expect.stringContaining('has no column') as string },
  })
})

test('a comment that was changed here since is shown against what stands here', async () => {
  const { deps, id, stateOf } = await startFilled((sheet) => {
    sheet.getCell(rowOf(sheet, 'QC_DOC_1'), 7).value = 'from the workbook'
  })
  valueOf(setRowText(deps, { id, criterionId: 'QC_DOC_1' }, 'comment', { text: 'typed here', seen: 0 }))
  expect(stateOf('QC_DOC_1')?.comment[0]).toEqual({ kind: 'removed', text: 'typed here' })
})

test('the template of a product, filled before any verification was begun, is taken into one of that product', async () => {
  const run = startTestRun('major', 'QC3')
  const template = valueOf(await writeProductTemplate(run.deps.db, 'emi.dcache', 'QC3'))
  const bytes = await editChecklist(template.bytes, (sheet) => {
    sheet.getCell(rowOf(sheet, 'GENERIC_DOC_2'), 6).value = 'OK'
  })
  const filled = valueOf(await readFilled(bytes))
  const preview = valueOf(previewFilled(run.deps.db, run.id, 'filled.xlsx', filled))
  expect(preview.rows.filter(({ state }) => state !== 'same')).toMatchObject([
    { criterionId: 'GENERIC_DOC_2', state: 'changed', verdict: { before: null, after: 'OK' } },
  ])
  const other = valueOf(await writeProductTemplate(run.deps.db, 'emi.apel', 'QC3'))
  const refused = previewFilled(run.deps.db, run.id, 'o.xlsx', valueOf(await readFilled(other.bytes)))
  expect(refused).toMatchObject({
    failure: { message: expect.stringContaining('is the template of emi.apel') as string },
  })
})
