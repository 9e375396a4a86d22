import * as z from 'zod'
import { RivalPart, RivalVerdict } from './rival.ts'
import { OriginChain, VerdictShares } from './origin.ts'
import { RunException, ScopeMark } from './scope.ts'

/** What is known about the work on one row beside its verdict and texts. */
export const RowWork = z.object({
  scope: ScopeMark.nullable(),
  /** When the verdict was given, ISO 8601, UTC; null for a blank row. */
  decidedAt: z.string().nullable(),
  decidedBy: z.string(),
  origin: OriginChain,
})
export type RowWork = z.infer<typeof RowWork>

/** The work on a verification: everything the rules look at that is not in the template itself. */
export const RunWork = z.object({
  /** By criterion id; a row on which nothing was said or done has no entry. */
  rows: z.record(z.string(), RowWork),
  /** Conditions of criticality that occur in this run, with what was said about this product. */
  conditions: z.array(
    z.object({ condition: z.string(), criteria: z.array(z.string()), holds: z.boolean().nullable() }),
  ),
  exception: RunException.nullable(),
  /** Rises with each change of the exception's reason. */
  exceptionRevision: z.number().int(),
  /** The version published before in the same UMD major; null for the first one. */
  previousVersion: z.string().nullable(),
  shares: VerdictShares,
  /** Showstoppers that are not solved, by title. */
  openShowstoppers: z.array(z.string()),
  /** Issues that were begun and have no title: they would be printed empty. */
  untitledIssues: z.number().int(),
  /** Verdicts of others that stand beside the run's own until somebody decides. */
  rivals: z.array(RivalVerdict),
  /** The same for checks, the overall verdict and fields of the summary. */
  rivalParts: z.array(RivalPart),
})
export type RunWork = z.infer<typeof RunWork>

export const noRowWork: RowWork = { scope: null, decidedAt: null, decidedBy: '', origin: [] }

export function workOfRow(work: RunWork | null, criterionId: string): RowWork {
  return work?.rows[criterionId] ?? noRowWork
}

/** The answers about conditions as the rules take them. */
export function answersOf(work: RunWork | null): ReadonlyMap<string, boolean> {
  return new Map(
    (work?.conditions ?? []).flatMap(({ condition, holds }) => (holds === null ? [] : [[condition, holds]])),
  )
}
