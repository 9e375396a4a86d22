import type { QcRelease } from './qc-release.ts'

/** What publishing a draft does to a release that is FINAL now. */
export interface Succession {
  readonly id: string
  /** UMD majors that go over to the new release. */
  readonly losesMajors: readonly number[]
  /** Whether none is left, so that it becomes DEPRECATED. */
  readonly becomesDeprecated: boolean
}

/**
 * Making a release FINAL for a UMD major takes that major from the release that had it; one that has none left is
 * DEPRECATED (process.md 11.1: one FINAL per UMD major, several majors in force at once).
 */
export function successionsOf(
  releases: readonly QcRelease[],
  draft: Pick<QcRelease, 'id' | 'umdMajors'>,
): readonly Succession[] {
  return releases
    .filter((release) => release.state === 'FINAL' && release.id !== draft.id)
    .map((release) => ({
      release,
      loses: release.umdMajors.filter((major) => draft.umdMajors.includes(major)),
    }))
    .filter(({ loses }) => loses.length > 0)
    .map(({ release, loses }) => ({
      id: release.id,
      losesMajors: loses,
      becomesDeprecated: loses.length === release.umdMajors.length,
    }))
}

/** The release that is FINAL for one of these majors already, if any: a second one is refused. */
export function otherFinalFor(
  releases: readonly QcRelease[],
  release: Pick<QcRelease, 'id' | 'umdMajors'>,
): { readonly id: string; readonly major: number } | undefined {
  const [first] = successionsOf(releases, release)
  const major = first?.losesMajors[0]
  return first && major !== undefined ? { id: first.id, major } : undefined
}

/** Why a draft cannot be published as it stands, in words; null when it can. */
export function faultOfPublication(release: QcRelease, criteriaCount: number): string | null {
  if (release.state !== 'DRAFT') return `${release.id} is ${release.state}; only a DRAFT is published.`
  if (criteriaCount === 0) return `${release.id} has no criterion yet.`
  if (release.umdMajors.length === 0) {
    return `Name the UMD major whose products are verified against ${release.id} before it is published.`
  }
  return null
}

/** Why a release cannot be edited, in words; null for a DRAFT. */
export function faultOfEditing(release: Pick<QcRelease, 'id' | 'state'>): string | null {
  if (release.state === 'DRAFT') return null
  return `${release.id} is ${release.state} and never changes. Make a new draft from it and edit that.`
}
