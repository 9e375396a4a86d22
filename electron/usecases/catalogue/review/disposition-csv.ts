import { stringify } from 'csv-stringify/sync'
import { protectCell } from '../exchange/csv-cell.ts'
import type { RoundWithComments } from './rounds.ts'

const columns = [
  'criterion',
  'field',
  'comment',
  'author',
  'date',
  'decision',
  'reason or change',
  'decided by',
  'decided on',
  'text since',
]

/** What became of every comment, as a table; no cell can be a formula. */
export function writeDispositions({ comments }: RoundWithComments): string {
  const rows = comments.map((comment) => [
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
  ])
  return stringify([columns, ...rows.map((row) => row.map(protectCell))], { bom: true })
}
