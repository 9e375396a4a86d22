import * as z from 'zod'
import type { FoundIssue } from './found-issue.ts'
import { openShowstoppers } from './found-issue.ts'
import type { Outcome } from './verification.ts'

/** The fields of a PPA's RT ticket that the rules look at, as the server writes them; null for what is not known. */
export const TicketFacts = z.object({
  status: z.string().nullable(),
  owner: z.string().nullable(),
  rolloutProgress: z.string().nullable(),
  communicationStatus: z.string().nullable(),
  umdRelease: z.string().nullable(),
})
export type TicketFacts = z.infer<typeof TicketFacts>

/** RolloutProgress as the process names it (process.md 4.1). A server may hold others: they are shown as they are. */
export const Progress = z.enum([
  'Unverified',
  'In Verification',
  'Waiting for Response',
  'StagedRollout',
  'UMDStore',
  'Rejected',
  'Production',
  'Delayed',
])
export type Progress = z.infer<typeof Progress>

/** Other spellings that were seen (process.md 4.1). */
const spellings: ReadonlyMap<string, Progress> = new Map([
  ['verification', 'In Verification'],
  ['stagerollout', 'StagedRollout'],
  ['umdstore', 'UMDStore'],
  ...Progress.options.map((option) => [plainWord(option), option] as const),
])

/** The progress that a server's value means; null for one that is not known, which stays as it is. */
export function readProgress(value: string): Progress | null {
  return spellings.get(plainWord(value)) ?? null
}

/** Case, blanks and hyphens do not tell two values apart. */
function plainWord(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '')
}

export interface Condition {
  readonly name: string
  /** null: nobody knows, because the ticket was not read. */
  readonly holds: boolean | null
  readonly sentence: string
}

/**
 * The four conditions of a start (process.md 7.1), each explained. Whoever took the ticket before starting made its first step
 * already: `me` as the owner is as good as nobody.
 */
export function startConditions(ticket: TicketFacts | null, me: string | null = null): readonly Condition[] {
  const condition = (name: string, value: string | null | undefined, wanted: string): Condition => {
    if (ticket === null || value === null || value === undefined) {
      return { name, holds: null, sentence: `${name} must be ${wanted}; look into the ticket.` }
    }
    const holds = isValue(name, value, wanted)
    return {
      name,
      holds,
      sentence: holds
        ? `${name} is ${value}.`
        : `${name} is ${value}; it must be ${wanted} before a verification starts.`,
    }
  }
  return [
    condition('Status', ticket?.status, 'open'),
    condition('RolloutProgress', ticket?.rolloutProgress, 'Unverified'),
    condition('CommunicationStatus', ticket?.communicationStatus, 'OK'),
    me !== null && ticket?.owner === me
      ? { name: 'Owner', holds: true, sentence: `Owner is ${me}: the ticket is yours already.` }
      : condition('Owner', ticket?.owner, 'nobody'),
  ]
}

function isValue(name: string, value: string, wanted: string): boolean {
  if (name === 'RolloutProgress') return readProgress(value) === wanted
  return value.trim().toLowerCase() === wanted.toLowerCase()
}

/** One change of a ticket, in the words a person or a program carries it out with. */
export interface TicketStep {
  readonly field: 'Owner' | 'UMDRelease' | 'RolloutProgress'
  readonly to: string
  readonly why: string
}

/** The three steps of a start, in the order that the process wants them done (process.md 7.2). */
export function startSteps(verifier: string, umdMajor: number): readonly TicketStep[] {
  return [
    { field: 'Owner', to: verifier, why: 'First: the ticket is yours.' },
    { field: 'UMDRelease', to: String(umdMajor), why: 'Second: set the UMD major and save the ticket.' },
    { field: 'RolloutProgress', to: 'In Verification', why: 'Third: only after the ticket was saved.' },
  ]
}

/** Which moves of RolloutProgress the process knows (process.md 4.2). */
const moves: Readonly<Partial<Record<Progress, readonly Progress[]>>> = {
  Unverified: ['In Verification'],
  'In Verification': ['Waiting for Response', 'StagedRollout', 'Rejected'],
  'Waiting for Response': ['In Verification', 'Rejected'],
  StagedRollout: ['UMDStore', 'Rejected'],
  UMDStore: ['Production'],
}

export function allowedMoves(from: string): readonly Progress[] {
  const progress = readProgress(from)
  return progress === null ? [] : (moves[progress] ?? [])
}

/** Why the process has no such step (process.md 4.2), in one sentence with what it has; null when it has. */
export function whyNoMove(from: string, to: Progress): string | null {
  const known = allowedMoves(from)
  if (known.includes(to)) return null
  const here = from === '' ? 'no progress' : from
  if (known.length === 0)
    return `The process knows no step from ${here}: where it goes is decided in the ticket.`
  return `The process knows no step from ${here} to ${to}; from there it goes to ${known.join(' or ')}.`
}

export interface ProposedMove {
  readonly to: Progress
  readonly why: string
}

/**
 * What the state of a verification proposes for the ticket; null when it fits or nothing is known. It is carried out by a
 * person or by sync, never from here.
 */
export function proposeMove(
  ticket: TicketFacts | null,
  run: {
    readonly state: 'open' | 'finished'
    readonly outcome: Outcome | null
    readonly issues: readonly FoundIssue[]
  },
): ProposedMove | null {
  const now = ticket?.rolloutProgress ? readProgress(ticket.rolloutProgress) : null
  const waiting = openShowstoppers(run.issues)
  const propose = (to: Progress, why: string) =>
    now !== null && !(moves[now] ?? []).includes(to) ? null : { to, why }
  const first = waiting[0]
  if (run.state === 'open') {
    if (first) {
      return now === 'Waiting for Response'
        ? null
        : propose(
            'Waiting for Response',
            `The showstopper "${first.title}" waits for the technology provider.`,
          )
    }
    return now === 'Waiting for Response'
      ? propose('In Verification', 'Every showstopper is solved, so the verification goes on.')
      : null
  }
  if (run.outcome === null) return null
  return run.outcome === 'rejected'
    ? propose('Rejected', 'The report refuses the product.')
    : propose('StagedRollout', 'Accepted: staged rollout follows, whatever the release type.')
}

/** What a verifier without access to the tracker does instead (process.md 7.2). */
export const withoutTracker = 'No tracker access: verify, then hand in the report. RT is not yours to touch.'
