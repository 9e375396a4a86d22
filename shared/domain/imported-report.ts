import * as z from 'zod'
import { ReleaseType } from './release-type.ts'
import { Outcome, VerdictCounts, VerificationState } from './verification.ts'

/** A verification of somebody else, taken in from its report. It can be read and compared, never changed. */
export const ImportedReport = z.object({
  /** SHA-256 (hex) of the report file: its name here. */
  digest: z.string(),
  fileName: z.string(),
  /** ISO 8601, UTC. */
  importedAt: z.string(),
  ppaId: z.string(),
  productKey: z.string(),
  /** "dCache 1.9.12". */
  product: z.string(),
  /** "sl5 / x86_64". */
  target: z.string(),
  /** The id it has where it was made. */
  verificationId: z.string(),
  qcVersion: z.string(),
  releaseType: ReleaseType.nullable(),
  state: VerificationState.nullable(),
  outcome: Outcome.nullable(),
  verifier: z.string(),
  institute: z.string(),
  /** When the work was finished or last changed; ISO 8601, UTC. */
  stampedAt: z.string(),
  counts: VerdictCounts,
  /** What the check of the file told that a reader must know. */
  notes: z.array(z.string()),
})
export type ImportedReport = z.infer<typeof ImportedReport>
