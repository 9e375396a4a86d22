import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/domain/canonical.ts'
import { criterionTitle, describeCritical } from '../../shared/domain/criterion.ts'
import type { Criterion } from '../../shared/domain/criterion.ts'
import { compareDocuments } from '../../shared/domain/mapping.ts'
import type { ResolvedRow } from '../../shared/domain/mapping.ts'
import { describeOrigin } from '../../shared/domain/origin.ts'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import { noRowWork, type RowWork } from '../../shared/domain/run-work.ts'
import { countVerdicts } from '../../shared/domain/verification.ts'
import type { VerificationRow } from '../../shared/domain/verification.ts'
import { describeMoment } from './dates.ts'
import type { DocumentGroup, DocumentRow, DocumentTicket } from './document-model.ts'

/** A row as both kinds of document know it: without a verdict, or with one. */
export type RowInput = ResolvedRow & Partial<Omit<VerificationRow, keyof ResolvedRow>>

/** What is known of a row beside the template and its answers. */
export interface RowFacts {
  readonly work: RowWork
  readonly evidence: readonly number[]
  readonly rivals: readonly string[]
}

/** Rows by criteria document, documents in template order, rows in the order given (process.md 8.3). */
export function groupRows(
  rows: readonly RowInput[],
  releaseType: ReleaseType | null,
  factsOf: (criterionId: string) => RowFacts = () => ({
    work: noRowWork,
    evidence: [],
    rivals: [],
  }),
): readonly DocumentGroup[] {
  const byDocument = Map.groupBy(
    rows.map((row) => documentRow(row, releaseType, factsOf(row.criterion.id))),
    (row) => row.document,
  )
  return [...byDocument]
    .sort(([a], [b]) => compareDocuments(a, b))
    .map(([document, members]) => ({ document, counts: countVerdicts(members), rows: members }))
}

function documentRow(
  row: RowInput,
  releaseType: ReleaseType | null,
  { work, evidence, rivals }: RowFacts,
): DocumentRow {
  const { criterion, reason } = row
  const verdict = row.verdict ?? null
  return {
    id: criterion.id,
    title: criterion.title,
    titleText: criterionTitle(criterion),
    document: criterion.document,
    critical: describeCritical(criterion.critical),
    applicable: verdict === 'NA' ? 'no' : 'yes',
    verdict,
    verdictText: verdict ?? blankWord(releaseType),
    comment: row.comment ?? '',
    tickets: readTickets(row.tickets ?? ''),
    reason: reason.sentence,
    wouldRemove: reason.wouldRemove,
    provenance: criterion.provenance,
    provenanceNote: criterion.provenanceNote,
    textDigest: row.textDigest ?? digestOf(criterion),
    description: criterion.description,
    check: criterion.check,
    report: criterion.report,
    related: criterion.related,
    replaces: criterion.replaces,
    replacedBy: criterion.replacedBy,
    origin: work.origin,
    originText: describeOrigin(work.origin),
    scopeText: describeScope(work),
    rivals,
    decided: work.decidedAt === null ? '' : describeMoment(work.decidedAt, work.decidedBy),
    evidence,
  }
}

/** What stands in place of a verdict in each row; why rows may be blank is said once, on the first page. */
function blankWord(releaseType: ReleaseType | null): string {
  return releaseType === 'major' ? 'not assessed yet' : 'not assessed'
}

/** One ticket a line; blank lines are no tickets. */
export function readTickets(text: string): readonly DocumentTicket[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, url: webAddress(line) }))
}

function webAddress(text: string): string | null {
  return /^https?:\/\/[!-~]{1,1000}$/.test(text) && URL.canParse(text) ? text : null
}

/** The digest the database gives the same text. */
function digestOf(criterion: Criterion): string {
  return createHash('sha256').update(canonicalJson(criterion)).digest('hex')
}

function describeScope({ scope }: RowWork): string {
  if (scope === null) return ''
  const words = scope.affected ? 'Affected by this release' : 'Not affected by this release'
  return scope.why.trim() === '' ? `${words}.` : `${words}: ${scope.why.trim()}`
}
