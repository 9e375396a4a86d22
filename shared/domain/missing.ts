import * as z from 'zod'
import { criterionTitle } from './criterion.ts'
import type { ReleaseType } from './release-type.ts'
import { verdictNeedsComment } from './verdict.ts'
import type { Verification, VerificationRow } from './verification.ts'

/** Something that stands between a run and its report, in plain words, with where to go to mend it. */
export const Missing = z.object({
  /** A criterion id, "installation", "upgrade" or "summary". */
  at: z.string(),
  sentence: z.string(),
})
export type Missing = z.infer<typeof Missing>

/**
 * Whether a row of this release type needs a verdict: major all, minor those the update affects (the verifier
 * decides, so a blank row is allowed), revision none (process.md 6).
 */
export function rowNeedsVerdict(releaseType: ReleaseType): boolean {
  return releaseType === 'major'
}

/** What a blank row means in this release type, for the screen and the printed template. */
export function blankRowMeaning(releaseType: ReleaseType): string {
  switch (releaseType) {
    case 'major':
      return 'not assessed yet'
    case 'minor':
      return 'not assessed: not affected by this minor release'
    case 'revision':
      return 'not assessed: a revision requires no criterion'
  }
}

/** Everything that is still missing before the verification can be finished, in the order of the run. */
export function missingParts(verification: Verification): readonly Missing[] {
  const missing: Missing[] = []
  for (const check of verification.checks) {
    if (check.verdict === null) {
      missing.push({
        at: check.kind,
        sentence:
          check.kind === 'installation'
            ? 'Say how the installation went (every release type asks for it).'
            : 'Say how the upgrade went, or NOT TESTED where the product has no earlier version.',
      })
    } else if (verdictNeedsComment(check.verdict) && check.comment.trim() === '') {
      missing.push({ at: check.kind, sentence: `${check.verdict} for the ${check.kind} needs a comment.` })
    }
  }
  for (const row of verification.rows) {
    const sentence = missingInRow(row, verification.releaseType)
    if (sentence) missing.push({ at: row.criterion.id, sentence })
  }
  missing.push(...missingInSummary(verification))
  return missing
}

function missingInRow(row: VerificationRow, releaseType: ReleaseType): string | undefined {
  const name = `${row.criterion.id} (${criterionTitle(row.criterion)})`
  if (row.verdict === null) {
    return rowNeedsVerdict(releaseType) ? `${name} has no verdict; a major release needs all.` : undefined
  }
  if (verdictNeedsComment(row.verdict) && row.comment.trim() === '') {
    return `${name}: ${row.verdict} needs a comment.`
  }
  return undefined
}

function missingInSummary(verification: Verification): readonly Missing[] {
  const missing: Missing[] = []
  const say = (sentence: string) => missing.push({ at: 'summary', sentence })
  const { outcome, summary } = verification
  if (summary.verifier.trim() === '') say('Name the verifier.')
  if (outcome === null) say('Choose the overall verdict.')
  if (summary.hours.trim() !== '' && !isHours(summary.hours)) say('Hours is a number such as 4 or 2.5.')
  if (outcome === 'accepted' || outcome === 'accepted with issues') {
    const failed = failedCriticalRows(verification)
    if (failed.length > 0 && summary.outcomeReason.trim() === '') {
      say(`"${outcome}" needs a written reason: ${failed.join(', ')} failed and can be critical.`)
    }
  }
  return missing
}

/** A decimal number of hours, point or comma, not negative. */
export function isHours(text: string): boolean {
  return /^\d+([.,]\d+)?$/.test(text.trim())
}

/** Identifiers of failed rows that can get the product rejected; "unknown" counts (open question A4). */
export function failedCriticalRows(verification: Pick<Verification, 'rows'>): readonly string[] {
  return verification.rows
    .filter((row) => row.verdict === 'FAIL' && row.criterion.critical.kind !== 'no')
    .map((row) => row.criterion.id)
}
