import * as z from 'zod'

/** Begins the identifiers of criteria that Proviso wrote itself where the published ones are not known. */
export const reconstructedPrefix = 'RC_'

/** PREFIX(_PART)*_NUMBER, the grammar seen in every published identifier (open question A2). */
export const criterionIdPattern = /^[A-Z0-9]+(?:_[A-Z0-9]+)*_[0-9]+$/

/**
 * Whether a failure can get the product rejected. "unknown" counts as yes and is marked as unknown in templates
 * (open question A4); "conditional" holds only for products that fit the condition (QC 7).
 */
export const Critical = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yes') }),
  z.object({ kind: z.literal('no') }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('conditional'), condition: z.string().min(1) }),
])
export type Critical = z.infer<typeof Critical>

/** A source or further reading; `url` is null for something that has no address, such as a report. */
export const RelatedLink = z.object({ label: z.string().min(1), url: z.string().nullable() })
export type RelatedLink = z.infer<typeof RelatedLink>

/** Where a criterion comes from: shown by a published source, or put together again from what others say of it. */
export const Provenance = z.enum(['published', 'reconstructed'])
export type Provenance = z.infer<typeof Provenance>

/** One thing to check, as it stands in one QC release (process.md 8.2). Long texts are Markdown. */
export const Criterion = z.object({
  id: z.string().regex(criterionIdPattern),
  /** null when no source shows it: printed as "title not recovered", never replaced by an invented one. */
  title: z.string().min(1).nullable(),
  /** The criteria document, such as Generic, Security or Compute. */
  document: z.string().min(1),
  /** The capability that brings the criterion into a template; null for a generic one. */
  capability: z.string().nullable(),
  critical: Critical,
  description: z.string(),
  /** What the verifier does to decide ("passfail" in the published files). */
  check: z.string(),
  /** What the verdicts mean and what to write down. */
  report: z.string(),
  related: z.array(RelatedLink),
  /** Identifiers of earlier QC releases that this criterion took over; wildcards stand as published. */
  replaces: z.array(z.string()),
  /** Identifiers of later QC releases that took this criterion over. */
  replacedBy: z.array(z.string()),
  provenance: Provenance,
  provenanceNote: z.string(),
})
export type Criterion = z.infer<typeof Criterion>

export const titleNotRecovered = 'title not recovered'

/** The title, or the words that stand for an unknown one. */
export function criterionTitle(criterion: Pick<Criterion, 'title'>): string {
  return criterion.title ?? titleNotRecovered
}

/** "yes", "no", "unknown, treated as yes", or "yes, for …": the words of lists and documents. */
export function describeCritical(critical: Critical): string {
  switch (critical.kind) {
    case 'yes':
    case 'no':
      return critical.kind
    case 'unknown':
      return 'unknown, treated as yes'
    case 'conditional':
      return `yes, ${critical.condition}`
  }
}
