import { expect, test } from 'vitest'
import { reportChoices } from '../../../../renderer/features/reports/report-choices.ts'
import type { ImportedReport } from '../../../../shared/domain/imported-report.ts'
import type { VerificationSummary } from '../../../../shared/domain/verification.ts'
import { samplePpa, sampleVerification } from '../../../support/sample-verification.ts'

const counts = { total: 1, blank: 1, OK: 0, WARNING: 0, FAIL: 0, NA: 0, 'NOT TESTED': 0 }
const own: VerificationSummary = { ...sampleVerification(), verifier: 'A', counts }
const imported: ImportedReport = {
  digest: 'ab'.repeat(32),
  fileName: 'theirs.pdf',
  importedAt: '2012-04-01T00:00:00.000Z',
  ppaId: samplePpa().id,
  productKey: 'emi.dcache',
  product: 'dCache 1.9.12',
  target: 'sl5 / x86_64',
  verificationId: 'theirs',
  qcVersion: '7',
  releaseType: 'major',
  state: 'finished',
  outcome: 'accepted',
  verifier: '',
  institute: '',
  stampedAt: '2012-03-09T00:00:00.000Z',
  counts,
  notes: [],
}

test('a report is chosen by what tells it from the others, ours before those of others', () => {
  const choices = reportChoices([own], [imported])
  expect(choices.map(({ label }) => label)).toEqual([
    'dCache 1.9.12, sl5/x86_64, QC 7, finished, 2012-03-07',
    'dCache 1.9.12, sl5/x86_64, QC 7, by somebody else, 2012-03-09',
  ])
  expect(choices.map(({ chosen }) => chosen)).toEqual([
    { kind: 'verification', verificationId: own.id },
    { kind: 'imported report', digest: imported.digest },
  ])
  expect(new Set(choices.map(({ value }) => value)).size).toBe(2)
})
