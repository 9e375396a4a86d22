import * as z from 'zod'
import { Verdict } from './verdict.ts'

/** A verdict of another person that stands beside the run's own until somebody decides. */
export const RivalVerdict = z.object({
  criterionId: z.string(),
  by: z.string(),
  verdict: Verdict.nullable(),
  comment: z.string(),
  at: z.string().nullable(),
})
export type RivalVerdict = z.infer<typeof RivalVerdict>
