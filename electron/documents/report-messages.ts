import type { DocumentModel } from './document-model.ts'
import type { TypstEngine } from './typst.ts'

/** What the worker is started with. */
export interface ReportJob {
  readonly model: DocumentModel
  readonly templatesFolder: string
  /** null takes the native engine where there is one. */
  readonly engine: TypstEngine | null
}

/** What the worker says: what it is doing, in words, then the report. A bug ends it with an error event instead. */
export type ReportMessage =
  | { readonly kind: 'progress'; readonly doing: string }
  | {
      readonly kind: 'report'
      readonly bytes: Uint8Array
      readonly pages: number
      readonly engine: TypstEngine
    }
