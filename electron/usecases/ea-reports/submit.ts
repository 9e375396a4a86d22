import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import { isEmptyProblem, trimmed } from '../../../shared/domain/ea-report-texts.ts'
import { missingInReport, remarksOnReport } from '../../../shared/domain/ea-report-missing.ts'
import { getEaReport, markReplaced } from '../../db/tables/ea-reports.ts'
import { actorOf, type Deps } from '../deps.ts'
import { changeDraft, keepDraft } from './change.ts'

/**
 * Hands a report in: from now on it never changes. The one it takes the place of stays in the trail as replaced, in the
 * same transaction. Refused with one sentence while something is missing; nothing is lost by that.
 */
export function submitReport(deps: Deps, id: string): Result<{ readonly remarks: readonly string[] }> {
  return changeDraft(deps, id, (tx, report) => {
    const at = deps.now().toISOString()
    const [missing] = missingInReport(report.fields, at.slice(0, 10))
    if (missing) return invalid(missing.sentence, missing.place)
    const before = report.replaces === null ? undefined : getEaReport(tx, report.replaces)
    if (before?.state === 'replaced') {
      return refused('Meanwhile another report took the place of the one you are changing. Open that one.')
    }
    if (before) markReplaced(tx, before.id)
    const problems = report.fields.problems.filter((problem) => !isEmptyProblem(problem))
    const submitted = {
      ...report,
      fields: { ...trimmed(report.fields), problems },
      state: 'submitted',
      submittedAt: at,
      by: actorOf(tx),
    } as const
    keepDraft(deps, tx, submitted)
    const remarks = remarksOnReport(submitted)
    const { recommendation } = submitted.fields
    const data = {
      ppa: report.ppa.id,
      team: report.fields.team,
      recommendation,
      before: before ? { report: before.id, recommendation: before.fields.recommendation } : null,
    }
    return success({ value: { remarks }, trail: { action: 'EA report handed in', data } })
  })
}
