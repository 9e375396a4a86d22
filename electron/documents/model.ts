import { reconstructedPrefix, type Criterion } from '../../shared/domain/criterion.ts'
import { reportFileName, templateFileName } from '../../shared/domain/file-name.ts'
import type { ResolvedRow } from '../../shared/domain/mapping.ts'
import { missingParts } from '../../shared/domain/missing.ts'
import type { QcRelease } from '../../shared/domain/qc-release.ts'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import type { Ppa } from '../../shared/domain/umd-release.ts'
import { workOfRow } from '../../shared/domain/run-work.ts'
import { countVerdicts } from '../../shared/domain/verification.ts'
import type { CheckKind, Verification } from '../../shared/domain/verification.ts'
import { instantOf } from './dates.ts'
import { documentSchema } from './document-model.ts'
import type { AuditHead, DocumentModel, DocumentRow, ListedTicket } from './document-model.ts'
import { groupRows, readTickets } from './document-rows.ts'
import {
  documentConditions,
  documentIssue,
  documentMachine,
  findingNotes,
  noFindings,
  rivalSentences,
  type RunFindings,
} from './findings.ts'
import { templateHeader, verificationHeader } from './header.ts'
import { makeWellFormed } from './well-formed.ts'

export interface TemplateInput {
  readonly ppa: Ppa
  readonly qcRelease: QcRelease
  /** How many criteria of the release the catalogue holds. */
  readonly knownCount: number
  readonly rows: readonly ResolvedRow[]
}

export interface VerificationInput {
  readonly verification: Verification
  readonly qcRelease: QcRelease
  readonly knownCount: number
  readonly auditHead: AuditHead | null
  /** What was found and captured on the way; left out, nothing was. */
  readonly findings?: RunFindings
}

/** What the checks that every release type asks for are called. */
export const checkLabels: Readonly<Record<CheckKind, string>> = {
  installation: 'Installation from scratch',
  upgrade: 'Upgrade',
}

/** The empty template of a PPA. It is dated by the QC release, since nothing in it is younger. */
export function templateModel({ ppa, qcRelease, knownCount, rows }: TemplateInput): DocumentModel {
  const kinds: readonly CheckKind[] = ['installation', 'upgrade']
  return makeWellFormed<DocumentModel>({
    schema: documentSchema,
    kind: 'template',
    title: `QC verification template: ${nameOf(ppa)}`,
    ...subjectOf(ppa),
    fileNames: fileNamesOf(ppa, qcRelease.version),
    stampedAt: instantOf(qcRelease.date),
    ids: { ppa: ppa.id, qcRelease: qcRelease.id, qcVersion: qcRelease.version, verification: null },
    releaseType: ppa.releaseType,
    state: null,
    header: templateHeader(ppa, qcRelease),
    notes: [...knownNote(qcRelease, knownCount, rows), releaseTypeNote(ppa.releaseType)],
    missing: [],
    summary: {
      outcome: null,
      outcomeReason: '',
      testEnvironment: '',
      ggusTickets: [],
      issues: '',
      hints: '',
    },
    checks: kinds.map((kind) => ({ kind, label: checkLabels[kind], verdict: null, comment: '' })),
    counts: countVerdicts(rows.map(() => ({ verdict: null }))),
    groups: groupRows(rows, ppa.releaseType),
    shares: null,
    conditions: [],
    issues: [],
    ticketCopies: [],
    machines: [],
    evidence: [],
    auditHead: null,
  })
}

/** The filled template and executive summary of a verification, dated by its end or its last change. */
export function verificationModel(input: VerificationInput): DocumentModel {
  const { verification, qcRelease, knownCount, auditHead } = input
  const { ppa, summary, releaseType } = verification
  const findings = input.findings ?? noFindings
  const { work, issues, machines, evidence } = findings
  const groups = groupRows(verification.rows, releaseType, (id) => ({
    work: workOfRow(work, id),
    evidence: evidence.filter(({ entry }) => entry.place === id).map(({ entry }) => entry.number),
    rivals: rivalSentences(work, id),
  }))
  const rows = groups.flatMap((group) => group.rows)
  return makeWellFormed<DocumentModel>({
    schema: documentSchema,
    kind: 'verification',
    title: `Verification report: ${nameOf(ppa)}`,
    ...subjectOf(ppa),
    fileNames: fileNamesOf(ppa, verification.qcVersion),
    stampedAt: instantOf(verification.finishedAt ?? verification.updatedAt),
    ids: {
      ppa: ppa.id,
      qcRelease: verification.qcReleaseId,
      qcVersion: verification.qcVersion,
      verification: verification.id,
    },
    releaseType,
    state: verification.state,
    header: verificationHeader(verification, qcRelease),
    notes: [
      ...knownNote(qcRelease, knownCount, verification.rows),
      releaseTypeNote(releaseType),
      ...findingNotes(findings),
    ],
    missing:
      verification.state === 'open' ? missingParts(verification, work).map((part) => part.sentence) : [],
    summary: {
      outcome: verification.outcome,
      outcomeReason: summary.outcomeReason,
      testEnvironment: summary.testEnvironment,
      ggusTickets: listTickets(summary.ggusTickets, rows),
      issues: summary.issues,
      hints: summary.hints,
    },
    checks: verification.checks.map(({ kind, verdict, comment }) => ({
      kind,
      label: checkLabels[kind],
      verdict,
      comment,
    })),
    counts: countVerdicts(verification.rows),
    groups,
    shares: work?.shares ?? null,
    conditions: documentConditions(
      verification.rows.map(({ criterion }) => criterion),
      findings.answers,
    ),
    issues: issues.map(documentIssue),
    ticketCopies: [...findings.ticketCopies],
    machines: machines.map((state) => documentMachine(state, evidence)),
    evidence: evidence.map(({ entry }) => entry),
    auditHead,
  })
}

/** Every ticket of the verification once: those of the summary first, then those that only rows name. */
function listTickets(ofSummary: string, rows: readonly DocumentRow[]): readonly ListedTicket[] {
  const listed = new Map<string, { readonly url: string | null; readonly at: string[] }>()
  for (const ticket of readTickets(ofSummary)) listed.set(ticket.text, { url: ticket.url, at: [] })
  for (const row of rows) {
    for (const ticket of row.tickets) {
      const entry = listed.get(ticket.text) ?? { url: ticket.url, at: [] }
      if (!entry.at.includes(row.id)) entry.at.push(row.id)
      listed.set(ticket.text, entry)
    }
  }
  return [...listed].map(([text, { url, at }]) => ({ text, url, at }))
}

function nameOf(ppa: Ppa): string {
  return `${ppa.productName} ${ppa.version} on ${ppa.platform}/${ppa.arch}`
}

function subjectOf(ppa: Ppa): Pick<DocumentModel, 'product' | 'target'> {
  return { product: `${ppa.productName} ${ppa.version}`, target: `${ppa.platform} / ${ppa.arch}` }
}

function fileNamesOf(ppa: Ppa, qcVersion: string): DocumentModel['fileNames'] {
  return { workbook: templateFileName(ppa, qcVersion), report: reportFileName(ppa, qcVersion) }
}

/** Said only where the catalogue holds less than was published (open question A1). */
function knownNote(
  release: QcRelease,
  knownCount: number,
  rows: readonly { readonly criterion: Criterion }[],
): readonly string[] {
  if (knownCount >= release.publishedCount) return []
  const own = rows.filter(({ criterion }) => criterion.id.startsWith(reconstructedPrefix)).length
  return [
    `Known ${String(knownCount)} of ${String(release.publishedCount)} criteria of QC ${release.version}: ` +
      'a criterion that is not known here cannot be in this document.',
    ...(own === 0
      ? []
      : [
          `${String(own)} rows (${reconstructedPrefix}…) are criteria of Proviso's own, not of EGI; they stand in for those.`,
        ]),
  ]
}

function releaseTypeNote(releaseType: ReleaseType | null): string {
  switch (releaseType) {
    case 'major':
      return 'Major release: every criterion needs a verdict. A row without one is not assessed yet.'
    case 'minor':
      return 'Minor release: only the criteria that the update affects need a verdict; the others may be not assessed.'
    case 'revision':
      return 'Revision: installation and upgrade are checked. No criterion is required, so rows may be not assessed.'
    case null:
      return 'The release type is not set yet; it decides which criteria need a verdict.'
  }
}
