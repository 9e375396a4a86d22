import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { mergeSafely } from '../../electron/documents/merge/merge-safely.ts'
import { makeDamaged } from '../support/damaged-pdfs.ts'
import { valueOf } from '../support/run.ts'

test('300 damaged PDFs of every kind never stop an export', async () => {
  const files = []
  for (let index = 0; index < 300; index += 1) files.push({ ...(await makeDamaged(index)), password: null })
  const { bytes, parts } = valueOf(await mergeSafely(files, '2012-03-05T00:00:00.000Z', {}))
  expect(parts).toHaveLength(300)
  for (const { name, pages, problem } of parts) {
    expect([name, pages > 0, problem === null || problem.includes(name)]).toEqual([name, true, true])
  }
  const pages = parts.reduce((sum, part) => sum + part.pages, 0)
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(pages)
})
