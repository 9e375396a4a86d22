import { ReleaseType } from '../../shared/domain/release-type.ts'
import { Verdict } from '../../shared/domain/verdict.ts'
import { Outcome } from '../../shared/domain/verification.ts'
import type { DocumentModel } from './document-model.ts'
import { inputCell, printHeader, tableRow, textCell } from './sheet-cells.ts'
import type { SheetCell, SheetPlan, SheetRow } from './sheet-plan.ts'
import { ink } from './workbook-colours.ts'

const widths = [28, 18, 60] as const

/** Header fields that the verifier may still write in the workbook. */
const openFields = new Set(['releaseType', 'rtTicket', 'verifier', 'institute', 'date', 'hours'])

const gap: SheetRow = { cells: [], height: 10 }

/** The cover: header block, installation and upgrade, executive summary, counts (process.md 8.3 and 8.5). */
export function summarySheet(model: DocumentModel): SheetPlan {
  const heading = [titleRow(model.title), ...model.notes.map(noteRow), ...notFinished(model)]
  const header = model.header.map((field) =>
    wideRow(
      field.label,
      openFields.has(field.key)
        ? inputCell(field.value, field.key === 'releaseType' ? ReleaseType.options : undefined)
        : textCell(field.value, { lined: true }),
    ),
  )
  const checks = model.checks.map((check) =>
    tableRow(
      [labelCell(check.label), inputCell(check.verdict ?? '', Verdict.options), inputCell(check.comment)],
      widths,
      30,
    ),
  )
  const before = heading.length + header.length + 4
  return {
    name: 'Summary',
    hidden: false,
    orientation: 'portrait',
    printHeader: printHeader(model),
    widths: [...widths],
    rows: [
      ...heading,
      gap,
      ...header,
      gap,
      sectionRow('Installation and upgrade', ['Verdict', 'Comment']),
      ...checks,
      gap,
      sectionRow('Executive summary'),
      ...summaryRows(model),
      ...countRows(model),
    ],
    table: null,
    verdictRanges: checks.length === 0 ? [] : [`B${String(before)}:B${String(before + checks.length - 1)}`],
  }
}

function summaryRows({ summary }: DocumentModel): readonly SheetRow[] {
  const tickets = summary.ggusTickets.map(({ text, at }) =>
    at.length > 0 ? `${text} (${at.join(', ')})` : text,
  )
  return [
    wideRow('Overall verdict', inputCell(summary.outcome ?? '', Outcome.options)),
    wideRow('Why, where a critical criterion failed', inputCell(summary.outcomeReason), 34),
    wideRow('Test environment', inputCell(summary.testEnvironment), 34),
    wideRow('GGUS tickets', inputCell(tickets.length > 0 ? tickets.join('\n') : 'None.'), 34),
    wideRow('Issues and workarounds', inputCell(summary.issues), 60),
    wideRow('Hints for Early Adopters', inputCell(summary.hints), 60),
  ]
}

/** Only a filled document has counts: in an empty one they would go stale with the first verdict. */
function countRows(model: DocumentModel): readonly SheetRow[] {
  if (model.kind === 'template') return []
  const { counts } = model
  const line = [
    ...Verdict.options.map((verdict) => `${String(counts[verdict])} ${verdict}`),
    `${String(counts.blank)} blank`,
  ]
  return [gap, sectionRow(`Verdicts of ${String(counts.total)} criteria`), noteRow(line.join(', '))]
}

function notFinished(model: DocumentModel): readonly SheetRow[] {
  if (model.state !== 'open') return []
  return [noteRow(`Not finished: ${String(model.missing.length)} parts are missing.`)]
}

function titleRow(title: string): SheetRow {
  return {
    ...spanning(textCell(title, { size: 15, bold: true, colour: ink.accent, middle: true }), 1),
    height: 40,
  }
}

function noteRow(text: string): SheetRow {
  const cell = textCell(text, { colour: ink.quiet })
  return { ...spanning(cell, 1), height: tableRow([cell], [106]).height }
}

function sectionRow(title: string, heads: readonly string[] = []): SheetRow {
  const look = { bold: true, colour: ink.accent, fill: ink.band, middle: true }
  const cells = [title, heads[0] ?? '', heads[1] ?? ''].map((text) => textCell(text, look))
  return { cells, height: 22 }
}

function labelCell(label: string): SheetCell {
  return textCell(label, { lined: true, colour: ink.quiet })
}

/** A label in the first column and its value over the other two. */
function wideRow(label: string, value: SheetCell, least = 17): SheetRow {
  const { height } = tableRow([labelCell(label), value], [widths[0], widths[1] + widths[2]], least)
  return { cells: [labelCell(label), value], height, mergeTo: { from: 2, to: 3 } }
}

function spanning(cell: SheetCell, from: number): Pick<SheetRow, 'cells' | 'mergeTo'> {
  return { cells: [cell], mergeTo: { from, to: widths.length } }
}
