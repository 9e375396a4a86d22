import {
  documentSchema,
  rowsOf,
  type DocumentEvidence,
  type DocumentIssue,
  type DocumentMachine,
  type DocumentTicketCopy,
  type DocumentModel,
  type DocumentRow,
} from '../../../shared/domain/document-model.ts'
import type { Paper, PaperBlock, PaperText } from '../../../shared/domain/paper.ts'
import { withoutMarks } from '../marks/without-marks.ts'
import type { Typesettable } from '../report-data.ts'

/** Texts that stand on the pages without a break between them, and what they are to a reader. */
export interface PrintedText {
  readonly name: string
  readonly text: string
  /** The same with its marks, as a Proviso printed it that did not read them yet. */
  readonly asWritten: string
}

type Named = Omit<PrintedText, 'asWritten'>

/** What is printed of a text that may have marks. */
type Words = (text: string) => string

/** What the built-in layouts print of the data, in the order of print. */
export function printedTexts(model: Typesettable): readonly PrintedText[] {
  const texts = (words: Words) =>
    model.schema === documentSchema ? textsOfReport(model, words) : textsOfPaper(model, words)
  const asWritten = texts((text) => text)
  return texts(withoutMarks).map((each, index) => ({
    ...each,
    asWritten: asWritten[index]?.text ?? each.text,
  }))
}

function textsOfReport(model: DocumentModel, words: Words): readonly Named[] {
  const { summary } = model
  const rows = rowsOf(model)
  return [
    { name: 'the product', text: model.product + model.target },
    { name: 'the reason of the overall verdict', text: words(summary.outcomeReason) },
    ...model.header.map(({ label, value }) => ({
      name: `"${label}" on the first page`,
      text: label + (value.trim() === '' ? 'not given' : value),
    })),
    ...model.notes.map((text) => ({ name: 'a note on the first page', text })),
    ...model.checks.map(({ label, verdict, comment }) => ({
      name: label.toLowerCase(),
      text: label + (verdict ?? 'not given yet') + words(comment),
    })),
    ...summary.ggusTickets.map(({ text }) => ({ name: `the ticket ${text}`, text })),
    ...model.ticketCopies.map((copy) => ({
      name: `the copy of ticket ${copy.number}`,
      text: textOfCopy(copy),
    })),
    { name: 'issues and workarounds', text: words(summary.issues) },
    ...model.issues.map((issue) => ({ name: `the issue "${issue.title}"`, text: textOfIssue(issue, words) })),
    { name: 'hints for Early Adopters', text: words(summary.hints) },
    { name: 'the test environment', text: words(summary.testEnvironment) },
    ...model.machines.map((entry) => ({ name: `the machine ${entry.machine}`, text: textOfMachine(entry) })),
    ...model.conditions.map((entry) => ({
      name: `the condition "${entry.condition}"`,
      text: entry.condition + entry.criterionIds.join() + entry.answer + entry.answered,
    })),
    ...model.missing.map((text) => ({ name: 'what is missing', text })),
    ...rows.map((row) => ({ name: `the row of ${row.id}`, text: textOfRow(row, words) })),
    ...textsOfLedger(model),
    ...model.evidence.flatMap(textsOfEvidence),
    ...rows.map((row) => ({
      name: `the index entry of ${row.id}`,
      text:
        row.id +
        row.reason +
        row.wouldRemove +
        (row.decided && `Decided ${row.decided}`) +
        row.provenance +
        row.provenanceNote +
        row.textDigest,
    })),
    ...rows.flatMap((row) => [
      {
        name: `the heading of ${row.id} in the annex`,
        text: `${row.id}${row.titleText}Critical:${row.critical}`,
      },
      { name: `the text of ${row.id} in the annex`, text: words(row.description) },
      { name: `what to check for ${row.id} in the annex`, text: words(row.check) },
      { name: `what to report for ${row.id} in the annex`, text: words(row.report) },
      ...row.related.map(({ label }) => ({ name: `a link of ${row.id} in the annex`, text: label })),
    ]),
    { name: 'the PPA', text: `PPA${model.ids.ppa}` },
    { name: 'the head of the audit trail', text: model.auditHead?.hash ?? '' },
  ]
}

function textsOfLedger(model: DocumentModel): readonly Named[] {
  // Not there in the data of a report that was made before anybody counted.
  if (!model.shares) return []
  const { fresh, automatic, carried, copied } = model.shares
  const counts = [
    `${String(fresh)} made in this run`,
    `${String(automatic)} taken over from a tool`,
    `${String(carried)} carried over from an earlier version`,
    `${String(copied)} copied from another platform`,
  ]
  return [
    { name: 'how the verdicts came about', text: counts.join('') },
    ...rowsOf(model)
      .filter(({ originText }) => originText.trim() !== '')
      .map((row) => ({
        name: `where the verdict on ${row.id} comes from`,
        text: row.id + row.verdictText + row.originText,
      })),
  ]
}

function textOfRow(row: DocumentRow, words: Words): string {
  const tickets = row.tickets.map(({ text }) => `Ticket ${text}`).join('')
  const origin = row.originText && `Not made in this run: ${row.originText}`
  const evidence =
    row.evidence.length === 0 ? '' : `Evidence ${row.evidence.map((each) => `E${String(each)}`).join()}`
  const cells = row.id + row.titleText + row.critical + row.applicable + row.verdictText + words(row.comment)
  const rivals = row.rivals.map((rival) => `Beside it stands: ${rival}`).join('')
  return cells + tickets + row.scopeText + origin + rivals + evidence
}

function textOfCopy(copy: DocumentTicketCopy): string {
  const { tracker, number, subject, queue, status, lastUpdated, fields, copyName, digest } = copy
  const changed = lastUpdated.trim() === '' ? '' : `, last changed ${lastUpdated}`
  const lines = fields.map(({ name, value }) => `${name}: ${value}`).join('')
  return `${tracker}${number}${subject}${queue}, ${status}${changed}${lines}${copyName}SHA-256 ${digest}`
}

function textOfMachine(entry: DocumentMachine): string {
  const { machine, image, operatingSystem, repositories, packageCount, taken, evidence, packagesDigest } =
    entry
  const read = `Packages: ${String(packageCount)}, read ${taken}${evidence === null ? '' : `, E${String(evidence)}`}`
  return machine + image + operatingSystem + repositories.join('') + read + `SHA-256 ${packagesDigest}`
}

function textOfIssue(issue: DocumentIssue, words: Words): string {
  const { title, standing, priority, criterionIds, ticket, description, workaround } = issue
  return [
    title + (standing && `(${standing})`),
    `Priority ${priority}${criterionIds.length === 0 ? '' : `, for ${criterionIds.join()}`}`,
    ticket.text && `Ticket ${ticket.text}`,
    words(description),
    workaround && `Workaround: ${words(workaround)}`,
  ].join('')
}

function textsOfEvidence(entry: DocumentEvidence): readonly Named[] {
  const name = `evidence E${String(entry.number)}`
  const texts = [
    `E${String(entry.number)}${entry.name}`,
    entry.placeText,
    entry.captured,
    entry.mediaType,
    entry.digest,
    entry.attachedAs ?? 'not attached',
    ...entry.notes,
    entry.caption,
    entry.excerpt?.begin ?? '',
    entry.excerpt !== null && entry.excerpt.leftOut > 0 ? entry.excerpt.end : '',
  ]
  return texts.map((text) => ({ name, text }))
}

function textsOfPaper(paper: Paper, words: Words): readonly Named[] {
  return [
    { name: 'the subject', text: paper.subject + paper.subtitle },
    ...paper.sections.flatMap(({ title, blocks }) => [
      { name: `the heading "${title}"`, text: title },
      ...blocks
        .flatMap((block) => textsOfBlock(block, words))
        .map((text) => ({ name: `text below "${title}"`, text })),
    ]),
    ...(paper.evidence ?? []).flatMap(textsOfEvidence),
  ]
}

function textsOfBlock(block: PaperBlock, words: Words): readonly string[] {
  const piece = ({ text, marked }: PaperText) => (marked ? words(text) : text)
  const join = (pieces: readonly PaperText[]) => pieces.map(piece).join('')
  switch (block.kind) {
    case 'text':
    case 'note':
      return [block.text]
    case 'marked':
      return [words(block.text)]
    case 'facts':
      return block.pairs.map(({ label, value }) => label + piece(value))
    case 'list':
      return block.items.map(piece)
    case 'table':
      return [
        block.columns.map(({ title }) => title).join(''),
        ...block.rows.flatMap((cells) => cells.map(join)),
      ]
  }
}
