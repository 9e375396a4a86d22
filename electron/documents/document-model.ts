import type { CheckKind, Outcome, VerdictCounts } from '../../shared/domain/verification.ts'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import type { RelatedLink } from '../../shared/domain/criterion.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'

/** The form of the model; raised when a member changes its meaning. It stands in the data attached to a report. */
export const documentSchema = 'proviso-document/1'

/** One labelled value of the header block; `value` is '' when nothing is known. */
export interface DocumentField {
  readonly key: string
  readonly label: string
  readonly value: string
}

/** A ticket as written; `url` is set only when the text itself is a web address. */
export interface DocumentTicket {
  readonly text: string
  readonly url: string | null
}

/** A ticket with the places that name it: criterion ids, or none when only the summary does. */
export interface ListedTicket extends DocumentTicket {
  readonly at: readonly string[]
}

interface DocumentCheck {
  readonly kind: CheckKind
  readonly label: string
  readonly verdict: Verdict | null
  readonly comment: string
}

/** One criterion of the template, filled or not. */
export interface DocumentRow {
  readonly id: string
  /** null when no source shows it; `titleText` then says so in words. */
  readonly title: string | null
  readonly titleText: string
  readonly document: string
  readonly critical: string
  /** Preset yes; "no" once the verdict is NA (open question A8). */
  readonly applicable: 'yes' | 'no'
  readonly verdict: Verdict | null
  /** The verdict, or what its absence means in this release type. */
  readonly verdictText: string
  readonly comment: string
  readonly tickets: readonly DocumentTicket[]
  readonly reason: string
  readonly wouldRemove: string
  readonly provenance: string
  readonly provenanceNote: string
  /** SHA-256 (hex) of the criterion's canonical form: which words were checked. */
  readonly textDigest: string
  readonly description: string
  readonly check: string
  readonly report: string
  readonly related: readonly RelatedLink[]
  readonly replaces: readonly string[]
  readonly replacedBy: readonly string[]
}

/** The rows of one criteria document. */
export interface DocumentGroup {
  readonly document: string
  readonly counts: VerdictCounts
  readonly rows: readonly DocumentRow[]
}

/** The executive summary (process.md 8.5); every text is '' in an empty template. */
interface DocumentSummary {
  readonly outcome: Outcome | null
  readonly outcomeReason: string
  readonly testEnvironment: string
  readonly ggusTickets: readonly ListedTicket[]
  readonly issues: string
  readonly hints: string
}

/** Newest entry of the audit trail when the document was made. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

/** What a workbook and a report are both made from, so that they cannot disagree. Plain data, no clock. */
export interface DocumentModel {
  readonly schema: typeof documentSchema
  readonly kind: 'template' | 'verification'
  readonly title: string
  readonly product: string
  readonly target: string
  readonly fileNames: { readonly workbook: string; readonly report: string }
  /** ISO 8601, UTC, taken from the data; the date inside the files. */
  readonly stampedAt: string
  readonly ids: {
    readonly ppa: string
    readonly qcRelease: string
    readonly qcVersion: string
    readonly verification: string | null
  }
  readonly releaseType: ReleaseType | null
  /** null in an empty template. */
  readonly state: 'open' | 'finished' | null
  readonly header: readonly DocumentField[]
  /** What a reader must know: how blank rows read, how much of the QC release is known. */
  readonly notes: readonly string[]
  /** What still stands between an open verification and its end, as sentences. */
  readonly missing: readonly string[]
  readonly summary: DocumentSummary
  readonly checks: readonly DocumentCheck[]
  readonly counts: VerdictCounts
  readonly groups: readonly DocumentGroup[]
  readonly auditHead: AuditHead | null
}
