import { expect, test } from 'vitest'
import { readyDocument } from '../../../electron/usecases/report/ready-document.ts'
import { verifyPdf } from '../../../electron/documents/verify/verify-pdf.ts'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { testDeps } from '../../support/database.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeReport } from '../../support/report.ts'
import { valueOf } from '../../support/run.ts'

const wanted: readonly DocumentWanted[] = [
  { kind: 'UMD release', version: '1.7.0' },
  { kind: 'product', qcReleaseId: 'QC7', productKey: 'emi.dcache' },
  { kind: 'capability', qcReleaseId: 'QC3', capabilityId: 'accounting' },
  { kind: 'QC release notes', qcReleaseId: 'QC7' },
]

test.each(wanted)('the document of a $kind is made, sound, and the same again', async (each) => {
  const deps = testDeps()
  const { paper, model } = valueOf(await readyDocument(deps, each))
  expect(paper.sections.length).toBeGreaterThan(1)
  const { bytes } = await makeReport(model)
  expect(Buffer.compare(bytes, (await makeReport(model)).bytes)).toBe(0)
  const { check } = await verifyPdf(bytes, { templatesFolder, siteLayouts: null })
  expect([check.problems, check.title]).toEqual([[], paper.title])
})

test('the document of a product has every criterion of its template, with its text and why it is there', async () => {
  const deps = testDeps()
  const { paper } = valueOf(await readyDocument(deps, wanted[1]!))
  const titles = paper.sections.filter(({ level }) => level === 2).map(({ title }) => title)
  expect(titles).toHaveLength(21)
  expect(titles.every((title) => title.startsWith('QC_'))).toBe(true)
  expect(JSON.stringify(paper)).toContain('Generic: it applies to every product.')
})

test.each([
  { kind: 'UMD release', version: '9.9.9' },
  { kind: 'product', qcReleaseId: 'QC99', productKey: 'emi.dcache' },
  { kind: 'product', qcReleaseId: 'QC7', productKey: 'emi.nothing' },
  { kind: 'capability', qcReleaseId: 'QC7', capabilityId: 'nothing' },
] as const)('what is not there is said to be not there: $kind', async (each) => {
  expect(await readyDocument(testDeps(), each)).toMatchObject({ failure: { kind: 'not-found' } })
})
