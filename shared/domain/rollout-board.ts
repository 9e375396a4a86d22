import * as z from 'zod'
import { TeamStanding } from './rollout-answers.ts'
import { RolloutHelp, type RolloutOutcome } from './rollout-rule.ts'

/** Where a PPA is, seen from staged rollout. */
export const RolloutStage = z.enum(['in rollout', 'move waits', 'moved on', 'left'])
export type RolloutStage = z.infer<typeof RolloutStage>

/** Which middleware stack a product belongs to, for filters. */
export const Stack = z.enum(['EMI', 'IGE', 'others'])
export type Stack = z.infer<typeof Stack>

export const Risk = z.object({ level: z.enum(['high', 'some', 'low']), sentence: z.string() })
export type Risk = z.infer<typeof Risk>

export const TicketPlace = z.object({ accountId: z.string(), number: z.string().regex(/^\d{1,15}$/) })
export type TicketPlace = z.infer<typeof TicketPlace>

/** One line of the manager's board. */
export const RolloutRow = z.object({
  /** The PPA's id; "ticket <account> <number>" where no product is known for a ticket. */
  id: z.string(),
  ppaId: z.string().nullable(),
  ticket: TicketPlace.nullable(),
  /** The product's name, or the ticket's subject where no product is known. */
  product: z.string(),
  productKey: z.string(),
  version: z.string(),
  platform: z.string(),
  arch: z.string(),
  stack: Stack,
  releaseVersion: z.string(),
  stage: RolloutStage,
  /** RolloutProgress as it stands; null when nobody knows. */
  progress: z.string().nullable(),
  since: z.string().nullable(),
  days: z.number().int().nullable(),
  answers: z.array(z.object({ team: z.string(), standing: TeamStanding })).readonly(),
  isOffered: z.boolean(),
  sentence: z.string(),
  help: RolloutHelp.nullable(),
  risk: Risk,
  /** Changes of its ticket that are not settled. */
  queued: z.number().int(),
})
export type RolloutRow = z.infer<typeof RolloutRow>

export function stackOf(provider: string): Stack {
  const known = Stack.options.find((stack) => stack === provider.trim().toUpperCase())
  return known ?? 'others'
}

/** How long staged rollout may be silent before it is a risk, in days (the process sets no limit; open question E5). */
export const silenceLimit = 30

/** How likely the PPA misses its release, with the one reason that weighs most. Pure. */
export function riskOf(
  outcome: Pick<RolloutOutcome, 'answers' | 'conditions' | 'sentence' | 'offers'>,
  days: number | null,
): Risk {
  const failing = outcome.conditions.find(({ holds }) => !holds)
  const grave = ['Nobody rejects', 'In staged rollout', 'One word of each team', 'Every team is known']
  if (failing && grave.includes(failing.name)) return { level: 'high', sentence: failing.sentence }
  const isLong = days !== null && days > silenceLimit
  if (failing?.name === 'A team is named') {
    return { level: isLong ? 'high' : 'some', sentence: 'Nobody is asked to try it.' }
  }
  const silent = outcome.answers.filter(({ standing }) => standing === 'silent').length
  if (silent > 0 && isLong) {
    return { level: 'some', sentence: `In rollout for ${String(days)} days, and ${String(silent)} silent.` }
  }
  const issues = outcome.answers.filter(({ standing }) => standing === 'accept with known issues').length
  if (issues > 0) return { level: 'some', sentence: 'There are known issues.' }
  if (failing) return { level: 'low', sentence: failing.sentence }
  return { level: 'low', sentence: 'Nothing speaks against it.' }
}
