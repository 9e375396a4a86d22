import { conditionsOf } from '../../../shared/domain/criticality.ts'
import { openShowstoppers } from '../../../shared/domain/found-issue.ts'
import { countShares } from '../../../shared/domain/origin.ts'
import { noRowWork, type RunWork } from '../../../shared/domain/run-work.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listConditionAnswers } from '../../db/tables/condition-answers.ts'
import { listIssues } from '../../db/tables/found-issues.ts'
import { listRivalParts, listRivals } from '../../db/tables/handovers.ts'
import { listRowWork } from '../../db/tables/row-work.ts'
import { getException, getExceptionRevision } from '../../db/tables/run-exceptions.ts'
import { versionBefore } from '../releases/ppas.ts'

/** Everything the rules look at beside the rows of a verification themselves. */
export function readWork(db: ReadDb, verification: Verification): RunWork {
  const { id, ppa, rows } = verification
  const work = listRowWork(db, id)
  const answers = listConditionAnswers(db, ppa.productKey)
  const issues = listIssues(db, id)
  return {
    rows: Object.fromEntries(work),
    conditions: [
      ...conditionsOf(
        rows.map((row) => row.criterion),
        answers,
      ),
    ],
    exception: getException(db, id),
    exceptionRevision: getExceptionRevision(db, id),
    previousVersion: versionBefore(db, ppa),
    shares: countShares(
      rows.map(({ verdict, criterion }) => ({
        verdict,
        origin: (work.get(criterion.id) ?? noRowWork).origin,
      })),
    ),
    openShowstoppers: openShowstoppers(issues).map(({ title }) => title),
    untitledIssues: issues.filter(({ title }) => title.trim() === '').length,
    rivals: [...listRivals(db, id)],
    rivalParts: [...listRivalParts(db, id)],
  }
}
