import { expect, test } from 'vitest'
import { compareReports } from '../../shared/domain/report-comparison.ts'
import { sampleModel } from '../support/report.ts'
import { sampleVerification } from '../support/sample-verification.ts'
import type { VerificationRow } from '../../shared/domain/verification.ts'

const rows = sampleVerification().rows
const reportOf = (changed: readonly VerificationRow[]) => sampleModel({ changes: { rows: [...changed] } })
const changeFirst = (change: (row: VerificationRow) => VerificationRow) =>
  rows.map((row, index) => (index === 0 ? change(row) : row))
const first = reportOf(rows)
const rowOf = (second: readonly VerificationRow[], id = rows[0]!.criterion.id) =>
  compareReports(first, reportOf(second)).rows.find((row) => row.id === id)

test('a report is the same as itself, row for row', () => {
  const { rows: compared, facts } = compareReports(first, first)
  expect(compared).toHaveLength(rows.length)
  expect(new Set(compared.map((row) => row.change))).toEqual(new Set(['same']))
  expect(facts).toEqual([])
})

test.each([
  ['FAIL', 'worse'],
  ['WARNING', 'worse'],
  ['NA', 'other'],
  [null, 'other'],
] as const)('OK that became %s got %s', (verdict, direction) => {
  expect(rowOf(changeFirst((row) => ({ ...row, verdict })))).toMatchObject({
    change: 'changed',
    before: 'OK',
    after: verdict,
    direction,
    differences: ['verdict'],
  })
})

test('a comment, tickets and the text of a criterion are told apart, with what they were', () => {
  const row = rowOf(
    changeFirst((each) => ({ ...each, comment: 'New words.', tickets: '4711', textDigest: 'c'.repeat(64) })),
  )
  expect(row?.differences).toEqual(['comment', 'tickets', 'criterion text'])
  expect(row?.sentences.join(' ')).toContain('A comment was added: New words.')
  expect(row?.sentences.join(' ')).toContain('New tickets: 4711.')
  expect(row?.sentences.join(' ')).toContain('answer different words')
})

test('rows of one report only are named, with the reason', () => {
  const { rows: compared } = compareReports(first, reportOf(rows.slice(1)))
  const gone = compared.find((row) => row.change === 'only in the first')
  expect(gone).toMatchObject({ id: rows[0]!.criterion.id, before: 'OK', after: null })
  expect(compareReports(reportOf(rows.slice(1)), first).rows[0]).toMatchObject({
    change: 'only in the second',
    sentences: [expect.stringContaining('The first report does not have it')],
  })
})

test('a criterion that replaced another is compared with it', () => {
  const renamed = changeFirst((row) => ({
    ...row,
    criterion: { ...row.criterion, id: 'QC_NEW_1', replaces: [row.criterion.id] },
  }))
  expect(rowOf(renamed, 'QC_NEW_1')).toMatchObject({
    formerId: rows[0]!.criterion.id,
    before: 'OK',
    after: 'OK',
  })
})

test('facts that differ are listed', () => {
  const second = sampleModel({ summary: { verifier: 'Somebody else' }, changes: { outcome: 'rejected' } })
  expect(compareReports(first, second).facts).toEqual([
    { label: 'Overall verdict', before: 'accepted with issues', after: 'rejected' },
    { label: 'Verifier', before: 'Zofia Łącka-Żuraw', after: 'Somebody else' },
  ])
})
