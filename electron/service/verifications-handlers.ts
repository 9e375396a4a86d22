import type { Result } from '../../shared/errors.ts'
import type { InstallationCheck, VerificationRow } from '../../shared/domain/verification.ts'
import {
  setCheckVerdict,
  setOutcome,
  setRunReleaseType,
  setVerdict,
} from '../usecases/verification/decisions.ts'
import { fillSummary } from '../usecases/verification/fill-summary.ts'
import { finishVerification, reopenVerification, setPosition } from '../usecases/verification/finish.ts'
import { describeChangedCheck, describeChangedRow } from '../usecases/verification/read-after.ts'
import { readVerificationWithState, summariseVerifications } from '../usecases/verification/read.ts'
import {
  answerCondition,
  markRestNotAffected,
  markScope,
  setVerdicts,
} from '../usecases/verification/scope.ts'
import { setException, setExceptionReason } from '../usecases/verification/exception.ts'
import { readProposals } from '../usecases/verification/proposals.ts'
import { acceptOffers, declareEditorial, readOffers } from '../usecases/verification/reuse.ts'
import { readReview, takeReviewStep } from '../usecases/verification/second-look.ts'
import { readRunTicket } from '../usecases/verification/run-ticket.ts'
import { startVerification } from '../usecases/verification/start.ts'
import { correctTime, readTime } from '../usecases/verification/time.ts'
import { setCheckComment, setRowText, setSummaryField } from '../usecases/verification/texts.ts'
import { undoLast } from '../usecases/verification/undo.ts'
import { answer, api } from './answer.ts'
import type { ServiceContext } from './context.ts'

const { verifications } = api

/** Answers a changed row or check with what it did to its run; the window that asked need not read the run again. */
function changedBy<T, U>(
  context: ServiceContext,
  by: string | undefined,
  result: Result<T>,
  describe: (value: T) => Result<U>,
): U {
  const value = answer(result)
  context.changes.publishFrom(by, 'verifications')
  return answer(describe(value))
}

const rowOf =
  ({ deps }: ServiceContext, { id }: { readonly id: string }) =>
  (row: VerificationRow) =>
    describeChangedRow(deps.db, id, row)
const checkOf =
  ({ deps }: ServiceContext, { id }: { readonly id: string }) =>
  (check: InstallationCheck) =>
    describeChangedCheck(deps.db, id, check)

/** Answers the result, and tells every window when it was a change. */
function changed<T>(context: ServiceContext, result: Result<T>): T {
  const value = answer(result)
  context.changes.publish('verifications')
  return value
}

export const verificationsHandlers = verifications.router({
  list: verifications.list.handler(({ context }) => [...summariseVerifications(context.deps.db)]),
  get: verifications.get.handler(({ context, input }) =>
    answer(readVerificationWithState(context.deps.db, input.id)),
  ),
  start: verifications.start.handler(({ context, input }) => {
    const started = changed(context, startVerification(context.deps, input))
    context.changes.publish('releases')
    return started
  }),
  setVerdict: verifications.setVerdict.handler(({ context, input }) =>
    changedBy(context, input.window, setVerdict(context.deps, input, input.verdict), rowOf(context, input)),
  ),
  setComment: verifications.setComment.handler(({ context, input }) => {
    const done = setRowText(context.deps, input, 'comment', { text: input.comment, seen: input.seen })
    return changedBy(context, input.window, done, rowOf(context, input))
  }),
  setTickets: verifications.setTickets.handler(({ context, input }) => {
    const done = setRowText(context.deps, input, 'tickets', { text: input.tickets, seen: input.seen })
    return changedBy(context, input.window, done, rowOf(context, input))
  }),
  setCheckVerdict: verifications.setCheckVerdict.handler(({ context, input }) => {
    const done = setCheckVerdict(context.deps, input.id, input.kind, input.verdict)
    return changedBy(context, input.window, done, checkOf(context, input))
  }),
  setCheckComment: verifications.setCheckComment.handler(({ context, input }) => {
    const wanted = { text: input.comment, seen: input.seen }
    const done = setCheckComment(context.deps, input.id, input.kind, wanted)
    return changedBy(context, input.window, done, checkOf(context, input))
  }),
  setSummaryField: verifications.setSummaryField.handler(({ context, input }) =>
    changed(context, setSummaryField(context.deps, input.id, input.field, input)),
  ),
  setOutcome: verifications.setOutcome.handler(({ context, input }) =>
    changed(context, setOutcome(context.deps, input.id, input.outcome)),
  ),
  setReleaseType: verifications.setReleaseType.handler(({ context, input }) =>
    changed(context, setRunReleaseType(context.deps, input.id, input.releaseType)),
  ),
  // Where the user is concerns this window only: no other is told.
  setPosition: verifications.setPosition.handler(({ context, input }) =>
    answer(setPosition(context.deps, input.id, input.position)),
  ),
  markScope: verifications.markScope.handler(({ context, input }) =>
    changed(context, markScope(context.deps, input.id, input.criterionIds, input.mark)),
  ),
  markRestNotAffected: verifications.markRestNotAffected.handler(({ context, input }) =>
    changed(context, markRestNotAffected(context.deps, input.id, input.why, input.remark)),
  ),
  setVerdicts: verifications.setVerdicts.handler(({ context, input }) =>
    changed(context, setVerdicts(context.deps, input.id, input)),
  ),
  answerCondition: verifications.answerCondition.handler(({ context, input }) =>
    changed(context, answerCondition(context.deps, input.id, input.condition, input.holds)),
  ),
  setException: verifications.setException.handler(({ context, input }) =>
    changed(context, setException(context.deps, input.id, input.kind)),
  ),
  setExceptionReason: verifications.setExceptionReason.handler(({ context, input }) => {
    const wanted = { text: input.reason, seen: input.seen }
    return changed(context, setExceptionReason(context.deps, input.id, wanted))
  }),
  time: verifications.time.handler(({ context, input }) => {
    const time = answer(readTime(context.deps.db, input.id))
    return { ...time, places: [...time.places] }
  }),
  correctTime: verifications.correctTime.handler(({ context, input }) =>
    changed(context, correctTime(context.deps, input.id, input.place, input.seconds)),
  ),
  fillSummary: verifications.fillSummary.handler(({ context, input }) =>
    changed(context, fillSummary(context.deps, input.id)),
  ),
  ticket: verifications.ticket.handler(({ context, input }) =>
    answer(readRunTicket(context.deps.db, input.id)),
  ),
  proposals: verifications.proposals.handler(({ context, input }) => {
    const { proposals, texts } = answer(readProposals(context.deps.db, input.id))
    return { proposals: [...proposals], texts }
  }),
  offers: verifications.offers.handler(({ context, input }) => {
    const { offers, changed: rows } = answer(readOffers(context.deps.db, input.id))
    return { offers: [...offers], changed: rows && [...rows] }
  }),
  acceptOffers: verifications.acceptOffers.handler(({ context, input }) =>
    changed(context, acceptOffers(context.deps, input.id, input.criterionIds)),
  ),
  declareEditorial: verifications.declareEditorial.handler(({ context, input }) =>
    changed(context, declareEditorial(context.deps, input)),
  ),
  review: verifications.review.handler(({ context, input }) => {
    const { state, steps } = readReview(context.deps.db, input.id)
    return { state, steps: [...steps] }
  }),
  takeReviewStep: verifications.takeReviewStep.handler(({ context, input }) => {
    const { state, steps } = changed(context, takeReviewStep(context.deps, input.id, input))
    return { state, steps: [...steps] }
  }),
  undo: verifications.undo.handler(({ context, input }) =>
    changed(context, undoLast(context.deps, input.id)),
  ),
  finish: verifications.finish.handler(({ context, input }) => {
    const finished = changed(context, finishVerification(context.deps, input.id))
    context.changes.publish('releases')
    return finished
  }),
  reopen: verifications.reopen.handler(({ context, input }) => {
    const reopened = changed(context, reopenVerification(context.deps, input.id))
    context.changes.publish('releases')
    return reopened
  }),
})
