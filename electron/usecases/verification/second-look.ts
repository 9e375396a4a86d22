import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import {
  reviewState,
  whyNotReview,
  type ReviewState,
  type ReviewStep,
} from '../../../shared/domain/second-look.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { insertReviewStep, listReviewSteps } from '../../db/tables/review-steps.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { getSummary } from '../../db/tables/verification-fields.ts'
import { getVerification, touchVerification, updateState } from '../../db/tables/verifications.ts'
import { record, type Deps } from '../deps.ts'

export interface RunReview {
  readonly state: ReviewState
  readonly steps: readonly ReviewStep[]
}

export function readReview(db: ReadDb, id: string): RunReview {
  const steps = listReviewSteps(db, id)
  return { state: reviewState(steps), steps }
}

/**
 * Submits a finished verification, or accepts or rejects a submitted one. The name is that of the settings. A rejected
 * verification is open again, with everything in it.
 */
export function takeReviewStep(
  deps: Deps,
  id: string,
  wanted: { readonly step: ReviewStep['step']; readonly reason: string },
): Result<RunReview> {
  return inTransaction(deps.db, (tx) => {
    const verification = getVerification(tx, id)
    if (!verification) return notFound(`verification ${id}`)
    const by = listSettings(tx).get('verifier')?.trim() ?? ''
    const run = {
      state: verification.state,
      verifier: getSummary(tx, id).summary.verifier,
      steps: listReviewSteps(tx, id),
    }
    const why = whyNotReview(wanted.step, by, run, wanted.reason)
    if (why !== null) return refused(why)
    const at = deps.now().toISOString()
    insertReviewStep(tx, id, { step: wanted.step, by, at, reason: wanted.reason.trim() })
    if (wanted.step === 'rejected') updateState(tx, id, 'open', null)
    touchVerification(tx, id, at)
    record(deps, tx, `verification ${wanted.step}`, id, { by, reason: wanted.reason.trim() })
    return success(readReview(tx, id))
  })
}
