import type { ReleaseType } from '../../shared/domain/release-type.ts'

/** What each release type asks of a verification, in one sentence (process.md 6). */
export const releaseTypeMeaning: Readonly<Record<ReleaseType, string>> = {
  major: 'Every criterion of the template needs a verdict.',
  minor: 'Only criteria that the update affects need a verdict; the others may stay blank.',
  revision: 'No criterion is required; installation and upgrade are checked.',
}
