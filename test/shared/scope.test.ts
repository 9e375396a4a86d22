import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingParts } from '../../shared/domain/missing.ts'
import { ReleaseType } from '../../shared/domain/release-type.ts'
import { noRowWork, type RunWork } from '../../shared/domain/run-work.ts'
import {
  carriesFixedRemark,
  checkDue,
  fixedRemark,
  isAboutInstalling,
  isAssessed,
  mayStayUntested,
  rowDemand,
  whatFollows,
  type ScopeMark,
} from '../../shared/domain/scope.ts'
import { Verdict } from '../../shared/domain/verdict.ts'
import { makeRow } from '../support/make-row.ts'
import { makeVerification, makeWork } from '../support/make-verification.ts'

const affected: ScopeMark = { affected: true, why: 'The notes say so.' }
const unaffected: ScopeMark = { affected: false, why: '' }
const marks = fc.constantFrom<ScopeMark | null>(null, affected, unaffected)
const verdicts = fc.constantFrom<Verdict | null>(null, ...Verdict.options)

/** Rows with a mark each, as a run holds them; WARNING and NA have their comment. */
const markedRows = fc
  .array(fc.record({ verdict: verdicts, mark: marks }), { minLength: 1, maxLength: 12 })
  .map((cells) => ({
    rows: cells.map(({ verdict }, index) =>
      makeRow({ id: `ROW_${String(index)}`, verdict, comment: 'because', critical: { kind: 'no' } }),
    ),
    work: makeWork({
      rows: Object.fromEntries(
        cells.map(({ mark }, index) => [`ROW_${String(index)}`, { ...noRowWork, scope: mark }]),
      ),
    }),
  }))

/** The rows that missing parts point at. */
function pointedAt(releaseType: ReleaseType, rows: ReturnType<typeof makeRow>[], work: RunWork): string[] {
  return missingParts(makeVerification({ releaseType, rows }), work)
    .map(({ at }) => at)
    .filter((at) => at.startsWith('ROW_'))
}

describe('rows that need a verdict', () => {
  test('of a major release are all rows, whatever was marked', () => {
    fc.assert(
      fc.property(markedRows, ({ rows, work }) => {
        const blank = rows.filter((row) => !isAssessed(row)).map((row) => row.criterion.id)
        expect(pointedAt('major', rows, work)).toEqual(blank)
      }),
    )
  })

  test('of a minor release are the affected ones, and the first one nobody decided about', () => {
    fc.assert(
      fc.property(markedRows, ({ rows, work }) => {
        const open = rows.filter((row) => row.verdict === null)
        const markOf = (id: string) => work.rows[id]?.scope ?? null
        const needed = open.filter((row) => markOf(row.criterion.id)?.affected).map((row) => row.criterion.id)
        const undecided = open.filter((row) => markOf(row.criterion.id) === null).slice(0, 1)
        expect(pointedAt('minor', rows, work).toSorted()).toEqual(
          [...undecided.map((row) => row.criterion.id), ...needed].toSorted(),
        )
      }),
    )
  })

  test('of a revision are none', () => {
    fc.assert(
      fc.property(markedRows, ({ rows, work }) => {
        expect(pointedAt('revision', rows, work)).toEqual([])
      }),
    )
  })

  test('are never changed by the order of the rows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ReleaseType.options), markedRows, (releaseType, { rows, work }) => {
        const needed = (list: typeof rows) =>
          list.filter(
            ({ criterion }) =>
              rowDemand(releaseType, work.rows[criterion.id]?.scope ?? null) === 'verdict needed',
          ).length
        expect(needed(rows)).toBe(needed(rows.toReversed()))
      }),
    )
  })
})

test('the fixed remark stands for a blank row and counts as not assessed', () => {
  const row = makeRow({ comment: ` ${fixedRemark}\n` })
  expect(carriesFixedRemark(row)).toBe(true)
  expect(isAssessed(row)).toBe(false)
  expect(carriesFixedRemark({ verdict: 'OK', comment: fixedRemark })).toBe(false)
  expect(carriesFixedRemark({ verdict: null, comment: '' })).toBe(false)
})

test('the fixed remark does not replace the verdict of a major release', () => {
  const verification = makeVerification({ rows: [makeRow({ comment: fixedRemark })] })
  expect(missingParts(verification, makeWork())).toHaveLength(1)
})

describe('installation and upgrade', () => {
  test.each([
    ['major', 'installation', 'Install from scratch, or upgrade where the product supports it.'],
    ['minor', 'installation', 'Install from scratch.'],
    ['revision', 'installation', 'Install the new packages.'],
    ['major', 'upgrade', 'Upgrade where the product supports it.'],
    ['minor', 'upgrade', 'A minor release is upgraded from the version before.'],
    ['revision', 'upgrade', 'A revision release is upgraded from the version before.'],
  ] as const)('of a %s release: %s', (releaseType, kind, sentence) => {
    expect(checkDue(releaseType, kind)).toBe(sentence)
  })

  test('may stay untested in a major release when the other was done', () => {
    expect(mayStayUntested('major', 'installation', 'OK', true)).toBe(true)
    expect(mayStayUntested('major', 'installation', 'NOT TESTED', true)).toBe(false)
    expect(mayStayUntested('minor', 'installation', 'OK', true)).toBe(false)
  })

  test('the upgrade may stay untested where no earlier version is known, else it says why', () => {
    const ask = (previousVersion: string | null) =>
      missingParts(makeVerification({ releaseType: 'revision' }), makeWork({ previousVersion }))
    expect(ask(null)).toEqual([])
    expect(ask('1.9.11')).toMatchObject([{ at: 'upgrade' }])
  })
})

test.each([
  ['QC_DIST_1', 'Installation', true],
  ['GENERIC_DIST_2', 'Generic', true],
  ['QC_UPGRADE_1', 'Operations', true],
  ['QC_DOC_1', 'Documentation', false],
  ['DISTANT_1', 'Generic', false],
])('%s in %s is about installing: %s', (id, document, about) => {
  expect(isAboutInstalling({ id, document })).toBe(about)
})

test('staged rollout follows always; an exception needs its reason', () => {
  expect(whatFollows(null)).toContain('whatever the release type')
  const exception = { kind: 'vulnerability', reason: ' ' } as const
  expect(whatFollows(exception)).toContain('no reason is written yet')
  const parts = missingParts(makeVerification(), makeWork({ exception }))
  expect(parts).toEqual([
    { at: 'life', field: 'exception', sentence: 'The exception (vulnerability) needs a reason.' },
  ])
})

test('an open showstopper stands against acceptance, not against a refusal', () => {
  const work = makeWork({ openShowstoppers: ['No start'] })
  expect(missingParts(makeVerification({ outcome: 'accepted with issues' }), work)).toMatchObject([
    { sentence: '"accepted with issues" cannot stand while the showstopper "No start" is open.' },
  ])
  expect(missingParts(makeVerification({ outcome: 'rejected' }), work)).toEqual([])
})

test('an issue without a title is missing a part, whatever the outcome', () => {
  const parts = missingParts(makeVerification(), makeWork({ untitledIssues: 2 }))
  expect(parts).toMatchObject([{ at: 'issues', sentence: expect.stringContaining('no title') as string }])
})
