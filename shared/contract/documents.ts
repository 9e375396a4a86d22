import * as z from 'zod'
import { DocumentWanted, ReportChosen, TextForm } from '../domain/document-wanted.ts'
import { FileCheck } from '../domain/file-check.ts'
import { ImportedReport } from '../domain/imported-report.ts'
import { ReportComparison } from '../domain/report-comparison.ts'
import { call, DocumentFile, Nothing, Progress, stream } from './base.ts'

export const FinishedDocument = z.object({
  documentId: z.string(),
  fileName: z.string(),
  pages: z.number().int(),
})
export type FinishedDocument = z.infer<typeof FinishedDocument>

/** The pages of PDF evidence, and what became of each file. */
export const EvidencePages = FinishedDocument.extend({
  parts: z.array(
    z.object({
      name: z.string(),
      firstPage: z.number().int(),
      pages: z.number().int(),
      /** Why a page that says so stands in its place; null when it is there. */
      problem: z.string().nullable(),
      /** Whether a password would open it. */
      locked: z.boolean(),
      /** Scripts, actions, forms and the like that were taken out. */
      removed: z.number().int(),
    }),
  ),
})
export type EvidencePages = z.infer<typeof EvidencePages>

/** A certificate (X.509) and its key as PEM, with what unlocks the key. */
const Signing = z.object({
  certificate: z.string().max(1_000_000),
  key: z.string().max(1_000_000),
  passphrase: z.string().max(1000).nullable(),
})
export type Signing = z.infer<typeof Signing>

export const documents = {
  /** The empty template of a PPA as a workbook. `qcReleaseId` null takes the release of its UMD major. */
  templateWorkbook: call(z.object({ ppaId: z.string(), qcReleaseId: z.string().nullable() }), DocumentFile),
  /** The filled template of a verification as a workbook. */
  verificationWorkbook: call(z.object({ verificationId: z.string() }), DocumentFile),
  /**
   * Makes the report: executive summary, then the filled template, in one PDF. `take` fetches it. It is PDF/A-3a for
   * archives, or PDF/UA-1 for readers that speak: a file can claim one of them.
   */
  report: stream(
    z.object({ verificationId: z.string(), accessible: z.boolean().default(false) }),
    Progress,
    FinishedDocument,
  ),
  /** Makes any kind of document as PDF. `take` fetches it. */
  make: stream(z.object({ wanted: DocumentWanted }), Progress, FinishedDocument),
  /** The pages of every PDF among the evidence, one behind the other, without anything active. `take` fetches it. */
  evidencePages: stream(
    /** `password` is tried on every locked file. `withReport` puts them behind the report, which then is not archival. */
    z.object({
      verificationId: z.string(),
      password: z.string().nullable(),
      withReport: z.boolean().default(false),
    }),
    Progress,
    EvidencePages,
  ),
  /** Makes one archive of a verification: report, data, criteria, audit trail, evidence, statement. `take` fetches it. */
  bundle: stream(
    /** `signing` signs it; the key is read before anything is made, used once and kept nowhere. */
    z.object({ verificationId: z.string(), signing: Signing.nullable().default(null) }),
    Progress,
    FinishedDocument,
  ),
  /** Fetches a finished document, once: a stream carries words only, files travel by plain calls. */
  take: call(z.object({ documentId: z.string() }), DocumentFile),
  /** Any kind of document as text: Markdown for a ticket, HTML for a page, JSON for a machine. */
  text: call(
    z.object({ wanted: DocumentWanted, form: TextForm }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** What a document is called, and a text that is another one when the document would be. Quick: evidence is not read. */
  state: call(z.object({ wanted: DocumentWanted }), z.object({ title: z.string(), version: z.string() })),
  /** Proves a report file, or tells what was changed in it. */
  verify: call(z.object({ file: z.file() }), FileCheck),
  /** Takes in a report as a verification of somebody else, to be read and compared. Taking it in twice is once. */
  importReport: call(z.object({ file: z.file() }), ImportedReport),
  /** Newest work first. */
  importedReports: call(Nothing, z.array(ImportedReport)),
  forgetImportedReport: call(z.object({ digest: z.string() }), Nothing),
  /** Two reports of one product, criterion by criterion. */
  compare: call(z.object({ first: ReportChosen, second: ReportChosen }), ReportComparison),
}
