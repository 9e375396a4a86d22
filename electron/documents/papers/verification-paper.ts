import {
  rowsOf,
  type DocumentIssue,
  type DocumentModel,
  type DocumentRow,
} from '../../../shared/domain/document-model.ts'
import type { VerdictShares } from '../../../shared/domain/origin.ts'
import {
  linkText,
  markedText,
  paperSchema,
  plainText,
  verdictText,
  type Paper,
  type PaperBlock,
  type PaperSection,
} from '../../../shared/domain/paper.ts'
import {
  conditionsTable,
  copiesTable,
  evidenceTable,
  indexTable,
  ledgerTable,
  machinesTable,
  rowsTable,
} from './verification-tables.ts'

/** A verification report, or an empty template, as a paper: the same data in the same order as on the pages of the PDF. */
export function verificationPaper(model: DocumentModel): Paper {
  return {
    schema: paperSchema,
    kind: 'verification report',
    title: model.title,
    subject: model.product,
    subtitle: model.target,
    corner: `QC ${model.ids.qcVersion}`,
    fileName: model.fileNames.report,
    stampedAt: model.stampedAt,
    sections: [
      ...(model.kind === 'verification' ? [outcomeSection(model)] : []),
      { title: 'Facts', level: 1, blocks: factBlocks(model) },
      { title: 'Executive summary', level: 1, blocks: [] },
      ...summarySections(model),
      {
        title: model.kind === 'template' ? 'Template' : 'Filled template',
        level: 1,
        blocks: model.groups.length === 0 ? [{ kind: 'text', text: 'No criterion applies.' }] : [],
      },
      ...model.groups.map(({ document, rows }): PaperSection => ({
        title: document,
        level: 2,
        blocks: [rowsTable(rows)],
      })),
      ...(model.shares ? [ledgerSection(model.shares, rowsOf(model))] : []),
      ...(model.evidence.length === 0
        ? []
        : [{ title: 'Evidence', level: 1, blocks: [evidenceTable(model.evidence)] } as const]),
      { title: 'Index of criteria', level: 1, blocks: [indexTable(rowsOf(model))] },
      { title: 'About this document', level: 1, blocks: [origin(model)] },
    ],
  }
}

function outcomeSection({ summary, state, counts }: DocumentModel): PaperSection {
  const { outcome, outcomeReason } = summary
  const verdicts = (['OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED', 'blank'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `${String(counts[name])} ${name}`)
  return {
    title: 'Overall verdict',
    level: 1,
    blocks: [
      { kind: 'list', items: [plainText(outcome ?? 'not decided yet', true)] },
      ...textBlocks(outcomeReason),
      ...(state === 'open' ? [{ kind: 'text', text: 'This verification is not finished.' } as const] : []),
      { kind: 'note', text: `${String(counts.total)} criteria: ${verdicts.join(', ')}` },
    ],
  }
}

function factBlocks(model: DocumentModel): readonly PaperBlock[] {
  return [
    {
      kind: 'facts',
      pairs: model.header.map(({ label, value }) => ({ label, value: plainText(value || 'not given') })),
    },
    ...model.notes.map((text): PaperBlock => ({ kind: 'note', text })),
  ]
}

function summarySections(model: DocumentModel): readonly PaperSection[] {
  const { summary, checks, missing } = model
  const section = (title: string, blocks: readonly PaperBlock[]): PaperSection => ({
    title,
    level: 2,
    blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: 'None.' }],
  })
  const tickets = summary.ggusTickets.map(({ text, url, at }) =>
    linkText(at.length > 0 ? `${text}, named by ${at.join(', ')}` : text, url),
  )
  const checkTable: PaperBlock = {
    kind: 'table',
    columns: [
      { title: 'Check', width: 2 },
      { title: 'Verdict', width: 1 },
      { title: 'Comment', width: 5 },
    ],
    rows: checks.map(({ label, verdict, comment }) => [
      [plainText(label, true)],
      [verdictText(verdict, verdict ?? 'not given yet')],
      [markedText(comment)],
    ]),
  }
  return [
    section('Installation and upgrade', [checkTable]),
    section('GGUS tickets', tickets.length > 0 ? [{ kind: 'list', items: tickets }] : []),
    ...(model.ticketCopies.length === 0
      ? []
      : [section('Tickets as they stood', [copiesTable(model.ticketCopies)])]),
    section('Issues and workarounds', [...textBlocks(summary.issues), ...model.issues.flatMap(issueBlocks)]),
    section('Hints for Early Adopters', textBlocks(summary.hints)),
    section('Test environment', [
      ...textBlocks(summary.testEnvironment),
      ...(model.machines.length === 0 ? [] : [machinesTable(model.machines)]),
    ]),
    ...(model.conditions.length > 0
      ? [section('Conditions of criticality', [conditionsTable(model.conditions)])]
      : []),
    ...(missing.length > 0
      ? [section('Still missing', [{ kind: 'list', items: missing.map((text) => plainText(text)) }])]
      : []),
  ]
}

/** How many verdicts came about in which way, then every one that was not made in this run. */
function ledgerSection(shares: VerdictShares, rows: readonly DocumentRow[]): PaperSection {
  const others = rows.filter(({ originText }) => originText !== '')
  const pairs = [
    ['Made in this run', shares.fresh],
    ['Taken over from a tool', shares.automatic],
    ['Carried over from an earlier version', shares.carried],
    ['Copied from another platform', shares.copied],
  ] as const
  return {
    title: 'Ledger of results',
    level: 1,
    blocks: [
      {
        kind: 'facts',
        pairs: pairs.map(([label, count]) => ({ label, value: plainText(String(count)) })),
      },
      ...(others.length === 0 ? [] : [ledgerTable(others)]),
    ],
  }
}

function issueBlocks(issue: DocumentIssue): readonly PaperBlock[] {
  const { title, standing, priority, criterionIds, ticket, description, workaround } = issue
  return [
    { kind: 'list', items: [plainText(standing === '' ? title : `${title} (${standing})`, true)] },
    {
      kind: 'facts',
      pairs: [
        { label: 'Priority', value: plainText(priority) },
        ...(criterionIds.length === 0
          ? []
          : [{ label: 'Criteria', value: plainText(criterionIds.join(', ')) }]),
        ...(ticket.text === '' ? [] : [{ label: 'Ticket', value: linkText(ticket.text, ticket.url) }]),
        ...(workaround === '' ? [] : [{ label: 'Workaround', value: markedText(workaround) }]),
      ],
    },
    ...textBlocks(description),
  ]
}

function origin({ ids, auditHead }: DocumentModel): PaperBlock {
  return {
    kind: 'facts',
    pairs: [
      { label: 'PPA', value: plainText(ids.ppa) },
      { label: 'QC release', value: plainText(ids.qcRelease) },
      ...(ids.verification === null ? [] : [{ label: 'Verification', value: plainText(ids.verification) }]),
      ...(auditHead === null
        ? []
        : [
            {
              label: 'Audit trail',
              value: plainText(`entry ${String(auditHead.seq)}, hash ${auditHead.hash}`),
            },
          ]),
    ],
  }
}

function textBlocks(text: string): readonly PaperBlock[] {
  return text.trim() === '' ? [] : [{ kind: 'marked', text }]
}
