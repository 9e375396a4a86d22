import excel from 'exceljs'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../../../electron/documents/catalogue/read-workbook.ts'
import {
  readReviewWorkbook,
  writeReviewWorkbook,
} from '../../../../electron/documents/catalogue/review-workbook.ts'
import { importReviewWorkbook } from '../../../../electron/usecases/catalogue/review/import-review-workbook.ts'
import { openRound, readRound } from '../../../../electron/usecases/catalogue/review/rounds.ts'
import { startDraft } from '../../../support/catalogue.ts'
import { testDeps } from '../../../support/database.ts'
import { valueOf } from '../../../support/run.ts'

/** A review as a workbook, after a reviewer had it. */
async function startWorkbook(edit: (book: excel.Workbook) => void) {
  const { deps } = startDraft()
  const { id } = valueOf(openRound(deps, 'QC4', 'First review'))
  const { round, criteria } = valueOf(readRound(deps.db, id))
  const book = new excel.Workbook()
  const written = await writeReviewWorkbook(round, criteria)
  await book.xlsx.load(written as unknown as Parameters<typeof book.xlsx.load>[0])
  edit(book)
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const read = readReviewWorkbook('r.xlsx', valueOf(await readWorkbook('r.xlsx', bytes)))
  return { deps, read, comments: () => valueOf(readRound(deps.db, id)).comments }
}

const write = (book: excel.Workbook) => {
  book.getWorksheet('Reviewer')!.getCell('B1').value = 'Ada'
  book.getWorksheet('Comments')!.getCell('G2').value = 'Fine as a whole.'
  book.getWorksheet('Comments')!.getCell('I2').value = '=which notes?'
  book.getWorksheet('Comments')!.getCell('H3').value = { formula: '1+1', result: 2 }
}

test('comments written into the workbook come in once, in the name of who wrote them', async () => {
  const { deps, read, comments } = await startWorkbook(write)
  const book = valueOf(read)
  expect(valueOf(importReviewWorkbook(deps, 'r.xlsx', book))).toMatchObject({ change: 'merged', added: 2 })
  expect(valueOf(importReviewWorkbook(deps, 'r.xlsx', book))).toMatchObject({ change: 'unchanged', added: 0 })
  const about = comments().map((each) => `${each.author} ${each.criterionId} ${each.field}: ${each.text}`)
  expect(new Set(about)).toEqual(
    new Set(['Ada GENERIC_DOC_2 check: =which notes?', 'Ada GENERIC_DOC_2 whole: Fine as a whole.']),
  )
})

test('a workbook without a name, or of a review nobody knows here, is refused', async () => {
  expect((await startWorkbook(() => undefined)).read).toMatchObject({ failure: { kind: 'invalid' } })
  const { read } = await startWorkbook(write)
  expect(importReviewWorkbook(testDeps(), 'r.xlsx', valueOf(read))).toMatchObject({
    failure: { kind: 'refused' },
  })
})
