import * as z from 'zod'
import { DocumentEvidence } from './document-model.ts'
import { EaReportRecord } from './ea-report-record.ts'
import { Verdict } from './verdict.ts'

/** The form of the model; raised when a member changes its meaning. */
export const paperSchema = 'proviso-paper/1'

/** The documents that are papers. The layout is the same for all; a new kind is a name here and a function that fills it. */
export const PaperKind = z.enum([
  'verification report',
  'report comparison',
  'UMD release summary',
  'QC document of a capability',
  'QC document of a product',
  'QC release notes',
  'staged-rollout report',
  'rollout summary',
  'known issues and installation notes',
])
export type PaperKind = z.infer<typeof PaperKind>

/** A piece of text; a link when `url` is set, a coloured word when it is a verdict, with light marks when it is `marked`. */
export const PaperText = z.object({
  text: z.string(),
  url: z.string().nullable(),
  verdict: Verdict.nullable(),
  strong: z.boolean(),
  marked: z.boolean().default(false),
})
export type PaperText = z.infer<typeof PaperText>

/** The parts a section is made of. */
export const PaperBlock = z.discriminatedUnion('kind', [
  /** Text as written: its line ends stay. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** Text with the light marks of CommonMark, as people write comments and criteria. */
  z.object({ kind: z.literal('marked'), text: z.string() }),
  /** Something about the text, printed more quietly. */
  z.object({ kind: z.literal('note'), text: z.string() }),
  z.object({
    kind: z.literal('facts'),
    pairs: z.array(z.object({ label: z.string(), value: PaperText })).readonly(),
  }),
  z.object({ kind: z.literal('list'), items: z.array(PaperText).readonly() }),
  z.object({
    kind: z.literal('table'),
    /** Shares of the width, one a column. */
    columns: z.array(z.object({ title: z.string(), width: z.number().positive() })).readonly(),
    /** A cell is one or more pieces, each on a line of its own. */
    rows: z.array(z.array(z.array(PaperText).readonly()).readonly()).readonly(),
  }),
])
export type PaperBlock = z.infer<typeof PaperBlock>

export const PaperSection = z.object({
  title: z.string(),
  /** 1 for a part of the document, 2 for a part of that. */
  level: z.union([z.literal(1), z.literal(2)]),
  blocks: z.array(PaperBlock).readonly(),
})
export type PaperSection = z.infer<typeof PaperSection>

/**
 * A document as a plain sequence of sections. PDF, HTML and Markdown are three ways of writing it, so they cannot
 * disagree. No clock and no locale: whoever fills it takes every date from the data.
 */
export const Paper = z.object({
  schema: z.literal(paperSchema),
  kind: PaperKind,
  title: z.string(),
  /** What it is about, in large letters: "UMD 1.7.0". */
  subject: z.string(),
  /** One line below the subject; '' for none. */
  subtitle: z.string(),
  /** In the corner of each page: "QC 7"; '' for none. */
  corner: z.string(),
  /** File name of the PDF; the other forms take its beginning. */
  fileName: z.string(),
  /** ISO 8601, UTC, from the data. */
  stampedAt: z.iso.datetime(),
  sections: z.array(PaperSection).readonly(),
  /** What was captured for it: printed behind the sections, and attached. */
  evidence: z.array(DocumentEvidence).readonly().optional(),
  /** The report itself, for the Proviso that takes it in; only in a staged-rollout report. */
  eaReport: EaReportRecord.optional(),
})
export type Paper = z.infer<typeof Paper>

/** Text without a link or a colour. */
export function plainText(text: string, strong = false): PaperText {
  return { text, url: null, verdict: null, strong, marked: false }
}

/** Text with light marks. */
export function markedText(text: string): PaperText {
  return { ...plainText(text), marked: true }
}

export function linkText(text: string, url: string | null): PaperText {
  return { text, url, verdict: null, strong: false, marked: false }
}

/** A verdict on its colour, or the words that stand for a blank one. */
export function verdictText(verdict: Verdict | null, words: string): PaperText {
  return { text: words, url: null, verdict, strong: false, marked: false }
}
