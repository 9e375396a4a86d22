import * as z from 'zod'

/** A product that had no early adopter for a time. */
export const EaGap = z.object({
  id: z.string().min(1),
  /** As its source writes it, such as "EMI 2 CLUSTER". */
  name: z.string().trim().min(1).max(200),
  /** Keys of the products meant; a team that answers for one of them closes the gap. */
  products: z.array(z.string().trim().min(1).max(100)).min(1).max(20).readonly(),
  stack: z.string().trim().max(50),
  since: z.iso.date(),
  /** null while nothing says that it ended. */
  until: z.iso.date().nullable(),
  /** Where it is written, such as "MS512". */
  source: z.string().trim().max(500),
  note: z.string().trim().max(2000),
})
export type EaGap = z.infer<typeof EaGap>
