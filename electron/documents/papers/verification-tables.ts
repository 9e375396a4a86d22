import type {
  DocumentCondition,
  DocumentEvidence,
  DocumentMachine,
  DocumentRow,
  DocumentTicketCopy,
} from '../../../shared/domain/document-model.ts'
import {
  linkText,
  markedText,
  plainText,
  verdictText,
  type PaperBlock,
  type PaperText,
} from '../../../shared/domain/paper.ts'

export function rowsTable(rows: readonly DocumentRow[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Criterion', width: 3 },
      { title: 'Critical', width: 2 },
      { title: 'Verdict', width: 1.6 },
      { title: 'Comment and tickets', width: 6 },
    ],
    rows: rows.map((row) => [
      [plainText(row.id, true), plainText(row.titleText)],
      [plainText(row.critical)],
      [verdictText(row.verdict, row.verdictText)],
      [
        ...commentOf(row),
        ...row.tickets.map(({ text, url }) => linkText(text, url)),
        ...(row.scopeText === '' ? [] : [plainText(row.scopeText)]),
        ...(row.originText === '' ? [] : [plainText(`Not made in this run: ${row.originText}`)]),
        ...row.rivals.map((rival) => plainText(`Beside it stands: ${rival}`)),
        ...(row.evidence.length === 0
          ? []
          : [plainText(`Evidence ${row.evidence.map((number) => `E${String(number)}`).join(', ')}`)]),
      ],
    ]),
  }
}

export function conditionsTable(conditions: readonly DocumentCondition[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Critical on condition', width: 4 },
      { title: 'Criteria', width: 3 },
      { title: 'Answer', width: 5 },
    ],
    rows: conditions.map(({ condition, criterionIds, answer, answered }) => [
      [plainText(condition)],
      [plainText(criterionIds.join(', '))],
      [plainText(answer), ...(answered === '' ? [] : [plainText(answered)])],
    ]),
  }
}

export function copiesTable(copies: readonly DocumentTicketCopy[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Ticket', width: 2 },
      { title: 'As it stood', width: 5 },
      { title: 'Copy in the bundle', width: 4 },
    ],
    rows: copies.map((copy) => [
      [plainText(copy.tracker, true), plainText(copy.number)],
      [
        plainText(copy.subject),
        plainText([copy.queue, copy.status, copy.lastUpdated].filter((part) => part !== '').join(', ')),
        ...copy.fields.map(({ name, value }) => plainText(`${name}: ${value}`)),
      ],
      [plainText(copy.copyName), plainText(copy.digest)],
    ]),
  }
}

export function machinesTable(machines: readonly DocumentMachine[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Machine', width: 2 },
      { title: 'System and repositories', width: 4 },
      { title: 'Packages', width: 4 },
    ],
    rows: machines.map((entry) => [
      [plainText(entry.machine, true), plainText(entry.image)],
      [entry.operatingSystem, ...entry.repositories].map((text) => plainText(text)),
      [
        plainText(`Packages: ${String(entry.packageCount)}, read ${entry.taken}`),
        plainText(`SHA-256 ${entry.packagesDigest}`),
      ],
    ]),
  }
}

export function evidenceTable(evidence: readonly DocumentEvidence[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Number', width: 1 },
      { title: 'What', width: 4 },
      { title: 'Captured', width: 3 },
      { title: 'Digest (SHA-256)', width: 4 },
    ],
    rows: evidence.map((entry) => [
      [plainText(`E${String(entry.number)}`, true)],
      [entry.name, entry.caption, ...entry.notes]
        .filter((text) => text !== '')
        .map((text) => plainText(text)),
      [plainText(entry.placeText), plainText(entry.captured)],
      [plainText(entry.digest)],
    ]),
  }
}

export function indexTable(rows: readonly DocumentRow[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Criterion', width: 2 },
      { title: 'Why it is here', width: 4 },
      { title: 'Digest of its text (SHA-256)', width: 4 },
    ],
    rows: rows.map((row) => [
      [plainText(row.id, true)],
      [plainText(row.reason)],
      [plainText(row.textDigest)],
    ]),
  }
}

function commentOf(row: DocumentRow): readonly PaperText[] {
  return row.comment.trim() === '' ? [] : [markedText(row.comment)]
}

export function ledgerTable(rows: readonly DocumentRow[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Criterion', width: 2 },
      { title: 'Verdict', width: 1 },
      { title: 'Where it comes from', width: 5 },
    ],
    rows: rows.map((row) => [
      [plainText(row.id, true)],
      [verdictText(row.verdict, row.verdictText)],
      [plainText(row.originText)],
    ]),
  }
}
