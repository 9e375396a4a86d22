import * as z from 'zod'
import type { Criterion } from './criterion.ts'
import type { ReleaseType } from './release-type.ts'
import type { Verdict } from './verdict.ts'
import type { CheckKind } from './verification.ts'

/** The remark a row of a minor release may carry in place of a verdict, word for word (process.md 6). */
export const fixedRemark = 'Minor release, this QC was already verified'

/** What a person said about one criterion and a minor release, and why; never made by a program. */
export const ScopeMark = z.object({
  affected: z.boolean(),
  /** A quoted line of the release notes or the verifier's own words; '' when none was given. */
  why: z.string().max(10_000),
})
export type ScopeMark = z.infer<typeof ScopeMark>

/** What a release type asks of one row. */
export type RowDemand =
  /** Major: every row. Minor: a row that a person marked as affected. */
  | 'verdict needed'
  /** Minor: nobody said yet whether the update affects it. */
  | 'not decided'
  /** Minor: a person said that the update does not affect it; blank or the fixed remark. */
  | 'not affected'
  /** Revision: nothing is required; a verdict is welcome. */
  | 'optional'

/** Which rows need a verdict: major all, minor the affected ones, revision none (process.md 6). */
export function rowDemand(releaseType: ReleaseType, mark: ScopeMark | null): RowDemand {
  switch (releaseType) {
    case 'major':
      return 'verdict needed'
    case 'minor':
      return mark === null ? 'not decided' : mark.affected ? 'verdict needed' : 'not affected'
    case 'revision':
      return 'optional'
  }
}

/** Whether a row counts as assessed: a verdict does, blank and the fixed remark do not (process.md 6). */
export function isAssessed(row: { readonly verdict: Verdict | null }): boolean {
  return row.verdict !== null
}

/** Whether a row carries the fixed remark in place of a verdict. */
export function carriesFixedRemark(row: {
  readonly verdict: Verdict | null
  readonly comment: string
}): boolean {
  return row.verdict === null && row.comment.trim() === fixedRemark
}

/** What the process asks of installation and upgrade, in one sentence each (process.md 6). */
export function checkDue(releaseType: ReleaseType, kind: CheckKind): string {
  if (kind === 'upgrade') {
    return releaseType === 'major'
      ? 'Upgrade where the product supports it.'
      : `A ${releaseType} release is upgraded from the version before.`
  }
  switch (releaseType) {
    case 'major':
      return 'Install from scratch, or upgrade where the product supports it.'
    case 'minor':
      return 'Install from scratch.'
    case 'revision':
      return 'Install the new packages.'
  }
}

/**
 * Whether a check may be NOT TESTED without a word: in a major release when the other one was done, and the upgrade
 * where no earlier version is known.
 */
export function mayStayUntested(
  releaseType: ReleaseType,
  kind: CheckKind,
  other: Verdict | null,
  hasEarlierVersion: boolean,
): boolean {
  if (kind === 'upgrade' && !hasEarlierVersion) return true
  return releaseType === 'major' && other !== null && other !== 'NOT TESTED'
}

/** Very urgent fixes and vulnerabilities may leave the normal path, case by case (process.md 4.2 and 6). */
export const RunException = z.object({
  kind: z.enum(['urgent fix', 'vulnerability']),
  /** Why this case is one, and what is done differently. */
  reason: z.string().max(100_000),
})
export type RunException = z.infer<typeof RunException>

/** What follows an acceptance: always staged rollout; an exception is said with its reason (process.md 6). */
export function whatFollows(exception: RunException | null): string {
  if (exception === null) return 'Staged rollout follows, whatever the release type.'
  return `Staged rollout follows unless the exception (${exception.kind}) was agreed otherwise: ${exception.reason.trim() || 'no reason is written yet'}.`
}

/** Criteria about installing: asked again on every platform, so never carried or copied. */
export function isAboutInstalling(criterion: Pick<Criterion, 'id' | 'document'>): boolean {
  return criterion.document === 'Installation' || /(^|_)(DIST|UPGRADE)_[0-9]+$/.test(criterion.id)
}
