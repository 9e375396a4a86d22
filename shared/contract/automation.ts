import * as z from 'zod'
import { AutomaticFormat, AutomaticResult, UnmatchedStep } from '../domain/automatic-results.ts'
import { call } from './base.ts'

const VerificationId = z.object({ verificationId: z.string() })
const Output = VerificationId.extend({ file: z.file() })

/** What a tool's output says about the rows of a run, and what in it is about none. */
export const ResultPreview = z.object({
  format: AutomaticFormat,
  results: z.array(AutomaticResult),
  unmatched: z.array(UnmatchedStep),
  /** The same file was taken in before. */
  isKnown: z.boolean(),
})
export type ResultPreview = z.infer<typeof ResultPreview>

export const KeptResult = AutomaticResult.extend({
  digest: z.string(),
  file: z.string(),
  format: AutomaticFormat,
  importedAt: z.string(),
})
export type KeptResult = z.infer<typeof KeptResult>

export const automation = {
  preview: call(Output, ResultPreview),
  /** Keeps the results beside the rows; the same file again changes nothing. */
  takeIn: call(Output, ResultPreview),
  /** Newest import first. */
  list: call(VerificationId, z.array(KeptResult)),
  /** A person makes the newest results of these rows their verdicts. One undo. */
  takeOver: call(
    VerificationId.extend({ criterionIds: z.array(z.string()).max(10_000) }),
    z.object({ count: z.number().int() }),
  ),
}
