import * as z from 'zod'
import { criterionTitle } from './criterion.ts'
import { failedCritical } from './criticality.ts'
import { nameOfPart } from './rival.ts'
import type { ReleaseType } from './release-type.ts'
import { answersOf, workOfRow, type RunWork } from './run-work.ts'
import { mayStayUntested, rowDemand } from './scope.ts'
import { verdictNeedsComment } from './verdict.ts'
import type { Verification, VerificationRow } from './verification.ts'

/** Something that stands between a run and its report, in plain words, with where to go to mend it. */
export const Missing = z.object({
  /** A criterion id, "installation", "upgrade", "issues", "life" or "summary". */
  at: z.string(),
  /** What is to be filled there: "verdict", "comment", "outcome", "title", "exception" or a field of the summary. */
  field: z.string(),
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

/**
 * Everything that is still missing before the verification can be finished, in the order of the run. `work` is what was
 * said about scope, conditions and issues; null leaves those rules out.
 */
export function missingParts(verification: Verification, work: RunWork | null = null): readonly Missing[] {
  return [
    ...missingInChecks(verification, work),
    ...missingInScope(verification, work),
    ...(work?.rivals ?? []).map(({ criterionId, by, verdict }) => ({
      at: criterionId,
      field: 'verdict',
      sentence: `${by} says ${verdict ?? 'blank'} for ${criterionId}: decide which verdict stands.`,
    })),
    ...(work?.rivalParts ?? []).map(({ part, by, text }) => ({
      at: part === 'installation' || part === 'upgrade' ? part : 'summary',
      field: part === 'installation' || part === 'upgrade' ? 'verdict' : part,
      sentence: `${by} says "${text}" for ${nameOfPart[part]}: decide which answer stands.`,
    })),
    ...verification.rows.flatMap((row) => {
      const sentence = missingInRow(row, verification.releaseType, work)
      const field = row.verdict === null ? 'verdict' : 'comment'
      return sentence ? [{ at: row.criterion.id, field, sentence }] : []
    }),
    ...missingInIssues(work),
    ...missingInSummary(verification, work),
  ]
}

function missingInChecks(verification: Verification, work: RunWork | null): readonly Missing[] {
  const missing: Missing[] = []
  for (const check of verification.checks) {
    const { kind, verdict } = check
    if (verdict === null) {
      missing.push({
        at: kind,
        field: 'verdict',
        sentence:
          kind === 'installation'
            ? 'Say how the installation went (every release type asks for it).'
            : 'Say how the upgrade went, or NOT TESTED where the product has no earlier version.',
      })
    } else if (verdictNeedsComment(verdict) && check.comment.trim() === '') {
      missing.push({ at: kind, field: 'comment', sentence: `${verdict} for the ${kind} needs a comment.` })
    } else if (verdict === 'NOT TESTED' && check.comment.trim() === '' && work !== null) {
      const other = verification.checks.find((candidate) => candidate.kind !== kind)?.verdict ?? null
      if (!mayStayUntested(verification.releaseType, kind, other, work.previousVersion !== null)) {
        const sentence = `The ${kind} was not tested: say why, because a ${verification.releaseType} release asks for it.`
        missing.push({ at: kind, field: 'comment', sentence })
      }
    }
  }
  return missing
}

/** A minor release is not done before somebody said for each row whether the update affects it (process.md 6). */
function missingInScope(verification: Verification, work: RunWork | null): readonly Missing[] {
  if (work === null || verification.releaseType !== 'minor') return []
  const open = verification.rows.filter(
    (row) => row.verdict === null && workOfRow(work, row.criterion.id).scope === null,
  )
  const [first] = open
  if (!first) return []
  const sentence =
    open.length === 1
      ? `Say whether this minor release affects ${first.criterion.id}.`
      : `Say of ${String(open.length)} criteria whether this minor release affects them; the first is ${first.criterion.id}.`
  return [{ at: first.criterion.id, field: 'verdict', sentence }]
}

function missingInRow(
  row: VerificationRow,
  releaseType: ReleaseType,
  work: RunWork | null,
): string | undefined {
  const name = `${row.criterion.id} (${criterionTitle(row.criterion)})`
  if (row.verdict === null) {
    const demand = rowDemand(releaseType, workOfRow(work, row.criterion.id).scope)
    if (demand !== 'verdict needed') return undefined
    return releaseType === 'major'
      ? `${name} has no verdict; a major release needs all.`
      : `${name} has no verdict; it was marked as affected by this ${releaseType} release.`
  }
  if (verdictNeedsComment(row.verdict) && row.comment.trim() === '') {
    return `${name}: ${row.verdict} needs a comment.`
  }
  return undefined
}

/** An issue without a title would be printed as an empty line. */
function missingInIssues(work: RunWork | null): readonly Missing[] {
  if (work === null || work.untitledIssues === 0) return []
  return [{ at: 'issues', field: 'title', sentence: 'An issue has no title: give it one, or withdraw it.' }]
}

function missingInSummary(verification: Verification, work: RunWork | null): readonly Missing[] {
  const missing: Missing[] = []
  const say = (field: string, sentence: string) => missing.push({ at: 'summary', field, sentence })
  const { outcome, summary } = verification
  if (summary.verifier.trim() === '') say('verifier', 'Name the verifier.')
  if (outcome === null) say('outcome', 'Choose the overall verdict.')
  if (summary.hours.trim() !== '' && !isHours(summary.hours))
    say('hours', 'Hours is a number such as 4 or 2.5.')
  if (outcome === 'accepted' || outcome === 'accepted with issues') {
    const failed = failedCritical(verification.rows, answersOf(work))
    if (failed.length > 0 && summary.outcomeReason.trim() === '') {
      say(
        'outcomeReason',
        `"${outcome}" needs a written reason: ${failed.join(', ')} failed and can be critical.`,
      )
    }
    for (const title of work?.openShowstoppers ?? []) {
      say('outcome', `"${outcome}" cannot stand while the showstopper "${title}" is open.`)
    }
  }
  if (work?.exception && work.exception.reason.trim() === '') {
    const sentence = `The exception (${work.exception.kind}) needs a reason.`
    missing.push({ at: 'life', field: 'exception', sentence })
  }
  return missing
}

/** A decimal number of hours, point or comma, not negative. */
export function isHours(text: string): boolean {
  return /^\d+([.,]\d+)?$/.test(text.trim())
}
