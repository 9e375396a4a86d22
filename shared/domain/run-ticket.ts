import * as z from 'zod'
import { Progress, TicketFacts, startSteps } from './run-life-cycle.ts'
import type { Outcome } from './verification.ts'

/** A step of the start as it stands now. */
export const StartStep = z.object({
  field: z.enum(['Owner', 'UMDRelease', 'RolloutProgress']),
  to: z.string(),
  why: z.string(),
  isDone: z.boolean(),
})
export type StartStep = z.infer<typeof StartStep>

/** The ticket of a run's PPA as it is mirrored here, with everything under way laid over it. */
export const RunTicket = z.object({
  accountId: z.string(),
  accountName: z.string(),
  number: z.string(),
  subject: z.string(),
  /** In the process's words where they are known, else as the server writes them. */
  facts: TicketFacts,
  /** RolloutProgress as the server writes it. */
  progress: z.string(),
  conditions: z.array(z.object({ name: z.string(), holds: z.boolean().nullable(), sentence: z.string() })),
  steps: z.array(StartStep),
  moves: z.array(Progress),
  /** Changes of this ticket that the server has not confirmed yet. */
  underWay: z.number().int(),
})
export type RunTicket = z.infer<typeof RunTicket>

/** The number of an RT ticket in what a person wrote for it: digits, "#123", or an address; null for anything else. */
export function readTicketNumber(text: string): string | null {
  const found =
    /^(?:RT\s*)?#?\s*(\d{1,15})$/i.exec(text.trim()) ??
    /[?&/](?:id=)?(\d{1,15})(?:[&#?].*)?$/.exec(text.trim())
  return found?.[1] ?? null
}

/** The three steps of a start with what is done of them already, in their order (process.md 7.2). */
export function startStepsNow(facts: TicketFacts, login: string, umdMajor: number): readonly StartStep[] {
  return startSteps(login, umdMajor).map(({ field, to, why }) => ({
    field,
    to,
    why,
    isDone: isDone(facts, field, to),
  }))
}

function isDone(facts: TicketFacts, field: StartStep['field'], to: string): boolean {
  switch (field) {
    case 'Owner':
      return facts.owner === to
    case 'UMDRelease':
      // A site may write the major as "2" or as "UMD-2".
      return /(\d+)\D*$/.exec(facts.umdRelease ?? '')?.[1] === to
    case 'RolloutProgress':
      return facts.rolloutProgress !== null && facts.rolloutProgress !== 'Unverified'
  }
}

/**
 * Why the run does not let its ticket go there yet, in one sentence; null when it does. Staged rollout follows an accepted
 * report, a refusal from verification one that refuses; a product that waits for its provider may be refused without one
 * (process.md 4.2).
 */
export function whyNotYet(
  to: Progress,
  from: string | null,
  run: { readonly state: 'open' | 'finished'; readonly outcome: Outcome | null },
): string | null {
  if (to === 'StagedRollout') {
    if (run.state === 'open') return 'Finish the verification first: staged rollout follows its report.'
    return run.outcome === 'rejected'
      ? 'The report refuses the product, so it goes to no staged rollout.'
      : null
  }
  if (to === 'Rejected' && from === 'In Verification') {
    if (run.state === 'open') return 'Finish the verification first: the report says why it is refused.'
    return run.outcome === 'rejected' ? null : 'The report accepts the product; reopen it to refuse.'
  }
  return null
}

/** Whether the next step of a ticket is the verifier's; from staged rollout on it is its manager's (process.md 4.2). */
export function isVerifiersTurn(progress: string | null): boolean {
  return progress === 'In Verification' || progress === 'Waiting for Response'
}
