import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { showChangedCheck, showChangedRow } from '../../../renderer/lib/run-cache.ts'
import type { VerificationDetail } from '../../../shared/contract/verifications.ts'
import { setCheckVerdict, setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import {
  describeChangedCheck,
  describeChangedRow,
} from '../../../electron/usecases/verification/read-after.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import { setRowText } from '../../../electron/usecases/verification/texts.ts'
import { startTestRun, valueOf } from '../../support/run.ts'

/** A run with a window that shows it; `read` is what reading it again would say. */
function openWindowOnRun() {
  const { deps, id } = startTestRun()
  const queries = new QueryClient()
  const read = () => valueOf(readVerificationWithState(deps.db, id))
  const queryKey = ['verifications', 'one', id]
  queries.setQueryData(queryKey, read())
  const shown = () => queries.getQueryData<VerificationDetail>(queryKey)!
  /** What the screen does at the key, before any answer. */
  const press = (criterionId: string, verdict: 'OK' | 'FAIL' | 'WARNING') =>
    queries.setQueryData<VerificationDetail>(queryKey, (old) => ({
      ...old!,
      verification: {
        ...old!.verification,
        rows: old!.verification.rows.map((row) =>
          row.criterion.id === criterionId ? { ...row, verdict } : row,
        ),
      },
    }))
  return { deps, id, queries, read, shown, press, queryKey }
}

test('the answer to a verdict makes the shown run what reading it again would say', () => {
  const { deps, id, queries, read, shown, press } = openWindowOnRun()
  for (const [criterionId, verdict] of [
    ['QC_DOC_1', 'WARNING'],
    ['QC_SEC_1', 'FAIL'],
  ] as const) {
    press(criterionId, verdict)
    const row = valueOf(setVerdict(deps, { id, criterionId }, verdict))
    showChangedRow(queries, id, valueOf(describeChangedRow(deps.db, id, row)))
  }
  expect(shown()).toEqual(read())
  expect(shown().missing.some(({ at }) => at === 'QC_DOC_1')).toBe(true)
  const row = valueOf(
    setRowText(deps, { id, criterionId: 'QC_DOC_1' }, 'comment', { text: 'Seen.', seen: 0 }),
  )
  showChangedRow(queries, id, valueOf(describeChangedRow(deps.db, id, row)))
  expect(shown()).toEqual(read())
  expect(shown().missing.some(({ at }) => at === 'QC_DOC_1')).toBe(false)
})

test('the answer to a check does, too', () => {
  const { deps, id, queries, read, shown, queryKey } = openWindowOnRun()
  queries.setQueryData<VerificationDetail>(queryKey, (old) => ({
    ...old!,
    verification: {
      ...old!.verification,
      checks: old!.verification.checks.map((check) => ({
        ...check,
        verdict: check.kind === 'upgrade' ? 'NOT TESTED' : null,
      })),
    },
  }))
  const check = valueOf(setCheckVerdict(deps, id, 'upgrade', 'NOT TESTED'))
  showChangedCheck(queries, id, valueOf(describeChangedCheck(deps.db, id, check)))
  expect(shown()).toEqual(read())
})

test('an answer that comes late does not take back the verdict pressed since', () => {
  const { deps, id, queries, shown, press } = openWindowOnRun()
  press('QC_DOC_1', 'OK')
  const row = valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_1' }, 'OK'))
  press('QC_DOC_1', 'FAIL')
  showChangedRow(queries, id, valueOf(describeChangedRow(deps.db, id, row)))
  expect(shown().verification.rows.find(({ criterion }) => criterion.id === 'QC_DOC_1')?.verdict).toBe('FAIL')
})
