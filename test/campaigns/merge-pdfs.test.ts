import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { mergeSafely } from '../../electron/documents/merge/merge-safely.ts'
import { readSeal } from '../../electron/documents/seal.ts'
import { makeDamaged } from '../support/damaged-pdfs.ts'
import { makeReport } from '../support/report.ts'
import { valueOf } from '../support/run.ts'

test('300 damaged PDFs of every kind never stop an export', async () => {
  const files = []
  for (let index = 0; index < 300; index += 1) files.push({ ...(await makeDamaged(index)), password: null })
  const report = await makeReport()
  const merged = await mergeSafely(files, '2012-03-05T00:00:00.000Z', { report: report.bytes })
  const { bytes, parts } = valueOf(merged)
  expect(parts).toHaveLength(300)
  for (const { name, pages, problem } of parts) {
    expect([name, pages > 0, problem === null || problem.includes(name)]).toEqual([name, true, true])
  }
  const pages = parts.reduce((sum, part) => sum + part.pages, report.pages)
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(pages)
  expect(readSeal(bytes).kind).toBe('intact')
})
