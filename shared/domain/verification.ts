import * as z from 'zod'
import { Criterion } from './criterion.ts'
import { RowReason } from './mapping.ts'
import { ReleaseType } from './release-type.ts'
import { Ppa } from './umd-release.ts'
import { Verdict } from './verdict.ts'

/** The overall verdict of a verification (process.md 8.5). */
export const Outcome = z.enum(['accepted', 'accepted with issues', 'rejected'])
export type Outcome = z.infer<typeof Outcome>

/** Installation from scratch and upgrade: the two checks every release type asks for (process.md 6). */
export const CheckKind = z.enum(['installation', 'upgrade'])
export type CheckKind = z.infer<typeof CheckKind>

export const InstallationCheck = z.object({
  kind: CheckKind,
  verdict: Verdict.nullable(),
  comment: z.string(),
  /** Rises by one with each change of the comment. */
  revision: z.number().int(),
})
export type InstallationCheck = z.infer<typeof InstallationCheck>

/** One criterion of a verification, with the text it was started with (pinned). */
export const VerificationRow = z.object({
  criterion: Criterion,
  /** SHA-256 of the pinned text; two rows with the same digest were checked against the same words. */
  textDigest: z.string(),
  reason: RowReason,
  verdict: Verdict.nullable(),
  comment: z.string(),
  /** Rises by one with each change of the comment; the caller hands back the one it saw. */
  commentRevision: z.number().int(),
  /** GGUS or RT tickets of this row, one per line. */
  tickets: z.string(),
  ticketsRevision: z.number().int(),
})
export type VerificationRow = z.infer<typeof VerificationRow>

/** The free-text and single-value fields of the executive summary (process.md 8.5), by name. */
export const SummaryFields = z.object({
  verifier: z.string(),
  institute: z.string(),
  testEnvironment: z.string(),
  /** RT ticket of the PPA, as the user writes it. */
  rtTicket: z.string(),
  /** Every GGUS ticket of the verification, one per line; the section is printed even when empty. */
  ggusTickets: z.string(),
  issues: z.string(),
  /** Hints for Early Adopters: what to watch in staged rollout. */
  hints: z.string(),
  /** Effort in hours, a decimal number as typed; '' when not filled in (metric M.SA2-6 leaves it out then). */
  hours: z.string(),
  /** Why the outcome stands although a critical criterion failed; printed. */
  outcomeReason: z.string(),
})
export type SummaryFields = z.infer<typeof SummaryFields>
export const SummaryField = SummaryFields.keyof()
export type SummaryField = z.infer<typeof SummaryField>

/** Where the user was: restored when the run is opened again. */
export const RunPosition = z.object({
  /** What stands in the detail pane: a criterion id, or one of the other parts of the run. */
  at: z.string(),
  /** The field that had the caret; null when none. */
  field: z.string().nullable(),
  /** Caret in UTF-16 units from the start of that field. */
  caret: z.number().int().nonnegative(),
  /** Scroll of the criteria list, in CSS pixels. */
  scroll: z.number().nonnegative(),
})
export type RunPosition = z.infer<typeof RunPosition>

export const VerificationState = z.enum(['open', 'finished'])
export type VerificationState = z.infer<typeof VerificationState>

/** One person's work on one PPA against one QC release. */
export const Verification = z.object({
  id: z.string(),
  ppa: Ppa,
  qcReleaseId: z.string(),
  qcVersion: z.string(),
  releaseType: ReleaseType,
  state: VerificationState,
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
  outcome: Outcome.nullable(),
  summary: SummaryFields,
  /** Revision of each summary field, as for a row. */
  summaryRevisions: z.record(SummaryField, z.number().int()),
  checks: z.array(InstallationCheck),
  rows: z.array(VerificationRow),
  position: RunPosition.nullable(),
})
export type Verification = z.infer<typeof Verification>

/** How many rows carry each verdict; `blank` rows have none. */
export const VerdictCounts = z.object({
  total: z.number().int(),
  blank: z.number().int(),
  OK: z.number().int(),
  WARNING: z.number().int(),
  FAIL: z.number().int(),
  NA: z.number().int(),
  'NOT TESTED': z.number().int(),
})
export type VerdictCounts = z.infer<typeof VerdictCounts>

export const VerificationSummary = Verification.omit({
  summary: true,
  summaryRevisions: true,
  checks: true,
  rows: true,
  position: true,
}).extend({ verifier: z.string(), counts: VerdictCounts })
export type VerificationSummary = z.infer<typeof VerificationSummary>

export function countVerdicts(rows: readonly { readonly verdict: Verdict | null }[]): VerdictCounts {
  const counts = { total: rows.length, blank: 0, OK: 0, WARNING: 0, FAIL: 0, NA: 0, 'NOT TESTED': 0 }
  for (const row of rows) counts[row.verdict ?? 'blank'] += 1
  return counts
}
