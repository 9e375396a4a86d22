import * as z from 'zod'
import { Missing } from '../domain/missing.ts'
import { ReleaseType } from '../domain/release-type.ts'
import { ScopeProposal } from '../domain/scope-proposals.ts'
import { EditorialChange, ReuseOffer } from '../domain/reuse.ts'
import { ReviewState, ReviewStep } from '../domain/second-look.ts'
import { RunTicket } from '../domain/run-ticket.ts'
import { RowWork, RunWork } from '../domain/run-work.ts'
import { RunException, ScopeMark } from '../domain/scope.ts'
import { PlaceTime } from '../domain/time-log.ts'
import { RecordTexts } from '../domain/umd-release.ts'
import { Verdict } from '../domain/verdict.ts'
import {
  CheckKind,
  InstallationCheck,
  Outcome,
  RunPosition,
  SummaryField,
  Verification,
  VerificationRow,
  VerificationSummary,
} from '../domain/verification.ts'
import { call, Nothing } from './base.ts'

/** Longest text of one field: about 1 MB, far beyond a comment, small enough to parse at once. */
const Text = z.string().max(1_000_000)
const Id = z.object({ id: z.string() })
const RowId = Id.extend({ criterionId: z.string() })
const Ids = z.array(z.string()).max(10_000)
const Count = z.object({ count: z.number().int() })
/** `seen` is the revision the caller last read; a newer one in the database is a conflict, never overwritten. */
const Seen = z.object({ seen: z.number().int() })

/** `changed`: rows that read differently now than when the product was last verified here; null when it never was. */
export const Offers = z.object({ offers: z.array(ReuseOffer), changed: z.array(z.string()).nullable() })
export type Offers = z.infer<typeof Offers>

const Review = z.object({ state: ReviewState, steps: z.array(ReviewStep) })

export const VerificationDetail = z.object({
  verification: Verification,
  work: RunWork,
  missing: z.array(Missing),
  /** What undo would take back, in words; null when there is nothing. */
  undoable: z.string().nullable(),
})
export type VerificationDetail = z.infer<typeof VerificationDetail>

/** What a change of one row or check does to the rest of a run, so that the run need not be read again. */
export const RunAfter = VerificationDetail.pick({ missing: true, undoable: true }).extend({
  updatedAt: z.string(),
  shares: RunWork.shape.shares,
})
export type RunAfter = z.infer<typeof RunAfter>

export const ChangedRow = VerificationRow.extend({ work: RowWork, after: RunAfter })
export type ChangedRow = z.infer<typeof ChangedRow>
export const ChangedCheck = InstallationCheck.extend({ after: RunAfter })
export type ChangedCheck = z.infer<typeof ChangedCheck>

/** The window that asks, when it lays the answer over what it shows; every other window reads the run again. */
const By = z.object({ window: z.string().max(100).optional() })

export const verifications = {
  list: call(Nothing, z.array(VerificationSummary)),
  get: call(Id, VerificationDetail),
  start: call(
    z.object({ ppaId: z.string(), qcReleaseId: z.string(), releaseType: ReleaseType }),
    VerificationSummary,
  ),
  /** A verdict replaces the one shown; null makes the row blank again. */
  setVerdict: call(RowId.extend(By.shape).extend({ verdict: Verdict.nullable() }), ChangedRow),
  setComment: call(RowId.extend(By.shape).extend(Seen.shape).extend({ comment: Text }), ChangedRow),
  setTickets: call(RowId.extend(By.shape).extend(Seen.shape).extend({ tickets: Text }), ChangedRow),
  setCheckVerdict: call(
    Id.extend(By.shape).extend({ kind: CheckKind, verdict: Verdict.nullable() }),
    ChangedCheck,
  ),
  setCheckComment: call(
    Id.extend(By.shape).extend(Seen.shape).extend({ kind: CheckKind, comment: Text }),
    ChangedCheck,
  ),
  setSummaryField: call(
    Id.extend(Seen.shape).extend({ field: SummaryField, text: Text }),
    z.object({ revision: z.number().int() }),
  ),
  setOutcome: call(Id.extend({ outcome: Outcome.nullable() }), Nothing),
  setReleaseType: call(Id.extend({ releaseType: ReleaseType }), Nothing),
  setPosition: call(Id.extend({ position: RunPosition }), Nothing),
  /** Takes back the newest verdict, outcome or release type that was not taken back yet, across restarts. */
  undo: call(Id, z.object({ undone: z.string() })),
  /** Says of rows whether a minor release affects them; null takes it back. Never done without a person. */
  markScope: call(Id.extend({ criterionIds: Ids, mark: ScopeMark.nullable() }), Nothing),
  /** Every row without verdict and mark is not affected; `remark` writes the fixed remark of the process into it. */
  markRestNotAffected: call(Id.extend({ why: Text, remark: z.boolean() }), Count),
  /** One verdict and one reason for several rows, one undo. */
  setVerdicts: call(Id.extend({ criterionIds: Ids, verdict: Verdict.nullable(), reason: Text }), Count),
  /** Whether a condition of criticality holds for the run's product: remembered for its next releases. */
  answerCondition: call(Id.extend({ condition: z.string().min(1), holds: z.boolean().nullable() }), Nothing),
  /** The reason written so far stays when only the kind changes. */
  setException: call(Id.extend({ kind: RunException.shape.kind.nullable() }), Nothing),
  /** Refused while the run has no exception. */
  setExceptionReason: call(
    Id.extend(Seen.shape).extend({ reason: RunException.shape.reason }),
    z.object({ revision: z.number().int() }),
  ),
  /** Seconds by part, counted without a stopwatch and corrected by a person; hours in quarters for the report. */
  time: call(Id, z.object({ places: z.array(PlaceTime), seconds: z.number().int(), hours: z.string() })),
  /** null believes the log again. */
  correctTime: call(
    Id.extend({ place: z.string(), seconds: z.number().int().nonnegative().nullable() }),
    Nothing,
  ),
  /** Fills the empty fields of the summary from what is known; what is written stays. */
  fillSummary: call(Id, z.object({ fields: z.array(SummaryField) })),
  /** The mirrored ticket of the run's PPA, or why there is none; a run is worked on with or without. */
  ticket: call(Id, z.object({ ticket: RunTicket.nullable(), whyNone: z.string().nullable() })),
  /** Criteria that the release notes seem to touch, each with the line; nothing is marked by it. */
  proposals: call(Id, z.object({ proposals: z.array(ScopeProposal), texts: RecordTexts })),
  /** Earlier verdicts that may be taken over; none is until `acceptOffers`. */
  offers: call(Id, Offers),
  /** Refused as a whole when one is no longer on offer. One undo. */
  acceptOffers: call(Id.extend({ criterionIds: Ids }), Count),
  /** Two texts of one criterion, by digest, say the same. */
  declareEditorial: call(EditorialChange, Nothing),
  review: call(Id, Review),
  /** Signed with the name of the settings; not by the verifier or who submitted it. A rejected run is open again. */
  takeReviewStep: call(Id.extend({ step: ReviewStep.shape.step, reason: Text }), Review),
  /** Refused while something is missing. */
  finish: call(Id, VerificationSummary),
  reopen: call(Id, VerificationSummary),
}
