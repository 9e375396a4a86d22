import type { Failure } from '../../shared/errors.ts'
import type { Typesettable } from './report-data.ts'
import type { TypstEngine } from './typst.ts'

/** A file that goes into the document: by its path, or as bytes where there is none. */
export interface Attachment {
  /** As the model names it. */
  readonly name: string
  readonly mediaType: string
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array }
}

/** What the typesetting process is told to do. */
export interface ReportJob {
  readonly model: Typesettable
  readonly attachments: readonly Attachment[]
  readonly templatesFolder: string
  /** Layouts of the site, which stand in for the built-in ones of the same name; null when there are none. */
  readonly siteLayouts: string | null
  /** null takes the native engine where there is one. */
  readonly engine: TypstEngine | null
}

/** What it says: what it is doing, in words, then how it ended. */
export type ReportMessage =
  | { readonly kind: 'progress'; readonly doing: string }
  | {
      readonly kind: 'report'
      readonly bytes: Uint8Array
      readonly pages: number
      readonly engine: TypstEngine
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** An error that nobody expects, with its stack. */
  | { readonly kind: 'bug'; readonly words: string }
