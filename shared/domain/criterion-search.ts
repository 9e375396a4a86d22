import * as z from 'zod'
import { Critical, Provenance } from './criterion.ts'

/** What a person looks for; null asks for nothing. */
export const CriterionFilter = z.object({
  text: z.string().max(500),
  qcReleaseId: z.string().nullable(),
  document: z.string().nullable(),
  /** A capability's identifier; '' for criteria that belong to none. */
  capability: z.string().nullable(),
  critical: z.enum(['yes', 'no', 'unknown', 'conditional']).nullable(),
  provenance: Provenance.nullable(),
  /** ISO 8601; changes recorded at or after it. */
  changedSince: z.string().nullable(),
})
export type CriterionFilter = z.infer<typeof CriterionFilter>

export const FoundCriterion = z.object({
  qcReleaseId: z.string(),
  criterionId: z.string(),
  title: z.string().nullable(),
  document: z.string(),
  capability: z.string().nullable(),
  critical: Critical,
  provenance: Provenance,
  digest: z.string(),
})
export type FoundCriterion = z.infer<typeof FoundCriterion>

export const emptyFilter: CriterionFilter = {
  text: '',
  qcReleaseId: null,
  document: null,
  capability: null,
  critical: null,
  provenance: null,
  changedSince: null,
}
