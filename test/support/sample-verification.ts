import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { digestOfCriterion } from '../../electron/db/tables/criteria.ts'
import { Criterion } from '../../shared/domain/criterion.ts'
import { resolveTemplate } from '../../shared/domain/mapping.ts'
import type { ResolvedRow } from '../../shared/domain/mapping.ts'
import { Capability, Product } from '../../shared/domain/product.ts'
import { QcRelease } from '../../shared/domain/qc-release.ts'
import { ppaId } from '../../shared/domain/umd-release.ts'
import type { Ppa } from '../../shared/domain/umd-release.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import type { SummaryFields, Verification, VerificationRow } from '../../shared/domain/verification.ts'

const catalogue = new URL('../../templates/catalogue/', import.meta.url)

function readCatalogue<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  return schema.parse(JSON.parse(readFileSync(new URL(path, catalogue), 'utf8')))
}

/** One of the QC releases that come with Proviso: "QC3" or "QC7". */
export function sampleQcRelease(id: 'QC3' | 'QC7' = 'QC7'): QcRelease {
  return readCatalogue('qc-releases.json', z.array(QcRelease)).find((release) => release.id === id)!
}

/** dCache on sl5/x86_64 in UMD 1.2.0. */
export function samplePpa(changes: Partial<Ppa> = {}): Ppa {
  const parts = {
    releaseVersion: '1.2.0',
    productKey: 'emi.dcache',
    version: '1.9.12',
    platform: 'sl5',
    arch: 'x86_64',
    ...changes,
  }
  return {
    id: ppaId(parts),
    umdMajor: 1,
    productName: 'dCache',
    provider: 'EMI',
    platformBasis: 'record',
    releaseType: null,
    recordTicket: 2831,
    ...parts,
  }
}

/** The template of dCache against a built-in QC release. */
export function sampleRows(id: 'QC3' | 'QC7' = 'QC7'): readonly ResolvedRow[] {
  const product = readCatalogue('products.json', z.array(Product)).find(({ key }) => key === 'emi.dcache')!
  const criteria = readCatalogue(`criteria/${id}.json`, z.array(Criterion))
  return resolveTemplate(product, criteria, readCatalogue('capabilities.json', z.array(Capability)), []).rows
}

export interface SampleOptions {
  readonly qcRelease?: 'QC3' | 'QC7'
  /** Repeats the rows of the catalogue, renumbered, until there are so many. */
  readonly rowCount?: number
  readonly summary?: Partial<SummaryFields>
  /** Replaces the comment of each row, by its place. */
  readonly comment?: (index: number) => string
  readonly changes?: Partial<Verification>
}

/** A finished verification as a tester leaves it: most rows OK, one of every other verdict, tickets in two rows. */
export function sampleVerification(options: SampleOptions = {}): Verification {
  const qcRelease = sampleQcRelease(options.qcRelease)
  const resolved = sampleRows(options.qcRelease)
  const count = options.rowCount ?? resolved.length
  const rows = Array.from({ length: count }, (_, index) => sampleRow(resolved, index, options.comment))
  return {
    id: 'b6a0f2d4-5f5e-4b0e-9a57-4d1f7f6c2a10',
    ppa: samplePpa({ releaseType: 'major' }),
    qcReleaseId: qcRelease.id,
    qcVersion: qcRelease.version,
    releaseType: 'major',
    state: 'finished',
    startedAt: '2012-03-05T08:12:40.000Z',
    updatedAt: '2012-03-07T15:44:09.512Z',
    finishedAt: '2012-03-07T15:44:09.512Z',
    outcome: 'accepted with issues',
    summary: { ...summaryTexts, ...options.summary },
    summaryRevisions: {
      verifier: 1,
      institute: 1,
      testEnvironment: 2,
      rtTicket: 1,
      ggusTickets: 3,
      issues: 4,
      hints: 2,
      hours: 1,
      outcomeReason: 1,
    },
    checks: [
      {
        kind: 'installation',
        verdict: 'OK',
        comment: 'Clean machine, repository of the PPA only.',
        revision: 2,
      },
      {
        kind: 'upgrade',
        verdict: 'WARNING',
        comment: 'From 1.9.5: the pools need a restart by hand.',
        revision: 1,
      },
    ],
    rows,
    position: null,
    ...options.changes,
  }
}

const verdicts: readonly (Verdict | null)[] = [
  'OK',
  'OK',
  'WARNING',
  'OK',
  'FAIL',
  'NA',
  'NOT TESTED',
  'OK',
  'OK',
]

const comments: Readonly<Record<Verdict, string>> = {
  OK: '',
  WARNING: 'The guide names the old configuration file; the allowed deviation is noted in its errata.',
  FAIL: 'Logs of the SRM door hold the full proxy of the user.\nSeen with:\n\n  grep -c BEGIN /var/log/dcache/srm.log\n\nThe workaround is to raise the log level to "warn".',
  NA: 'A storage service runs no jobs.',
  'NOT TESTED': 'The testbed has no second head node.',
}

function sampleRow(
  resolved: readonly ResolvedRow[],
  index: number,
  comment: ((index: number) => string) | undefined,
): VerificationRow {
  const template = resolved[index % resolved.length]!
  const round = Math.floor(index / resolved.length)
  const id =
    round === 0
      ? template.criterion.id
      : `${template.criterion.id.replace(/_\d+$/, '')}_${String(100 * round + index)}`
  const criterion = { ...template.criterion, id }
  const verdict = verdicts[index % verdicts.length] ?? null
  return {
    criterion,
    textDigest: digestOfCriterion(criterion),
    reason: template.reason,
    verdict,
    comment: comment?.(index) ?? (verdict ? comments[verdict] : ''),
    tickets: verdict === 'FAIL' ? 'https://ggus.eu/ws/ticket_info.php?ticket=79921\n80104' : '',
    commentRevision: 1,
    ticketsRevision: 1,
  }
}

const summaryTexts: SummaryFields = {
  verifier: 'Zofia Łącka-Żuraw',
  institute: 'Πανεπιστήμιο Θεσσαλονίκης',
  testEnvironment: 'One virtual machine (4 cores, 8 GB), Scientific Linux 5.7, updates as of 5 March 2012.',
  rtTicket: '2831',
  ggusTickets:
    'https://ggus.eu/ws/ticket_info.php?ticket=79921\nhttps://ggus.eu/ws/ticket_info.php?ticket=80010',
  issues:
    'The SRM door writes whole proxies to its log.\n\nPools do not come back by themselves after an upgrade; `dcache start pool` brings them up.',
  hints: 'Watch the size of the billing log. Upgrade the head node before the pools.',
  hours: '12.5',
  outcomeReason: 'The failed criterion has a workaround that the technology provider confirmed.',
}

/** Texts that break careless document writers; the reader must still find every word of them. */
export const hostileTexts: readonly string[] = [
  '#panic("no") *x* _y_ $z$ [a] ] } // not a comment /* nor this */ `raw` <label> @ref = heading',
  '=1+2',
  '+1',
  '-1+cmd|x',
  '@SUM(A1)',
  '\t=1',
  '_x0041_ stays as it is',
  'a'.repeat(10_000),
  'https://ggus.eu/' + 'path/'.repeat(60) + '?q=' + 'x'.repeat(300),
  'emoji \u{1F600} \u{1F469}\u200D\u{1F52C}, Hebrew \u05E9\u05DC\u05D5\u05DD, Arabic \u0633\u0644\u0627\u0645, Han \u6F22\u5B57',
  'combining e\u0301 a\u0338 o\u0302\u0303, stacked a' + '\u0301'.repeat(40),
  'override \u202Egnp.exe\u202C end',
  'nul \u0000 bell \u0007 escape \u001B delete \u007F next \u0085 end',
  'private \uE000, not a character \uFFFE, half a pair \uD800, mark \uFEFF end',
  '<script>alert(1)</script> &amp; "quoted" \'single\'',
]
