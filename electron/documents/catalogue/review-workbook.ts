import { criterionTitle, describeCritical, type Criterion } from '../../../shared/domain/criterion.ts'
import type { CommentField, ReviewRound } from '../../../shared/domain/review.ts'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { instantOf } from '../dates.ts'
import { inputCell, tableRow, textCell } from '../sheet-cells.ts'
import type { SheetPlan } from '../sheet-plan.ts'
import { writeSheets } from '../workbook.ts'
import { tableSheet } from './criteria-workbook.ts'
import { factsSheet, readFacts } from './facts-sheet.ts'
import type { ReadWorkbook } from './read-workbook.ts'
import { cellOf, readTable } from './sheet-table.ts'

const schema = 'proviso-review-workbook/1'

/** Columns a reviewer writes into, and the field each is about. */
const commentColumns: readonly { readonly field: CommentField; readonly heading: string }[] = [
  { field: 'whole', heading: 'Your comment' },
  { field: 'description', heading: 'On the description' },
  { field: 'check', heading: 'On what to check' },
  { field: 'report', heading: 'On what to report' },
]
const textColumns = ['Criterion', 'Title', 'Critical', 'Description', 'What to check', 'What to report']
const widths = [24, 30, 16, 48, 48, 34, 40, 40, 40, 40]

/** A draft out for review as a workbook, for reviewers without Proviso. */
export function writeReviewWorkbook(round: ReviewRound, criteria: readonly Criterion[]): Promise<Uint8Array> {
  const title = `${round.name}: comments`
  const rows = criteria.map((criterion) =>
    tableRow(
      [
        textCell(criterion.id, { lined: true, bold: true }),
        ...[
          criterionTitle(criterion),
          describeCritical(criterion.critical),
          criterion.description,
          criterion.check,
          criterion.report,
        ].map((text) => textCell(text, { lined: true })),
        ...commentColumns.map(() => inputCell('')),
      ],
      widths,
      32,
    ),
  )
  const headings = [...textColumns, ...commentColumns.map(({ heading }) => heading)]
  const sheets = [
    reviewerSheet(round, title),
    tableSheet('Comments', { title, right: `QC ${round.qcVersion}` }, { headings, widths, rows }),
    factsSheet(title, [
      ['schema', schema],
      ['round', round.id],
      ['digest', round.digest],
    ]),
  ]
  return writeSheets(sheets, { title, stampedAt: instantOf(round.openedAt) })
}

export interface ReadReviewWorkbook {
  readonly roundId: string
  readonly digest: string
  readonly author: string
  readonly comments: readonly {
    readonly criterionId: string
    readonly field: CommentField
    readonly text: string
  }[]
}

/** The comments somebody wrote into such a workbook; refused when it does not say who that is. */
export function readReviewWorkbook(fileName: string, book: ReadWorkbook): Result<ReadReviewWorkbook> {
  const refuse = (reason: string) =>
    invalid(`${fileName} was not taken in: ${reason}. Nothing was changed.`, fileName)
  const facts = readFacts(book)
  const sheet = book.get('Comments')
  if (facts.get('schema') !== schema || !sheet) return refuse('it is not a review workbook of Proviso')
  const author = book.get('Reviewer')?.get(1)?.get(2)?.text.trim() ?? ''
  if (author === '') return refuse('its sheet "Reviewer" does not say who comments')
  const comments = readTable(sheet).rows.flatMap((row) =>
    commentColumns.flatMap(({ field, heading }) => {
      const text = cellOf(row, heading).trim()
      const isTyped = text !== '' && row.cells.get(heading)?.formula !== true
      return isTyped ? [{ criterionId: cellOf(row, 'Criterion').trim(), field, text }] : []
    }),
  )
  return success({
    roundId: facts.get('round') ?? '',
    digest: facts.get('digest') ?? '',
    author: author.slice(0, 200),
    comments,
  })
}

function reviewerSheet(round: ReviewRound, title: string): SheetPlan {
  const plain = [24, 60]
  return {
    name: 'Reviewer',
    hidden: false,
    orientation: 'portrait',
    printHeader: { left: title, right: `QC ${round.qcVersion}` },
    widths: plain,
    rows: [
      tableRow([textCell('Your name', { bold: true, lined: true }), inputCell('')], plain),
      tableRow([textCell('Review', { lined: true }), textCell(round.name, { lined: true })], plain),
      tableRow(
        [
          textCell('How', { lined: true }),
          textCell('Write into the last columns of the sheet "Comments", save the file, and send it back.', {
            lined: true,
          }),
        ],
        plain,
      ),
    ],
    table: null,
    verdictRanges: [],
  }
}
