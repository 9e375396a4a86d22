import * as z from 'zod'
import { RunPart } from '../domain/rival.ts'
import { call, DocumentFile, Nothing } from './base.ts'

const VerificationId = z.object({ verificationId: z.string() })

export const TakenHandover = z.object({
  verificationId: z.string(),
  kind: z.enum(['new', 'merged', 'unchanged']),
  taken: z.number().int(),
  rivals: z.number().int(),
})
export type TakenHandover = z.infer<typeof TakenHandover>

export const handover = {
  /** A run with its evidence as one file for a colleague; what was kept as it is stays here. */
  write: call(VerificationId, DocumentFile.extend({ leftOut: z.array(z.string()) })),
  /** A run that is not here is made, one that is here is merged; all or nothing. */
  take: call(z.object({ file: z.file() }), TakenHandover),
  /** Whose verdict stands where two people disagree; null keeps the run's own. */
  decide: call(VerificationId.extend({ criterionId: z.string(), by: z.string().nullable() }), Nothing),
  /** The same for a check, the overall verdict or a field of the summary. */
  decidePart: call(VerificationId.extend({ part: RunPart, by: z.string().nullable() }), Nothing),
}
