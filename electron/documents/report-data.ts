import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/domain/canonical.ts'
import { documentSchema, type DocumentModel } from '../../shared/domain/document-model.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { breakLongWords } from './break-long-words.ts'
import type { Coverage } from './font-coverage.ts'
import { mapMarkedTexts } from './marks/marked-fields.ts'
import { readMarks } from './marks/read-marks.ts'
import { wordsOfMarks } from './marks/words-of-marks.ts'
import { printable } from './printable.ts'
import { missingScripts } from './scripts.ts'
import { mapTexts } from './well-formed.ts'

/** Name of the machine-readable copy inside a document. */
export const attachedDataName = 'data.json'

/** What can be set as a PDF: the schema says which layout is its own. */
export type Typesettable = DocumentModel | Paper

export interface ReportData {
  /** The model exactly, as it is attached to the document. */
  readonly data: string
  /** The model as the layout prints it: marks read, no unprintable character, long words in pieces. */
  readonly layout: string
  readonly title: string
  /** The layout that begins. */
  readonly main: string
  readonly date: Date
}

/** What a layout needs beside the model. */
export interface LayoutExtras {
  /** Digest of layouts and fonts; printed, so that a later reader can tell whether the same are at hand. */
  readonly setBy: string
  /** What to attach: its name in the document, its file beside the layout, its media type. */
  readonly attached: readonly { readonly name: string; readonly file: string; readonly mediaType: string }[]
  /** The file of each picture that can be drawn, by the name it is attached under. */
  readonly pictures: Readonly<Record<string, string>>
}

/** Both JSON files of a document. Text reaches the typesetter as data only, never as a part of its source. */
export function reportData(
  model: Typesettable,
  covers: Coverage,
  { setBy, attached, pictures }: LayoutExtras,
): ReportData {
  const data = canonicalJson(model)
  const title = printable(model.title, covers).replace(/\s+/g, ' ')
  const date = new Date(model.stampedAt)
  const layout = {
    title,
    stamp: {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    },
    dataDigest: digestOfData(data),
    setBy,
    attached,
    pictures,
    missingScripts: missingScripts(data, covers),
    model: mapTexts(mapMarkedTexts(model, layMarks), (text) => breakLongWords(printable(text, covers))),
  }
  const main = model.schema === documentSchema ? 'verification.typ' : 'paper.typ'
  return { data, layout: JSON.stringify(layout), title, main, date }
}

/** A text with marks as the layouts take it: its parts, and its words for where only those count. */
function layMarks(text: string) {
  const blocks = readMarks(text)
  return { blocks, words: wordsOfMarks(blocks) }
}

/** SHA-256 (hex) of the attached data; it is printed in the document. */
export function digestOfData(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
