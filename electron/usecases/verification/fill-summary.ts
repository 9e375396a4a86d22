import { success, type Result } from '../../../shared/errors.ts'
import { proposeSummary } from '../../../shared/domain/summary-proposals.ts'
import { SummaryField } from '../../../shared/domain/verification.ts'
import { listIssues } from '../../db/tables/found-issues.ts'
import { listMachineStates } from '../../db/tables/machine-states.ts'
import { upsertSummaryField } from '../../db/tables/verification-fields.ts'
import type { Deps } from '../deps.ts'
import { changeRun } from './change.ts'
import { readVerification } from './read.ts'
import { readTime } from './time.ts'

/** Fills the empty fields of the summary from what is known; answers which ones. What is written stays. */
export function fillSummary(deps: Deps, id: string): Result<{ fields: SummaryField[] }> {
  return changeRun(deps, id, (tx) => {
    const read = readVerification(tx, id)
    if (!read.ok) return read
    const time = readTime(tx, id)
    const proposed = proposeSummary({
      verification: read.value,
      issues: listIssues(tx, id),
      machines: listMachineStates(tx, id),
      hours: time.ok ? time.value.hours : '0',
    })
    const fields = SummaryField.options.filter((field) => proposed[field] !== undefined)
    for (const field of fields) upsertSummaryField(tx, id, field, proposed[field] ?? '')
    const trail = fields.length === 0 ? null : { action: 'summary filled', data: { fields } }
    return success({ value: { fields }, trail })
  })
}
