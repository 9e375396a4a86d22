import * as z from 'zod'
import { Ppa, ppaId } from './umd-release.ts'

export const eaRequestSchema = 'proviso-ea-request/1'

/** What a manager sends to a team that does not see the tickets: the product, and what to watch. */
export const EaRequest = z
  .object({
    schema: z.literal(eaRequestSchema),
    ppa: Ppa,
    /** Number of the ticket; '' where there is none. */
    rtTicket: z.string().max(100),
    /** What verification found and asks to watch; '' for nothing. */
    hints: z.string().max(100_000),
  })
  .refine(({ ppa }) => ppa.id === ppaId(ppa))
export type EaRequest = z.infer<typeof EaRequest>

/** The request in a text of JSON; null when it is none. */
export function readEaRequest(text: string): EaRequest | null {
  try {
    return EaRequest.parse(JSON.parse(text))
  } catch {
    return null
  }
}
