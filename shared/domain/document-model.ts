import * as z from 'zod'
import { RelatedLink } from './criterion.ts'
import { EvidenceKind } from './evidence.ts'
import { GgusPriority } from './found-issue.ts'
import { OriginStep, VerdictShares } from './origin.ts'
import { ReleaseType } from './release-type.ts'
import { Verdict } from './verdict.ts'
import { CheckKind, Outcome, VerdictCounts, VerificationState } from './verification.ts'

/** The form of the model; raised when a member changes its meaning. It stands in the data attached to a report. */
export const documentSchema = 'proviso-document/1'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** One labelled value of the header block; `value` is '' when nothing is known. */
const DocumentField = z.object({ key: z.string(), label: z.string(), value: z.string() })
export type DocumentField = z.infer<typeof DocumentField>

/** A ticket as written; `url` is set only when the text itself is a web address. */
const DocumentTicket = z.object({ text: z.string(), url: z.string().nullable() })
export type DocumentTicket = z.infer<typeof DocumentTicket>

/** A ticket with the places that name it: criterion ids, or none when only the summary does. */
const ListedTicket = DocumentTicket.extend({ at: z.array(z.string()).readonly() })
export type ListedTicket = z.infer<typeof ListedTicket>

const DocumentCheck = z.object({
  kind: CheckKind,
  label: z.string(),
  verdict: Verdict.nullable(),
  comment: z.string(),
})

/** One criterion of the template, filled or not. */
const DocumentRow = z.object({
  id: z.string(),
  /** null when no source shows it; `titleText` then says so in words. */
  title: z.string().nullable(),
  titleText: z.string(),
  document: z.string(),
  critical: z.string(),
  /** Preset yes; "no" once the verdict is NA (open question A8). */
  applicable: z.enum(['yes', 'no']),
  verdict: Verdict.nullable(),
  /** The verdict, or what its absence means in this release type. */
  verdictText: z.string(),
  comment: z.string(),
  tickets: z.array(DocumentTicket).readonly(),
  reason: z.string(),
  wouldRemove: z.string(),
  provenance: z.string(),
  provenanceNote: z.string(),
  /** SHA-256 (hex) of the criterion's canonical form: which words were checked. */
  textDigest: Digest,
  description: z.string(),
  check: z.string(),
  report: z.string(),
  related: z.array(RelatedLink).readonly(),
  replaces: z.array(z.string()).readonly(),
  replacedBy: z.array(z.string()).readonly(),
  /** Nearest source first; empty for a verdict made in this run. */
  origin: z.array(OriginStep).readonly().default([]),
  /** The same in words; '' for a verdict made in this run. */
  originText: z.string().default(''),
  /** Why a minor release affects it or not, as a person said; '' when nobody did. */
  scopeText: z.string().default(''),
  /** Verdicts of others that stand beside it until somebody decides, one sentence each. */
  rivals: z.array(z.string()).readonly().default([]),
  /** When the verdict was given and by whom; '' when that is not known. */
  decided: z.string().default(''),
  /** Numbers of the pieces of evidence captured for it. */
  evidence: z.array(z.number().int()).readonly().default([]),
})
export type DocumentRow = z.infer<typeof DocumentRow>

/** The rows of one criteria document. */
const DocumentGroup = z.object({
  document: z.string(),
  counts: VerdictCounts,
  rows: z.array(DocumentRow).readonly(),
})
export type DocumentGroup = z.infer<typeof DocumentGroup>

/** A condition of criticality that occurs in the run, with what a person said of this product (open question A4). */
const DocumentCondition = z.object({
  condition: z.string(),
  criterionIds: z.array(z.string()).readonly(),
  /** As a sentence; one says so when nobody answered. */
  answer: z.string(),
  /** When and by whom; '' when nobody answered. */
  answered: z.string(),
})
export type DocumentCondition = z.infer<typeof DocumentCondition>

/** A problem found, as a reader of the report needs it (process.md 9). */
const DocumentIssue = z.object({
  title: z.string(),
  description: z.string(),
  criterionIds: z.array(z.string()).readonly(),
  /** "showstopper, critical, solved": what holds of it; '' for nothing of these. */
  standing: z.string(),
  workaround: z.string(),
  priority: GgusPriority,
  ticket: DocumentTicket,
})
export type DocumentIssue = z.infer<typeof DocumentIssue>

/** A piece of evidence. Its bytes are no part of the model: they are attached to the report under `attachedAs`. */
export const DocumentEvidence = z.object({
  /** Counts from 1; printed as "E1". */
  number: z.number().int().positive(),
  /** A criterion id, "installation", "upgrade" or "summary". */
  place: z.string(),
  placeText: z.string(),
  kind: EvidenceKind,
  name: z.string(),
  caption: z.string(),
  digest: Digest,
  bytes: z.number().int(),
  mediaType: z.string(),
  captured: z.string(),
  /** What must be known of it: how a command ended, secrets masked, why it is not attached. */
  notes: z.array(z.string()).readonly(),
  attachedAs: z.string().nullable(),
  /** What a text begins and ends with, and how many bytes are left out between; null for what is no text. */
  excerpt: z.object({ begin: z.string(), end: z.string(), leftOut: z.number().int() }).nullable(),
})
export type DocumentEvidence = z.infer<typeof DocumentEvidence>

/** A machine of the testbed at a moment: its fingerprint. The packages stand in the evidence it was read from. */
const DocumentMachine = z.object({
  machine: z.string(),
  image: z.string(),
  operatingSystem: z.string(),
  taken: z.string(),
  repositories: z.array(z.string()).readonly(),
  packageCount: z.number().int(),
  /** SHA-256 of "name version" lines in order: equal digests, equal packages. */
  packagesDigest: Digest,
  /** Number of the evidence it was read from; null when that is not known. */
  evidence: z.number().int().nullable(),
})
export type DocumentMachine = z.infer<typeof DocumentMachine>

/** A mirrored ticket as it stood when the report was made. The copy itself, with its history, is in the bundle. */
export const DocumentTicketCopy = z.object({
  number: z.string(),
  tracker: z.string(),
  queue: z.string(),
  subject: z.string(),
  status: z.string(),
  lastUpdated: z.string(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
  digest: Digest,
  /** What its copy is called in the bundle. */
  copyName: z.string(),
})
export type DocumentTicketCopy = z.infer<typeof DocumentTicketCopy>

/** The executive summary (process.md 8.5); every text is '' in an empty template. */
const DocumentSummary = z.object({
  outcome: Outcome.nullable(),
  outcomeReason: z.string(),
  testEnvironment: z.string(),
  ggusTickets: z.array(ListedTicket).readonly(),
  issues: z.string(),
  hints: z.string(),
})

/** Newest entry of the audit trail that tells of the verification; of a finished one the entry of its finish. */
const AuditHead = z.object({ seq: z.number().int().positive(), hash: Digest })
export type AuditHead = z.infer<typeof AuditHead>

/**
 * What a workbook and a report are both made from, so that they cannot disagree. Plain data, no clock. It is also what
 * a report carries inside, so a member that is added later needs a default: reports made before must still be read.
 */
export const DocumentModel = z.object({
  schema: z.literal(documentSchema),
  kind: z.enum(['template', 'verification']),
  title: z.string(),
  product: z.string(),
  target: z.string(),
  fileNames: z.object({ workbook: z.string(), report: z.string() }),
  /** ISO 8601, UTC, taken from the data; the date inside the files. */
  stampedAt: z.iso.datetime(),
  ids: z.object({
    ppa: z.string(),
    qcRelease: z.string(),
    qcVersion: z.string(),
    verification: z.string().nullable(),
  }),
  releaseType: ReleaseType.nullable(),
  /** null in an empty template. */
  state: VerificationState.nullable(),
  header: z.array(DocumentField).readonly(),
  /** What a reader must know: how blank rows read, how much of the QC release is known. */
  notes: z.array(z.string()).readonly(),
  /** What still stands between an open verification and its end, as sentences. */
  missing: z.array(z.string()).readonly(),
  summary: DocumentSummary,
  checks: z.array(DocumentCheck).readonly(),
  counts: VerdictCounts,
  groups: z.array(DocumentGroup).readonly(),
  /** How the verdicts came about; null where nobody counted. */
  shares: VerdictShares.nullable().default(null),
  conditions: z.array(DocumentCondition).readonly().default([]),
  issues: z.array(DocumentIssue).readonly().default([]),
  ticketCopies: z.array(DocumentTicketCopy).readonly().default([]),
  machines: z.array(DocumentMachine).readonly().default([]),
  evidence: z.array(DocumentEvidence).readonly().default([]),
  auditHead: AuditHead.nullable(),
})
export type DocumentModel = z.infer<typeof DocumentModel>

/** Every row of a document in the order of print. */
export function rowsOf(model: Pick<DocumentModel, 'groups'>): readonly DocumentRow[] {
  return model.groups.flatMap((group) => group.rows)
}

/** A value of the header block by its key; '' when it is not there. */
export function headerValue(model: Pick<DocumentModel, 'header'>, key: string): string {
  return model.header.find((field) => field.key === key)?.value ?? ''
}
