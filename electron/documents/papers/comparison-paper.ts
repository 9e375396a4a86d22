import {
  paperSchema,
  plainText,
  verdictText,
  type Paper,
  type PaperBlock,
} from '../../../shared/domain/paper.ts'
import type { ComparedRow, ReportComparison } from '../../../shared/domain/report-comparison.ts'
import { instantOf, showInstant } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

/** Two reports side by side, what differs first. Dated by the younger of them. */
export function comparisonPaper(comparison: ReportComparison, product: string): Paper {
  const { first, second, facts, rows } = comparison
  const stampedAt = first.stampedAt > second.stampedAt ? first.stampedAt : second.stampedAt
  const moved = rows.filter(({ direction }) => direction !== null)
  const others = rows.filter((row) => row.direction === null && row.change === 'changed')
  const only = rows.filter((row) => row.change.startsWith('only'))
  const same = rows.filter((row) => row.change === 'same').length
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind: 'report comparison',
    title: `Comparison of two verification reports: ${product}`,
    subject: product,
    subtitle: 'Two verification reports, criterion by criterion',
    corner: '',
    fileName: 'report-comparison.pdf',
    stampedAt: instantOf(stampedAt),
    sections: [
      {
        title: 'What is compared',
        level: 1,
        blocks: [
          {
            kind: 'facts',
            pairs: [
              { label: 'First', value: plainText(`${first.title}, ${showInstant(first.stampedAt)}`) },
              { label: 'Second', value: plainText(`${second.title}, ${showInstant(second.stampedAt)}`) },
              {
                label: 'Same in both',
                value: plainText(`${String(same)} of ${String(rows.length)} criteria`),
              },
            ],
          },
          facts.length === 0
            ? { kind: 'text', text: 'The facts on their first pages are the same.' }
            : factsTable(facts),
        ],
      },
      { title: 'Other verdicts', level: 1, blocks: rowsTable(moved) },
      { title: 'Same verdict, other words', level: 1, blocks: rowsTable(others) },
      { title: 'In one report only', level: 1, blocks: rowsTable(only) },
    ],
  })
}

function factsTable(facts: ReportComparison['facts']): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Fact', width: 2 },
      { title: 'First', width: 3 },
      { title: 'Second', width: 3 },
    ],
    rows: facts.map(({ label, before, after }) => [
      [plainText(label, true)],
      [plainText(before === '' ? 'not given' : before)],
      [plainText(after === '' ? 'not given' : after)],
    ]),
  }
}

function rowsTable(rows: readonly ComparedRow[]): readonly PaperBlock[] {
  if (rows.length === 0) return [{ kind: 'text', text: 'None.' }]
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Criterion', width: 3 },
        { title: 'First', width: 1.6 },
        { title: 'Second', width: 1.6 },
        { title: 'What changed, and why', width: 5 },
      ],
      rows: rows.map((row) => [
        [plainText(row.id, true), plainText(row.titleText)],
        [
          verdictText(
            row.before,
            row.before ?? (row.change === 'only in the second' ? 'not there' : 'blank'),
          ),
        ],
        [verdictText(row.after, row.after ?? (row.change === 'only in the first' ? 'not there' : 'blank'))],
        [
          ...(row.direction === 'other' || row.direction === null
            ? []
            : [plainText(`Got ${row.direction}.`, true)]),
          ...row.sentences.map((sentence) => plainText(sentence)),
        ],
      ]),
    },
  ]
}
