import type { ReviewComment, ReviewRound, TextState } from '../../../shared/domain/review.ts'
import { instantOf } from '../dates.ts'
import { tableRow, textCell } from '../sheet-cells.ts'
import { writeSheets } from '../workbook.ts'
import { tableSheet } from './criteria-workbook.ts'

const columns = [
  { title: 'Criterion', width: 24 },
  { title: 'Field', width: 16 },
  { title: 'Comment', width: 60 },
  { title: 'Author', width: 22 },
  { title: 'Date', width: 13 },
  { title: 'Decision', width: 20 },
  { title: 'Reason or change', width: 44 },
  { title: 'Decided by', width: 22 },
  { title: 'Decided on', width: 13 },
  { title: 'Text since', width: 13 },
] as const

/** What became of every comment of a review, as a workbook. */
export function writeDispositionWorkbook(
  round: ReviewRound,
  comments: readonly (ReviewComment & { readonly textState: TextState })[],
): Promise<Uint8Array> {
  const widths = columns.map(({ width }) => width)
  const rows = comments.map((comment) =>
    tableRow(
      [
        comment.criterionId,
        comment.field,
        comment.text,
        comment.author,
        comment.at.slice(0, 10),
        comment.decision ?? 'open',
        comment.decisionNote,
        comment.decidedBy ?? '',
        comment.decidedAt?.slice(0, 10) ?? '',
        comment.textState,
      ].map((text) => textCell(text, { lined: true })),
      widths,
    ),
  )
  const title = `${round.name}: what became of the comments`
  const sheet = tableSheet(
    'Dispositions',
    { title, right: `QC ${round.qcVersion}` },
    { headings: columns.map(({ title: heading }) => heading), widths, rows },
  )
  return writeSheets([sheet], { title, stampedAt: instantOf(round.openedAt) })
}
