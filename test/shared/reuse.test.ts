import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countShares, describeOrigin, type OriginStep } from '../../shared/domain/origin.ts'
import {
  changedSinceLast,
  isSameLine,
  offerReuse,
  relationOf,
  whySame,
  type EditorialChange,
  type ReuseSource,
} from '../../shared/domain/reuse.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import { makeRow } from '../support/make-row.ts'
import { makeVerification } from '../support/make-verification.ts'
import { samplePpa } from '../support/sample-verification.ts'

const earlierPpa = samplePpa({ version: '1.9.11', releaseVersion: '1.1.0' })

function makeSource(changes: {
  readonly ppa?: ReturnType<typeof samplePpa>
  readonly verdict?: Verdict | null
  readonly digest?: string
  readonly state?: 'open' | 'finished'
  readonly origin?: OriginStep[]
}): ReuseSource {
  const row = makeRow({
    id: 'A_1',
    verdict: changes.verdict === undefined ? 'OK' : changes.verdict,
    comment: 'Seen.',
    textDigest: changes.digest ?? 'text',
  })
  return {
    verification: makeVerification({
      id: 'earlier',
      ppa: changes.ppa ?? earlierPpa,
      state: changes.state ?? 'finished',
      finishedAt: '2011-10-01T00:00:00.000Z',
      rows: [row],
    }),
    work: new Map([
      [
        'A_1',
        { scope: null, decidedAt: '2011-09-30T00:00:00.000Z', decidedBy: '', origin: changes.origin ?? [] },
      ],
    ]),
  }
}

const asking = (releaseType: 'major' | 'minor' | 'revision' = 'minor', verdict: Verdict | null = null) =>
  makeVerification({
    id: 'now',
    releaseType,
    rows: [makeRow({ id: 'A_1', verdict, textDigest: 'text' })],
  })

const offersOf = (source: ReuseSource, run = asking(), editorial: readonly EditorialChange[] = []) =>
  offerReuse(run, [source], editorial)

describe('an earlier verdict is offered', () => {
  test('where text, platform and product line are the same, with its source', () => {
    expect(offersOf(makeSource({}))).toMatchObject([
      {
        criterionId: 'A_1',
        kind: 'carried',
        verdict: 'OK',
        comment: 'Seen.',
        origin: [
          {
            what: 'dCache 1.9.11 on sl5/x86_64 in UMD 1.1.0, QC 7',
            by: 'A. Tester',
            at: '2011-09-30T00:00:00.000Z',
          },
        ],
      },
    ])
  })

  test.each([
    ['another text', makeSource({ digest: 'other' })],
    ['another platform', makeSource({ ppa: samplePpa({ version: '1.9.11', platform: 'sl6' }) })],
    ['another architecture', makeSource({ ppa: samplePpa({ version: '1.9.11', arch: 'i386' }) })],
    ['another product', makeSource({ ppa: samplePpa({ version: '1.9.11', productKey: 'emi.other' }) })],
    ['another UMD major', makeSource({ ppa: samplePpa({ version: '1.9.11', umdMajor: 2 }) })],
    ['another first number', makeSource({ ppa: samplePpa({ version: '0.9.11' }) })],
    ['a later version', makeSource({ ppa: samplePpa({ version: '1.9.13' }) })],
    ['an open verification', makeSource({ state: 'open' })],
    ['a blank row', makeSource({ verdict: null })],
    ['a row that was not tested', makeSource({ verdict: 'NOT TESTED' })],
  ])('not from %s', (_, source) => {
    expect(offersOf(source)).toEqual([])
  })

  test('not in a major release, and not for a row that has a verdict', () => {
    expect(offersOf(makeSource({}), asking('major'))).toEqual([])
    expect(offersOf(makeSource({}), asking('minor', 'FAIL'))).toEqual([])
    expect(offersOf(makeSource({}), asking('revision'))).toHaveLength(1)
  })

  test('never for what is about installing', () => {
    const row = makeRow({ id: 'QC_DIST_1', document: 'Installation', textDigest: 'text' })
    const source = makeSource({})
    const rows = [{ ...row, verdict: 'OK' as const }]
    const installing = { ...source, verification: { ...source.verification, rows } }
    expect(offerReuse({ ...asking(), rows: [row] }, [installing], [])).toEqual([])
  })
})

test('a sibling platform offers a copy, also in a major release, after a carried one', () => {
  const sibling = makeSource({ ppa: samplePpa({ platform: 'sl6' }), verdict: 'WARNING' })
  expect(offersOf(sibling, asking('major'))).toMatchObject([{ kind: 'copied', verdict: 'WARNING' }])
  expect(offerReuse(asking(), [sibling, makeSource({})], [])).toMatchObject([{ kind: 'carried' }])
})

test('a change declared editorial lets a verdict through, and its reason is said', () => {
  const editorial = [{ from: 'old', to: 'text', reason: 'Spelling.' }]
  expect(offersOf(makeSource({ digest: 'old' }), asking(), editorial)[0]?.sameBecause).toContain('Spelling.')
})

test('same text is an equivalence: it holds both ways and over several steps, and never by itself', () => {
  const digest = fc.constantFrom('a', 'b', 'c', 'd')
  const changes = fc.array(fc.record({ from: digest, to: digest, reason: fc.constant('x') }), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(changes, digest, digest, digest, (editorial, a, b, c) => {
      const same = (x: string, y: string) => whySame(x, y, editorial) !== null
      expect(same(a, a)).toBe(true)
      expect(same(a, b)).toBe(same(b, a))
      if (same(a, b) && same(b, c)) expect(same(a, c)).toBe(true)
      if (editorial.length === 0) expect(same(a, b)).toBe(a === b)
    }),
  )
})

test('what is offered is always of the same line, platform or version, text and criterion', () => {
  const version = fc.constantFrom('1.9.11', '1.9.12', '1.10.0', '2.0.0', '1.x')
  const ppas = fc
    .record({ version, platform: fc.constantFrom('sl5', 'sl6'), umdMajor: fc.constantFrom(1, 2) })
    .map((changes) => samplePpa(changes))
  const sources = fc.array(
    fc.record({
      ppa: ppas,
      digest: fc.constantFrom('text', 'other'),
      verdict: fc.constantFrom<Verdict>('OK', 'FAIL'),
    }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(ppas, sources, (ppa, parts) => {
      const offers = offerReuse({ ...asking(), ppa }, parts.map(makeSource), [])
      expect(offers.length).toBeLessThanOrEqual(1)
      for (const { origin, kind } of offers) {
        expect(parts.some((part) => part.digest === 'text' && relationOf(ppa, part.ppa) === kind)).toBe(true)
        expect(origin).toHaveLength(1)
      }
    }),
  )
})

test('what reads differently than last time is told, and what was declared editorial is not', () => {
  const run = asking()
  expect(changedSinceLast(run, [], [])).toBeNull()
  expect(changedSinceLast(run, [makeSource({})], [])).toEqual([])
  const older = makeSource({ digest: 'old' })
  expect(changedSinceLast(run, [older], [])).toEqual(['A_1'])
  expect(changedSinceLast(run, [older], [{ from: 'old', to: 'text', reason: 'x' }])).toEqual([])
})

test('a line needs readable versions', () => {
  expect(isSameLine(samplePpa({ version: '1.x' }), samplePpa({ version: '1.x' }))).toBe(false)
})

test('the chain of origin grows and is told; carried verdicts never count as fresh', () => {
  const first = {
    kind: 'copied',
    verificationId: 'x',
    what: 'dCache on sl6',
    verdict: 'OK',
    by: 'B',
    at: '2011-01-02',
  } as const
  const [offer] = offersOf(makeSource({ origin: [first] }))
  expect(offer?.origin.map(({ kind }) => kind)).toEqual(['carried', 'copied'])
  expect(describeOrigin(offer?.origin ?? [])).toBe(
    'carried from dCache 1.9.11 on sl5/x86_64 in UMD 1.1.0, QC 7, decided OK on 2011-09-30 by A. Tester; there copied from dCache on sl6, decided OK on 2011-01-02 by B',
  )
  expect(
    countShares([
      { verdict: 'OK', origin: offer?.origin ?? [] },
      { verdict: 'OK', origin: [] },
      { verdict: null, origin: [] },
    ]),
  ).toEqual({ fresh: 1, automatic: 0, carried: 1, copied: 0 })
})
