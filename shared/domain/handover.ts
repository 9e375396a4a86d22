import * as z from 'zod'
import { Criterion } from './criterion.ts'
import { Evidence } from './evidence.ts'
import { FoundIssue } from './found-issue.ts'
import { RowReason } from './mapping.ts'
import { ReleaseType } from './release-type.ts'
import { RowState } from './run-merge.ts'
import { ScopeMark } from './scope.ts'
import { InstallationCheck, Outcome, SummaryFields } from './verification.ts'

/** The form of a hand-over file; raised when a member changes its meaning. */
export const handoverSchema = 'proviso-run/1'

/**
 * A run on its way to a colleague, and back. The file has one JSON document a line: first this one, then the bytes of the
 * evidence in parts, then the digest of everything before.
 */
export const Handover = z.object({
  schema: z.literal(handoverSchema),
  /** Names this very hand-over; a file that comes back says which ones its writer knew. */
  id: z.string(),
  knows: z.array(z.string()),
  madeAt: z.string(),
  madeBy: z.string(),
  verification: z.object({
    id: z.string(),
    ppaId: z.string(),
    releaseVersion: z.string(),
    qcReleaseId: z.string(),
    releaseType: ReleaseType,
    startedAt: z.string(),
  }),
  rows: z.array(
    RowState.extend({
      criterion: Criterion,
      reason: RowReason,
      tickets: z.string(),
      scope: ScopeMark.nullable(),
    }),
  ),
  checks: z.array(InstallationCheck),
  summary: SummaryFields,
  /** Files written before it was handed over do not name it. */
  outcome: Outcome.nullable().default(null),
  issues: z.array(FoundIssue),
  evidence: z.array(z.preprocess(nameOwner, Evidence)),
})
export type Handover = z.infer<typeof Handover>

/** Files of the first form call the owner of a piece of evidence `verificationId`. */
function nameOwner(piece: unknown): unknown {
  if (typeof piece !== 'object' || piece === null || !('verificationId' in piece)) return piece
  return { workId: piece.verificationId, ...piece }
}

/** Bytes of a piece of evidence: parts of one digest follow one another. */
export const HandoverPart = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), base64: z.string() })

/** The last line: SHA-256 over all bytes before it. */
export const HandoverEnd = z.object({ end: z.string().regex(/^[0-9a-f]{64}$/) })
