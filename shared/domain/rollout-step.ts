import * as z from 'zod'
import { EaGap } from './ea-gap.ts'
import { EaTeam } from './ea-team.ts'

const Asked = z.object({ team: z.string(), askedAt: z.string(), remindedAt: z.string().nullable() })

const KeptPlace = z.object({
  ticket: z.object({ accountId: z.string(), number: z.string() }).nullable(),
  progress: z.string(),
  since: z.string(),
})

/** What one step of a manager changed, with how it was before: undo puts that back. */
export const RolloutStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('team'), name: z.string(), before: EaTeam.nullable() }),
  z.object({ kind: z.literal('gap'), id: z.string(), before: EaGap.nullable() }),
  z.object({
    kind: z.literal('rollout'),
    ppaId: z.string(),
    before: KeptPlace.nullable(),
    asked: z.array(Asked),
  }),
  z.object({ kind: z.literal('decided'), decisionId: z.string() }),
  z.object({ kind: z.literal('packages moved'), decisionId: z.string() }),
  z.object({
    kind: z.literal('freeze'),
    umdMajor: z.number().int(),
    before: z.object({ since: z.string(), by: z.string(), note: z.string() }).nullable(),
  }),
  /** Changes of tickets: withdrawn while they are queued, made the other way round afterwards where that is possible. */
  z.object({ kind: z.literal('intents'), ids: z.array(z.string()) }),
])
export type RolloutStep = z.infer<typeof RolloutStep>
