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
  check: call(Nothing, CheckReport),
}
