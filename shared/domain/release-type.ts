import * as z from 'zod'
import { compareVersions, parseVersion } from './version.ts'

/** Set per PPA; decides which criteria need a verdict (process.md 6). */
export const ReleaseType = z.enum(['major', 'minor', 'revision'])
export type ReleaseType = z.infer<typeof ReleaseType>

/** A suggestion with the sentence that explains it. It is shown, never set by itself (process.md 6). */
export const ReleaseTypeSuggestion = z.object({ type: ReleaseType, why: z.string() })
export type ReleaseTypeSuggestion = z.infer<typeof ReleaseTypeSuggestion>

/**
 * Suggests a release type from the step between two versions of one product.
 * `previous` is the version published before in the same UMD major, or null when there is none: then everything
 * is new, which the process treats as major. Returns null when the step cannot be read (equal, or not numbers).
 */
export function suggestReleaseType(version: string, previous: string | null): ReleaseTypeSuggestion | null {
  if (previous === null) {
    return { type: 'major', why: 'No earlier version of this product is known in this UMD major.' }
  }
  const [now, before] = [parseVersion(version), parseVersion(previous)]
  if (!now || !before || compareVersions(version, previous) === 0) return null
  const part = now.findIndex((number, index) => number !== (before[index] ?? 0))
  const type = part === 0 ? 'major' : part === 1 ? 'minor' : 'revision'
  const down = compareVersions(version, previous) < 0 ? ' The number goes down, so look twice.' : ''
  return { type, why: `${previous} to ${version} changes the ${type} part of the version.${down}` }
}
