import * as z from 'zod'
import type { Intent, IntentState } from './intent.ts'
import type { MirroredTicket, TicketGone } from './mirrored-ticket.ts'
import { valuesOfField } from './mirrored-ticket.ts'
import { progressOf, readMapped, usualValues, type ValueMapping } from './process-values.ts'
import type { Progress } from './run-life-cycle.ts'
import type { FieldMapping } from './tracker-account.ts'

/** How long the process lets a ticket stand, in days (process.md 4.4: one month waiting, one week in verification). */
export interface ClockLimits {
  readonly waiting: number
  readonly inVerification: number
}

export const usualLimits: ClockLimits = { waiting: 30, inVerification: 7 }

/**
 * What helps a ticket on: a decision about a change of ours, the ticket it was merged into, a start, a step of the
 * process, or a word to somebody.
 */
export const Help = z.enum(['decide', 'follow', 'start', 'move', 'write'])
export type Help = z.infer<typeof Help>

export const Standstill = z.object({
  sentence: z.string(),
  days: z.number().nullable(),
  isLate: z.boolean(),
  help: Help.nullable(),
  /** Number of the ticket to follow to; null for other helps. */
  into: z.string().nullable(),
})
export type Standstill = z.infer<typeof Standstill>

/** What the sentence is made of; enough of it stands in a line of the list. */
export interface StandstillFacts {
  readonly gone: TicketGone | null
  /** A queue it stands in now and that is not mirrored; null for one that is. */
  readonly movedTo: string | null
  /** The state of a change of ours that waits for somebody; null for none. */
  readonly stuck: IntentState | null
  readonly owner: string | null
  readonly progress: Progress | null
  /** As the server has it; null when it is not set. */
  readonly communication: string | null
  /** When RolloutProgress last changed, as the history tells it, else when the ticket was made; null for unknown. */
  readonly since: string | null
}

interface Clock {
  readonly mapping: Pick<FieldMapping, 'communicationStatus'>
  readonly values?: ValueMapping
  readonly now: Date
  readonly limits?: ClockLimits
}

/** Why a ticket does not move, in one sentence with its age and what helps. Pure. */
export function standstillOf(facts: StandstillFacts, clock: Clock): Standstill | null {
  const { gone, movedTo, stuck, owner, progress, communication, since } = facts
  const { mapping, values = usualValues, now, limits = usualLimits } = clock
  if (gone) {
    const help = gone.kind === 'merged' ? 'follow' : null
    return { sentence: goneSentence(gone), days: null, isLate: true, help, into: gone.into }
  }
  if (movedTo !== null) {
    const sentence = `It was moved to «${movedTo}», which is not mirrored here; what is shown may be a day old.`
    return { sentence, days: null, isLate: true, help: null, into: null }
  }
  const stuckSentence = stuck === null ? undefined : stuckSentences[stuck]
  if (stuckSentence !== undefined)
    return { sentence: stuckSentence, days: null, isLate: true, help: 'decide', into: null }
  const days =
    since === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 86_400_000))
  const isAnnounced =
    communication === null || readMapped(values.communicationOk, 'OK', communication) === 'OK'
  if (progress === 'Unverified' && !isAnnounced) {
    const sentence = `${mapping.communicationStatus} is ${communication}; it must be ${values.communicationOk} before a verification starts.`
    return { sentence, days, isLate: true, help: 'write', into: null }
  }
  const wait = progress === null ? undefined : waitOf(progress, owner ?? 'nobody', limits)
  if (!wait) return null
  const isLate = wait.limit !== null && days !== null && days > wait.limit
  const passed = isLate ? `; ${String(wait.limit)} are allowed` : ''
  const help = isLate ? wait.lateHelp : wait.help
  return { sentence: `${wait.words}${ageWords(days)}${passed}.`, days, isLate, help, into: null }
}

/** The same for a ticket as it is shown, with the intents that concern it. Pure. */
export function whyNotMoving(
  ticket: MirroredTicket,
  situation: Omit<Clock, 'mapping'> & {
    readonly intents: readonly Intent[]
    readonly mapping: FieldMapping
    readonly since: string | null
    /** Those that are mirrored; left out for all. */
    readonly queues?: readonly string[]
  },
): Standstill | null {
  const { intents, mapping, values = usualValues, since } = situation
  const first = (name: string) => valuesOfField(ticket, name)[0]
  const facts: StandstillFacts = {
    gone: ticket.gone,
    movedTo: movedTo(ticket.queue, situation.queues),
    stuck: intents.find(({ state }) => stuckSentences[state] !== undefined)?.state ?? null,
    owner: ticket.owner,
    progress: progressOf(values, first(mapping.rolloutProgress) ?? ''),
    communication: first(mapping.communicationStatus) ?? null,
    since: since ?? ticket.created,
  }
  return standstillOf(facts, situation)
}

/** The queue of a ticket where it is none of the mirrored ones. */
export function movedTo(queue: string, queues: readonly string[] = []): string | null {
  return queues.length === 0 || queues.includes(queue) ? null : queue
}

interface Wait {
  readonly words: string
  readonly limit: number | null
  readonly help: Help
  /** What helps once the limit is passed. */
  readonly lateHelp: Help
}

/** Who is waited for in a progress, and how many days the process allows; undefined where nothing is waited for. */
function waitOf(progress: Progress, owner: string, limits: ClockLimits): Wait | undefined {
  const step = { help: 'move', lateHelp: 'move' } as const
  const waits: Readonly<Partial<Record<Progress, Wait>>> = {
    Unverified: { words: 'Waits for a verifier', limit: limits.waiting, help: 'start', lateHelp: 'start' },
    'In Verification': { words: `In verification by ${owner}`, limit: limits.inVerification, ...step },
    'Waiting for Response': {
      words: 'Waits for the technology provider',
      limit: limits.waiting,
      help: 'move',
      lateHelp: 'write',
    },
    StagedRollout: { words: 'With the early adopters', limit: null, ...step },
    UMDStore: { words: 'Waits for the next UMD release', limit: null, ...step },
    Delayed: {
      words: 'Delayed: verification did not begin in time',
      limit: limits.waiting,
      help: 'write',
      lateHelp: 'write',
    },
  }
  return waits[progress]
}

function ageWords(days: number | null): string {
  if (days === null) return ''
  return days === 0 ? ' since today' : ` for ${days === 1 ? 'one day' : `${String(days)} days`}`
}

const stuckSentences: Readonly<Partial<Record<IntentState, string>>> = {
  conflict: 'A colleague changed the same field: choose which value stays.',
  refused: 'The server refused a change: look at its answer, then try again or discard it.',
  uncertain: 'It is not known whether a change arrived: it is being looked for.',
}

/** When and why a server does not show a ticket any more, and what that means here. */
export function goneSentence(gone: TicketGone): string {
  const day = gone.at.slice(0, 10)
  switch (gone.kind) {
    case 'deleted':
      return `It was deleted on the server (noticed ${day}); everything mirrored stays here.`
    case 'merged':
      return `It was merged into ticket ${gone.into ?? '?'} (noticed ${day}); go on there.`
    case 'hidden':
      return `Your account may not see it any more (noticed ${day}); what is shown is from before.`
    case 'unknown':
      return `The server knows no such ticket any more (noticed ${day}).`
  }
}
