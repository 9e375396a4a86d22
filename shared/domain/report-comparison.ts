import * as z from 'zod'
import { headerValue, rowsOf, type DocumentModel, type DocumentRow } from './document-model.ts'
import { Verdict } from './verdict.ts'

/** What of a criterion differs between two reports. */
export const RowDifference = z.enum(['verdict', 'comment', 'tickets', 'criterion text', 'reason'])
export type RowDifference = z.infer<typeof RowDifference>

/** One criterion in two reports. */
export const ComparedRow = z.object({
  /** As the later report names it; as the earlier one does when it is gone. */
  id: z.string(),
  /** Set when the earlier report has it under another identifier, which a QC release replaced. */
  formerId: z.string().nullable(),
  titleText: z.string(),
  document: z.string(),
  change: z.enum(['same', 'changed', 'only in the first', 'only in the second']),
  before: Verdict.nullable(),
  after: Verdict.nullable(),
  /** "worse" and "better" only where both verdicts can be ranked: OK, WARNING, FAIL. */
  direction: z.enum(['better', 'worse', 'other']).nullable(),
  differences: z.array(RowDifference),
  /** What changed and why, one plain sentence each. */
  sentences: z.array(z.string()),
})
export type ComparedRow = z.infer<typeof ComparedRow>

/** Two reports of one product, criterion by criterion in the order of the second. */
export const ReportComparison = z.object({
  first: z.object({ title: z.string(), stampedAt: z.string() }),
  second: z.object({ title: z.string(), stampedAt: z.string() }),
  /** Facts of the header and the outcome that differ. */
  facts: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  rows: z.array(ComparedRow),
})
export type ReportComparison = z.infer<typeof ReportComparison>

/** The product a report is about: only reports of the same one can be compared. */
export function productOf(model: DocumentModel): string {
  return headerValue(model, 'productKey')
}

/** Compares two reports of one product; the caller has made sure that they are. */
export function compareReports(first: DocumentModel, second: DocumentModel): ReportComparison {
  const before = new Map(rowsOf(first).map((row) => [row.id, row]))
  const found = new Set<string>()
  const rows = rowsOf(second).map((row) => {
    const earlier = findEarlier(before, row)
    if (earlier) found.add(earlier.id)
    return earlier ? compareRow(earlier, row) : addedRow(row, first, second)
  })
  const gone = rowsOf(first).filter((row) => !found.has(row.id))
  return {
    first: { title: first.title, stampedAt: first.stampedAt },
    second: { title: second.title, stampedAt: second.stampedAt },
    facts: compareFacts(first, second),
    rows: [...rows, ...gone.map((row) => goneRow(row, first, second))],
  }
}

/** The same identifier, or one that the criterion replaced and that no wildcard makes ambiguous. */
function findEarlier(before: ReadonlyMap<string, DocumentRow>, row: DocumentRow): DocumentRow | undefined {
  const same = before.get(row.id)
  if (same) return same
  const replaced = row.replaces.flatMap((id) => before.get(id) ?? [])
  return replaced.length === 1 ? replaced[0] : undefined
}

function compareRow(before: DocumentRow, after: DocumentRow): ComparedRow {
  const differences: RowDifference[] = []
  const sentences: string[] = []
  const note = (difference: RowDifference, sentence: string) => {
    differences.push(difference)
    sentences.push(sentence)
  }
  if (before.verdict !== after.verdict) note('verdict', `${before.verdictText} became ${after.verdictText}.`)
  if (before.comment.trim() !== after.comment.trim()) note('comment', describeComments(before, after))
  const tickets = describeTickets(before, after)
  if (tickets !== '') note('tickets', tickets)
  if (before.id !== after.id)
    sentences.push(`It was ${before.id} before: the later QC release replaced that.`)
  if (before.textDigest !== after.textDigest) {
    note(
      'criterion text',
      'The text of the criterion changed in between, so the two verdicts answer different words.',
    )
  }
  if (before.reason !== after.reason) note('reason', `It is there for another reason now: ${after.reason}`)
  return {
    ...describeRow(after),
    formerId: before.id === after.id ? null : before.id,
    change: differences.length === 0 ? 'same' : 'changed',
    before: before.verdict,
    after: after.verdict,
    direction: before.verdict === after.verdict ? null : directionOf(before.verdict, after.verdict),
    differences,
    sentences,
  }
}

function addedRow(row: DocumentRow, first: DocumentModel, second: DocumentModel): ComparedRow {
  return {
    ...describeRow(row),
    formerId: null,
    change: 'only in the second',
    before: null,
    after: row.verdict,
    direction: null,
    differences: [],
    sentences: [`The first report does not have it${otherRelease(first, second)}. ${row.reason}`],
  }
}

function goneRow(row: DocumentRow, first: DocumentModel, second: DocumentModel): ComparedRow {
  return {
    ...describeRow(row),
    formerId: null,
    change: 'only in the first',
    before: row.verdict,
    after: null,
    direction: null,
    differences: [],
    sentences: [`The second report does not have it${otherRelease(first, second)}. ${row.wouldRemove}`],
  }
}

function otherRelease(first: DocumentModel, second: DocumentModel): string {
  const [a, b] = [first.ids.qcVersion, second.ids.qcVersion]
  return a === b ? '' : `: one was verified against QC ${a}, the other against QC ${b}`
}

function describeRow(row: DocumentRow) {
  return { id: row.id, titleText: row.titleText, document: row.document }
}

function describeComments(before: DocumentRow, after: DocumentRow): string {
  if (before.comment.trim() === '') return `A comment was added: ${after.comment.trim()}`
  if (after.comment.trim() === '') return `The comment is gone: ${before.comment.trim()}`
  return `The comment was: ${before.comment.trim()}\nIt is now: ${after.comment.trim()}`
}

function describeTickets(before: DocumentRow, after: DocumentRow): string {
  const had = new Set(before.tickets.map(({ text }) => text))
  const has = new Set(after.tickets.map(({ text }) => text))
  const added = [...has].filter((text) => !had.has(text))
  const gone = [...had].filter((text) => !has.has(text))
  return [
    ...(added.length > 0 ? [`New tickets: ${added.join(', ')}.`] : []),
    ...(gone.length > 0 ? [`No longer named: ${gone.join(', ')}.`] : []),
  ].join(' ')
}

function directionOf(before: Verdict | null, after: Verdict | null): 'better' | 'worse' | 'other' {
  const ranked: readonly (Verdict | null)[] = ['FAIL', 'WARNING', 'OK']
  const [a, b] = [ranked.indexOf(before), ranked.indexOf(after)]
  if (a < 0 || b < 0) return 'other'
  return b > a ? 'better' : 'worse'
}

function compareFacts(first: DocumentModel, second: DocumentModel): ReportComparison['facts'] {
  const header = second.header.map(({ key, label }) => ({
    label,
    before: headerValue(first, key),
    after: headerValue(second, key),
  }))
  const outcome = {
    label: 'Overall verdict',
    before: first.summary.outcome ?? '',
    after: second.summary.outcome ?? '',
  }
  return [outcome, ...header].filter(({ before, after }) => before !== after)
}
