import * as z from 'zod'
import { differenceFields } from './differences.ts'

/** Where a change of a criterion comes from: the closed list of six (process.md 11.3), in its order. */
export const ChangeSource = z.enum([
  'user community requirement',
  'operations requirement',
  'verification or rollout deficiency',
  'SVG recommendation',
  'reference implementation analysis',
  'technology provider feedback',
])
export type ChangeSource = z.infer<typeof ChangeSource>

/**
 * What the definer declares a change to be. Editorial: words only; clarifying: the same demand, better told;
 * substantive: what passes may differ, so an earlier verdict cannot stand for it.
 */
export const ChangeKind = z.enum(['editorial', 'clarifying', 'substantive'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** Why a criterion changes: asked for with every change, and printed in the release notes. */
export const ChangeReason = z.object({
  source: ChangeSource,
  /** The ticket or document behind it; only an editorial change may do without. */
  link: z.string().max(2000),
  kind: ChangeKind,
  note: z.string().max(10_000),
})
export type ChangeReason = z.infer<typeof ChangeReason>

/** One entry of a criterion's revision log. A digest is null where the criterion was not there. */
export const CriterionChange = ChangeReason.extend({
  id: z.number().int(),
  qcReleaseId: z.string(),
  criterionId: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  actor: z.string(),
  beforeDigest: z.string().nullable(),
  afterDigest: z.string().nullable(),
  /** The fields that differ, by name; empty when the criterion was added or removed. */
  fields: z.array(z.enum(differenceFields)),
})
export type CriterionChange = z.infer<typeof CriterionChange>

/** What is wrong with a reason for a change, in words; null when nothing is. */
export function faultOfReason(reason: ChangeReason): string | null {
  if (reason.link.trim() !== '' || reason.kind === 'editorial') return null
  return `A ${reason.kind} change names the ticket or document behind it.`
}
