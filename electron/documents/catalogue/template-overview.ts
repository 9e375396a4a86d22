import { instantOf } from '../dates.ts'
import { tableRow, textCell } from '../sheet-cells.ts'
import { writeSheets } from '../workbook.ts'
import { tableSheet } from './criteria-workbook.ts'

export interface WrittenTemplate {
  readonly productKey: string
  readonly productName: string
  readonly fileName: string
  readonly rows: number
  readonly generic: number
  readonly byCapability: number
  readonly added: number
  readonly removed: number
  readonly digest: string
}

const columns = [
  { title: 'Product', width: 34 },
  { title: 'Key', width: 28 },
  { title: 'Criteria', width: 10 },
  { title: 'Generic', width: 10 },
  { title: 'By capability', width: 14 },
  { title: 'Added', width: 10 },
  { title: 'Removed', width: 10 },
  { title: 'File', width: 60 },
  { title: 'SHA-256', width: 68 },
] as const

const documentColumns = [
  { title: 'File', width: 80 },
  { title: 'SHA-256', width: 68 },
] as const

/** What was written for which product, and which documents, as a workbook of its own beside the templates. */
export function writeTemplateOverview(
  written: readonly WrittenTemplate[],
  documents: readonly { readonly fileName: string; readonly digest: string }[],
  about: { readonly qcVersion: string; readonly date: string | null },
): Promise<Uint8Array> {
  const widths = columns.map(({ width }) => width)
  const rows = written.map((template) =>
    tableRow(
      [
        template.productName,
        template.productKey,
        String(template.rows),
        String(template.generic),
        String(template.byCapability),
        String(template.added),
        String(template.removed),
        template.fileName,
        template.digest,
      ].map((text) => textCell(text, { lined: true })),
      widths,
    ),
  )
  const title = `QC verification templates for QC ${about.qcVersion}`
  const overview = tableSheet(
    'Overview',
    { title, right: `${String(written.length)} products` },
    { headings: columns.map(({ title: heading }) => heading), widths, rows },
  )
  const documentWidths = documentColumns.map(({ width }) => width)
  const documentSheet = tableSheet(
    'Documents',
    { title, right: `${String(documents.length)} documents` },
    {
      headings: documentColumns.map(({ title: heading }) => heading),
      widths: documentWidths,
      rows: documents.map(({ fileName, digest }) =>
        tableRow(
          [fileName, digest].map((text) => textCell(text, { lined: true })),
          documentWidths,
        ),
      ),
    },
  )
  const sheets = documents.length === 0 ? [overview] : [overview, documentSheet]
  return writeSheets(sheets, { title, stampedAt: instantOf(about.date) })
}
