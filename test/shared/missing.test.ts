import { describe, expect, test } from 'vitest'
import type { Criterion } from '../../shared/domain/criterion.ts'
import { failedCritical } from '../../shared/domain/criticality.ts'
import { isHours, missingParts, rowNeedsVerdict } from '../../shared/domain/missing.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import type { Verification, VerificationRow } from '../../shared/domain/verification.ts'
import { makeCriterion } from '../support/criteria.ts'
import { samplePpa } from '../support/sample-verification.ts'

function makeRow(
  verdict: Verdict | null,
  comment = '',
  critical: Criterion['critical'] = { kind: 'yes' },
): VerificationRow {
  return {
    criterion: makeCriterion({ critical }),
    textDigest: '0',
    reason: { kind: 'generic', sentence: 'x', wouldRemove: 'x' },
    verdict,
    comment,
    commentRevision: 0,
    tickets: '',
    ticketsRevision: 0,
  }
}

/** A verification that lacks nothing. */
function makeComplete(changes: Partial<Verification> = {}): Verification {
  const summary = { verifier: 'A. Tester', institute: '', testEnvironment: '', rtTicket: '', ggusTickets: '' }
  return {
    id: '1',
    ppa: samplePpa(),
    qcReleaseId: 'QC7',
    qcVersion: '7',
    releaseType: 'major',
    state: 'open',
    startedAt: '',
    updatedAt: '',
    finishedAt: null,
    outcome: 'accepted',
    summary: { ...summary, issues: '', hints: '', hours: '', outcomeReason: '' },
    summaryRevisions: {} as Verification['summaryRevisions'],
    checks: [
      { kind: 'installation', verdict: 'OK', comment: '', revision: 0 },
      { kind: 'upgrade', verdict: 'NOT TESTED', comment: '', revision: 0 },
    ],
    rows: [makeRow('OK')],
    position: null,
    ...changes,
  }
}

const missing = (changes: Partial<Verification>) => missingParts(makeComplete(changes))
const summaryWith = (changes: Partial<Verification['summary']>) => ({
  summary: { ...makeComplete().summary, ...changes },
})

test('a complete verification lacks nothing', () => {
  expect(missing({})).toEqual([])
})

describe('rows', () => {
  test.each(['minor', 'revision'] as const)('may stay blank in a %s release', (releaseType) => {
    expect(missing({ releaseType, rows: [makeRow(null)] })).toEqual([])
    expect(rowNeedsVerdict(releaseType)).toBe(false)
  })

  test('need a verdict in a major release', () => {
    expect(missing({ rows: [makeRow(null)] })).toEqual([
      {
        at: 'GENERIC_DOC_1',
        field: 'verdict',
        sentence: 'GENERIC_DOC_1 (Something to check) has no verdict; a major release needs all.',
      },
    ])
  })

  test.each(['WARNING', 'NA'] as const)('with %s need a comment in every release type', (verdict) => {
    for (const releaseType of ['major', 'minor', 'revision'] as const) {
      expect(missing({ releaseType, rows: [makeRow(verdict, ' \n ')] })).toMatchObject([
        { sentence: `GENERIC_DOC_1 (Something to check): ${verdict} needs a comment.` },
      ])
      expect(missing({ releaseType, rows: [makeRow(verdict, 'because')] })).toEqual([])
    }
  })

  test.each(['OK', 'FAIL', 'NOT TESTED'] as const)('with %s need no comment', (verdict) => {
    expect(missing({ outcome: 'rejected', rows: [makeRow(verdict)] })).toEqual([])
  })
})

describe('installation and upgrade', () => {
  test.each(['major', 'minor', 'revision'] as const)('need a verdict in a %s release', (releaseType) => {
    const checks = makeComplete().checks.map((check) => ({ ...check, verdict: null }))
    expect(missing({ releaseType, checks }).map((part) => part.at)).toEqual(['installation', 'upgrade'])
  })

  test('with a warning need a comment', () => {
    const checks = makeComplete().checks.map((check) => ({ ...check, verdict: 'WARNING' as const }))
    expect(missing({ checks }).map((part) => part.sentence)).toEqual([
      'WARNING for the installation needs a comment.',
      'WARNING for the upgrade needs a comment.',
    ])
  })
})

describe('summary', () => {
  test('needs verifier and overall verdict, and hours only as a number', () => {
    expect(missing({ outcome: null, ...summaryWith({ verifier: ' ', hours: 'a day' }) })).toEqual([
      { at: 'summary', field: 'verifier', sentence: 'Name the verifier.' },
      { at: 'summary', field: 'outcome', sentence: 'Choose the overall verdict.' },
      { at: 'summary', field: 'hours', sentence: 'Hours is a number such as 4 or 2.5.' },
    ])
  })

  test.each(['accepted', 'accepted with issues'] as const)(
    '%s in spite of a critical failure needs a reason',
    (outcome) => {
      expect(missing({ outcome, rows: [makeRow('FAIL')] })).toEqual([
        {
          at: 'summary',
          field: 'outcomeReason',
          sentence: `"${outcome}" needs a written reason: GENERIC_DOC_1 failed and can be critical.`,
        },
      ])
      expect(
        missing({ outcome, rows: [makeRow('FAIL')], ...summaryWith({ outcomeReason: 'A fix is out.' }) }),
      ).toEqual([])
    },
  )

  test('rejected needs no reason', () => {
    expect(missing({ outcome: 'rejected', rows: [makeRow('FAIL')] })).toEqual([])
  })
})

test('what is missing comes in the order of the run', () => {
  const checks = makeComplete().checks.map((check) => ({ ...check, verdict: null }))
  const parts = missing({ checks, rows: [makeRow(null)], outcome: null })
  expect(parts.map((part) => part.at)).toEqual(['installation', 'upgrade', 'GENERIC_DOC_1', 'summary'])
})

test.each([
  [{ kind: 'yes' }, true],
  [{ kind: 'unknown' }, true],
  [{ kind: 'conditional', condition: 'for services' }, true],
  [{ kind: 'no' }, false],
] as const)('a failed criterion with critical %o counts as critical: %s', (critical, counts) => {
  expect(failedCritical([makeRow('FAIL', '', critical)], new Map())).toHaveLength(counts ? 1 : 0)
  expect(failedCritical([makeRow('WARNING', 'x', critical), makeRow(null, '', critical)], new Map())).toEqual(
    [],
  )
})

test.each([
  ['4', true],
  [' 2.5 ', true],
  ['2,5', true],
  ['0', true],
  ['', false],
  ['-1', false],
  ['.5', false],
  ['1.', false],
  ['4h', false],
  ['1e3', false],
])('hours %j: %s', (text, valid) => {
  expect(isHours(text)).toBe(valid)
})
