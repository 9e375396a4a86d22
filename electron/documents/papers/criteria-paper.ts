import { criterionTitle, describeCritical, type Criterion } from '../../../shared/domain/criterion.ts'
import { fileNameOf } from '../../../shared/domain/file-name.ts'
import { compareDocuments } from '../../../shared/domain/mapping.ts'
import {
  linkText,
  paperSchema,
  plainText,
  type Paper,
  type PaperBlock,
  type PaperSection,
} from '../../../shared/domain/paper.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import { instantOf } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

/** A criterion of a QC document; `reason` says why it is there, '' where that goes without saying. */
export interface ListedCriterion {
  readonly criterion: Criterion
  readonly reason: string
}

export interface CriteriaInput {
  readonly kind: 'QC document of a capability' | 'QC document of a product'
  readonly qcRelease: QcRelease
  /** Name of the capability or product. */
  readonly subject: string
  /** Its id: part of the file name. */
  readonly subjectId: string
  /** What a reader should know of the subject first; '' for nothing. */
  readonly introduction: string
  readonly criteria: readonly ListedCriterion[]
}

/** The criteria that hold for one capability or one product, with their full text. Dated by the QC release. */
export function criteriaPaper(input: CriteriaInput): Paper {
  const { kind, qcRelease, subject, introduction, criteria } = input
  const byDocument = Map.groupBy(criteria, ({ criterion }) => criterion.document)
  const documents = [...byDocument].sort(([a], [b]) => compareDocuments(a, b))
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind,
    title: `Quality Criteria ${qcRelease.version} for ${subject}`,
    subject,
    subtitle: `${qcRelease.title}${qcRelease.date === null ? '' : `, ${qcRelease.date}`}`,
    corner: `QC ${qcRelease.version}`,
    fileName: fileNameOf(['QC', qcRelease.version, input.subjectId], 'pdf'),
    stampedAt: instantOf(qcRelease.date),
    sections: [
      { title: 'Overview', level: 1, blocks: overview(introduction, qcRelease, criteria) },
      ...documents.flatMap(([document, members]) => [
        { title: document, level: 1 as const, blocks: [] },
        ...members.map(criterionSection),
      ]),
    ],
  })
}

function overview(
  introduction: string,
  { state, note }: QcRelease,
  criteria: readonly ListedCriterion[],
): readonly PaperBlock[] {
  const words: Readonly<Record<QcRelease['state'], string>> = {
    DRAFT: 'This QC release is a draft: it is not in use for verification yet.',
    FINAL: '',
    DEPRECATED: 'This QC release is deprecated: it is no longer used for verification.',
  }
  const texts = [introduction, words[state], note].filter((text) => text.trim() !== '')
  return [
    ...texts.map((text): PaperBlock => ({ kind: 'text', text })),
    criteria.length === 0
      ? { kind: 'text', text: 'No criterion applies.' }
      : {
          kind: 'table',
          columns: [
            { title: 'Criterion', width: 2 },
            { title: 'Title', width: 4 },
            { title: 'Critical', width: 2 },
          ],
          rows: criteria.map(({ criterion }) => [
            [plainText(criterion.id, true)],
            [plainText(criterionTitle(criterion))],
            [plainText(describeCritical(criterion.critical))],
          ]),
        },
  ]
}

function criterionSection({ criterion, reason }: ListedCriterion): PaperSection {
  const parts: readonly (readonly [string, string])[] = [
    ['Description', criterion.description],
    ['What to check', criterion.check],
    ['What to report', criterion.report],
  ]
  const written = parts.filter(([, text]) => text.trim() !== '')
  const origin = `${criterion.provenance}. ${criterion.provenanceNote}`.trim()
  return {
    title: `${criterion.id}  ${criterionTitle(criterion)}`,
    level: 2,
    blocks: [
      {
        kind: 'facts',
        pairs: [
          { label: 'Critical', value: plainText(describeCritical(criterion.critical)) },
          ...(reason === '' ? [] : [{ label: 'Why it is here', value: plainText(reason) }]),
          { label: 'Origin', value: plainText(origin) },
        ],
      },
      ...(written.length === 0
        ? [{ kind: 'note', text: 'No source shows the text of this criterion.' } as const]
        : written.flatMap(([title, text]): PaperBlock[] => [
            { kind: 'note', text: title },
            { kind: 'marked', text },
          ])),
      ...(criterion.related.length === 0
        ? []
        : [
            { kind: 'note', text: 'Related' } as const,
            { kind: 'list', items: criterion.related.map(({ label, url }) => linkText(label, url)) } as const,
          ]),
    ],
  }
}
