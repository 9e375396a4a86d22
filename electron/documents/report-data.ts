import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/domain/canonical.ts'
import { breakLongWords } from './break-long-words.ts'
import type { DocumentModel } from './document-model.ts'
import type { Coverage } from './font-coverage.ts'
import { printable } from './printable.ts'
import { mapTexts } from './well-formed.ts'

/** Name of the machine-readable copy inside a report. */
export const attachedDataName = 'data.json'

export interface ReportData {
  /** The model exactly, as it is attached to the report. */
  readonly data: string
  /** The model as the layout prints it: no unprintable character, long words in pieces. */
  readonly layout: string
  readonly title: string
}

/** Both JSON files of a report. Text reaches the typesetter as data only, never as a part of its source. */
export function reportData(model: DocumentModel, covers: Coverage): ReportData {
  const data = canonicalJson(model)
  const title = printable(model.title, covers).replace(/\s+/g, ' ')
  const stamp = new Date(model.stampedAt)
  const layout = {
    title,
    stamp: {
      year: stamp.getUTCFullYear(),
      month: stamp.getUTCMonth() + 1,
      day: stamp.getUTCDate(),
      hour: stamp.getUTCHours(),
      minute: stamp.getUTCMinutes(),
      second: stamp.getUTCSeconds(),
    },
    dataDigest: createHash('sha256').update(data).digest('hex'),
    model: mapTexts(model, (text) => breakLongWords(printable(text, covers))),
  }
  return { data, layout: JSON.stringify(layout), title }
}
