import type { Failure } from '../../shared/errors.ts'
import type { ForeignPdf } from './merge/foreign-pdf.ts'
import type { Merged } from './merge/merge-pdfs.ts'
import type { Typesettable } from './report-data.ts'
import type { PdfStandard } from './typst-native.ts'
import type { TypstEngine } from './typst.ts'

/** A file that goes into the document: by its path, or as bytes where there is none. */
export interface Attachment {
  /** As the model names it. */
  readonly name: string
  readonly mediaType: string
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array }
}

/** Sets a document. */
export interface ReportJob {
  readonly kind: 'report'
  readonly model: Typesettable
  readonly attachments: readonly Attachment[]
  readonly templatesFolder: string
  /** Layouts of the site, which stand in for the built-in ones of the same name; null when there are none. */
  readonly siteLayouts: string | null
  /** null takes the native engine where there is one. */
  readonly engine: TypstEngine | null
  readonly standard: PdfStandard
}

/** Puts foreign PDFs one behind the other. */
export interface MergeJob {
  readonly kind: 'merge'
  readonly files: readonly ForeignPdf[]
  readonly date: string
  /** A report that they are put behind; null for a file of their own. */
  readonly report: Uint8Array | null
}

/** What the document process is told to do, once. */
export type DocumentJob = ReportJob | MergeJob

/** How its work ended well. */
export type DocumentResult =
  | {
      readonly kind: 'report'
      readonly bytes: Uint8Array
      readonly pages: number
      readonly engine: TypstEngine
    }
  | { readonly kind: 'merged'; readonly merged: Merged }

/** What it says: what it is doing, in words, then how it ended. */
export type DocumentMessage =
  | { readonly kind: 'progress'; readonly doing: string }
  | DocumentResult
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** An error that nobody expects, with its stack. */
  | { readonly kind: 'bug'; readonly words: string }
