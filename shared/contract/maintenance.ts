import * as z from 'zod'
import { call, Nothing } from './base.ts'

export const CheckReport = z.object({
  ok: z.boolean(),
  /** One sentence per thing that was looked at. */
  checked: z.array(z.string()),
  problems: z.array(z.string()),
})
export type CheckReport = z.infer<typeof CheckReport>

export const maintenance = {
  /** A verified copy of the database beside it; answers its path. */
  backup: call(Nothing, z.object({ path: z.string(), bytes: z.number().int() })),
  /** The database and all evidence, copied into a folder elsewhere; what is there already stays. */
  backupTo: call(
    z.object({ folder: z.string().min(1) }),
    z.object({
      path: z.string(),
      bytes: z.number().int(),
      /** Pieces of evidence copied now, and those that were there. */
      copied: z.number().int(),
      kept: z.number().int(),
      /** One sentence for each piece that could not be copied. */
      problems: z.array(z.string()),
    }),
  ),
  check: call(Nothing, CheckReport),
}
