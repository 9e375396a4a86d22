import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { criterionColumns } from '../../electron/documents/catalogue/criteria-columns.ts'
import { writeCriteriaWorkbook } from '../../electron/documents/catalogue/criteria-workbook.ts'
import { readCriteriaWorkbook } from '../../electron/documents/catalogue/read-criteria-workbook.ts'
import { readWorkbook } from '../../electron/documents/catalogue/read-workbook.ts'
import { cellText } from '../../electron/documents/cell-text.ts'
import { readTickets } from '../../electron/documents/document-rows.ts'
import { verificationModel } from '../../electron/documents/model.ts'
import { writeWorkbook } from '../../electron/documents/workbook.ts'
import { compareFilled } from '../../electron/usecases/catalogue/filled/take-in-filled.ts'
import type { Criterion } from '../../shared/domain/criterion.ts'
import type { FilledRow } from '../../shared/domain/filled-template.ts'
import { Verdict } from '../../shared/domain/verdict.ts'
import type { Verification } from '../../shared/domain/verification.ts'
import { anyCriteria, awkwardText } from '../support/arbitrary-criterion.ts'
import { editInLibreOffice, hasLibreOffice, type WorkbookEdits } from '../support/edit-in-libreoffice.ts'
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

async function expectCriteria(
  bytes: Uint8Array,
  criteria: readonly Criterion[],
  before: readonly Criterion[] = criteria,
): Promise<void> {
  const standing = new Map(before.map((criterion) => [criterion.id, criterion]))
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
    await expectCriteria(await writeCriteria(criteria), criteria)
    await expectSameWork(await writeFilled(verification), verification)
  })
  await fc.assert(either, { numRuns: 1000 })
})

/** What a person can type: no control characters but tab and line break. */
const asTyped = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '')
const typed = awkwardText.map(asTyped)
const someTyped = typed.map((text) => text.trim()).filter((text) => text !== '')

/** Every second criterion gets other texts. */
const editedCriteria = fc
  .tuple(
    anyCriteria.filter((criteria) => criteria.length > 0),
    fc.record({ title: someTyped, description: typed, check: typed, report: typed }),
  )
  .map(([criteria, texts]) => ({
    criteria,
    expected: criteria.map((criterion, index) => (index % 2 === 0 ? { ...criterion, ...texts } : criterion)),
    edits: criteria.flatMap((_, index) =>
      index % 2 === 0
        ? Object.entries(texts).map(([field, text]) => ({
            sheet: 'Criteria',
            row: index + 1,
            column: criterionColumns.findIndex((column) => column.field === field),
            text,
          }))
        : [],
    ),
  }))

/** Some rows get another verdict, comment and tickets, and the sheet a column that is not ours. */
const editedWork = fc
  .tuple(anyVerification, work, fc.subarray([0, 1, 2, 3], { minLength: 1 }))
  .map(([verification, rows, places]) => ({
    verification,
    expected: verification.rows.map((row, place) => (places.includes(place) ? typedRow(rows[place]!) : row)),
    edits: [
      { sheet: 'Checklist', row: 0, column: 9, text: 'To do' },
      ...places.flatMap((place) => {
        const { verdict, comment, tickets } = typedRow(rows[place]!)
        return [verdict ?? '', comment, tickets].map((text, index) => ({
          sheet: 'Checklist',
          row: place + 1,
          column: 5 + index,
          text,
        }))
      }),
    ],
  }))

interface Work {
  readonly verdict: Verdict | null
  readonly comment: string
  readonly tickets: string
}

function typedRow({ verdict, comment, tickets }: Work): Work {
  return { verdict, comment: asTyped(comment), tickets: asTyped(tickets) }
}

/** Tickets as their cell shows them: one a line. */
const listed = (tickets: string) =>
  readTickets(tickets)
    .map(({ text }) => cellText(text))
    .join('\n')

/** What stands in a row once the workbook has been taken in, as a cell shows it. */
function afterTakeIn(row: FilledRow, before: Work): Work {
  const after = (words: FilledRow['comment'], standing: string) =>
    words.length === 0 ? standing : words.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('')
  return {
    verdict: row.verdict ? row.verdict.after : before.verdict,
    comment: cellText(after(row.comment, before.comment)),
    tickets: listed(after(row.tickets, before.tickets)),
  }
}

test.skipIf(!hasLibreOffice)(
  'what is typed into 50 of them in LibreOffice comes back, and nothing else',
  async () => {
    const folder = makeTempFolder()
    const catalogues = fc.sample(editedCriteria, { numRuns: 25, seed: 1 })
    const templates = fc.sample(editedWork, { numRuns: 25, seed: 1 })
    const plan: WorkbookEdits[] = []
    const keep = (name: string, bytes: Uint8Array, edits: WorkbookEdits['edits']) => {
      writeFileSync(join(folder, name), bytes)
      plan.push({ path: join(folder, name), edits })
    }
    for (const [index, { criteria, edits }] of catalogues.entries()) {
      keep(`c${index}.xlsx`, await writeCriteria(criteria), edits)
    }
    for (const [index, { verification, edits }] of templates.entries()) {
      keep(`v${index}.xlsx`, await writeFilled(verification), edits)
    }
    editInLibreOffice(folder, plan)
    for (const [index, { criteria, expected }] of catalogues.entries()) {
      await expectCriteria(readFileSync(join(folder, `c${index}.xlsx`)), expected, criteria)
    }
    for (const [index, { verification, expected }] of templates.entries()) {
      const bytes = readFileSync(join(folder, `v${index}.xlsx`))
      const { rows, notes } = valueOf(compareFilled(verification, 'f.xlsx', valueOf(await readFilled(bytes))))
      expect(rows.filter(({ state }) => state !== 'same' && state !== 'changed')).toEqual([])
      expect(notes).toEqual(['The column "To do" is not ours; it stays in the workbook.'])
      for (const [place, row] of rows.entries()) {
        const { verdict, comment, tickets } = expected[place]!
        const wanted = { verdict, comment: cellText(comment), tickets: listed(tickets) }
        expect(afterTakeIn(row, verification.rows[place]!)).toEqual(wanted)
      }
    }
  },
)
