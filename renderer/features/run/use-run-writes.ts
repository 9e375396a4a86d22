import { useRef } from 'react'
import type { VerificationDetail } from '../../../shared/contract/verifications.ts'
import type { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import type { CheckKind, Outcome, Verification } from '../../../shared/domain/verification.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { showChangedCheck, showChangedRow } from '../../lib/run-cache.ts'

export interface RunWrites {
  readonly setVerdict: (criterionId: string, verdict: Verdict | null) => void
  readonly setCheckVerdict: (kind: CheckKind, verdict: Verdict | null) => void
  readonly setOutcome: (outcome: Outcome | null) => void
  readonly setReleaseType: (releaseType: ReleaseType) => void
  /** Whether a minor release affects a row; null takes it back. */
  readonly markScope: (criterionId: string, affected: boolean | null) => void
  /** Every row without verdict and mark is not affected. */
  readonly markRest: () => void
  readonly undo: () => void
  readonly finish: () => void
  readonly reopen: () => void
}

/** What a change does to what is shown: at once, if it fails, and when it is kept. */
interface Change<T> {
  readonly step?: (shown: Verification) => Verification
  readonly back?: (shown: Verification) => Verification
  readonly kept?: (answer: T) => void
}

/** Everything a run changes at once. The change is shown at once, and taken back from the screen if it is not kept. */
export function useRunWrites(verification: Verification): RunWrites {
  const { api, drafts, queries, reads, writes, windowId } = useProgram()
  const { id } = verification
  const { queryKey } = reads.verification(id)

  function show(step: (shown: Verification) => Verification): void {
    queries.setQueryData<VerificationDetail>(
      queryKey,
      (old) => old && { ...old, verification: step(old.verification) },
    )
  }

  /** A read of the run that was given up for a change: it is still owed when all changes are done. */
  const owed = useRef(false)

  async function change<T>(
    doing: string,
    write: () => Promise<T>,
    { step, back, kept }: Change<T> = {},
  ): Promise<void> {
    // An answer that is on its way was asked for before this change.
    owed.current ||= queries.isFetching({ queryKey }) > 0
    void queries.cancelQueries({ queryKey })
    if (step) show(step)
    try {
      const answer = await writes.run(write)
      kept?.(answer)
    } catch (error) {
      if (back) show(back)
      tellTrouble(error, doing)
      owed.current = true
    }
    if (!owed.current || writes.state.getState().pending > 0) return
    owed.current = false
    void queries.invalidateQueries({ queryKey })
  }

  const withRow = (criterionId: string, verdict: Verdict | null) => (shown: Verification) => ({
    ...shown,
    rows: shown.rows.map((row) =>
      row.criterion.id === criterionId ? Object.assign({}, row, { verdict }) : row,
    ),
  })
  const withCheck = (kind: CheckKind, verdict: Verdict | null) => (shown: Verification) => ({
    ...shown,
    checks: shown.checks.map((check) =>
      check.kind === kind ? Object.assign({}, check, { verdict }) : check,
    ),
  })

  return {
    setVerdict(criterionId, verdict) {
      const before = verification.rows.find((row) => row.criterion.id === criterionId)?.verdict ?? null
      // The same verdict again is said too: it makes a carried one fresh.
      void change(
        `The verdict of ${criterionId}`,
        () => api.verifications.setVerdict({ id, criterionId, verdict, window: windowId }),
        {
          step: withRow(criterionId, verdict),
          back: withRow(criterionId, before),
          kept: (row) => showChangedRow(queries, id, row),
        },
      )
    },
    setCheckVerdict(kind, verdict) {
      const before = verification.checks.find((check) => check.kind === kind)?.verdict ?? null
      if (before === verdict) return
      void change(
        `The verdict of the ${kind}`,
        () => api.verifications.setCheckVerdict({ id, kind, verdict, window: windowId }),
        {
          step: withCheck(kind, verdict),
          back: withCheck(kind, before),
          kept: (check) => showChangedCheck(queries, id, check),
        },
      )
    },
    setOutcome(outcome) {
      const before = verification.outcome
      void change('The overall verdict', () => api.verifications.setOutcome({ id, outcome }), {
        step: (shown) => ({ ...shown, outcome }),
        back: (shown) => ({ ...shown, outcome: before }),
      })
    },
    setReleaseType(releaseType) {
      const before = verification.releaseType
      void change('The release type', () => api.verifications.setReleaseType({ id, releaseType }), {
        step: (shown) => ({ ...shown, releaseType }),
        back: (shown) => ({ ...shown, releaseType: before }),
      })
    },
    markScope(criterionId, affected) {
      const mark = affected === null ? null : { affected, why: '' }
      void change(`The scope of ${criterionId}`, () =>
        api.verifications.markScope({ id, criterionIds: [criterionId], mark }),
      )
    },
    markRest() {
      void change('Marking the rest', async () => {
        const { count } = await api.verifications.markRestNotAffected({ id, why: '', remark: false })
        tell(`${countOf(count, 'criterion', 'criteria')} marked as not affected. Undo takes it back.`)
      })
    },
    undo() {
      void change('Undo', async () => {
        const { undone } = await api.verifications.undo({ id })
        tell(`Taken back: ${undone}.`)
      })
    },
    finish() {
      void change('Finishing', async () => {
        await drafts.settle()
        await api.verifications.finish({ id })
      })
    },
    reopen() {
      void change('Reopening', () => api.verifications.reopen({ id }))
    },
  }
}
