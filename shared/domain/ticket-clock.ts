import type { Intent } from './intent.ts'
import type { MirroredTicket } from './mirrored-ticket.ts'
import { valuesOfField } from './mirrored-ticket.ts'
import { readProgress, type Progress } from './run-life-cycle.ts'
import type { FieldMapping } from './tracker-account.ts'

/** How long the process lets a ticket stand, in days (process.md 4.4: one month waiting, one week in verification). */
export interface ClockLimits {
  readonly waiting: number
  readonly inVerification: number
}

export const usualLimits: ClockLimits = { waiting: 30, inVerification: 7 }

export interface Standstill {
  readonly sentence: string
  readonly days: number | null
  readonly isLate: boolean
}

/**
 * Why a ticket does not move, in one sentence with its age. `since` is when its RolloutProgress last changed, as the
 * history tells it; null when it is not known. Pure.
 */
export function whyNotMoving(
  ticket: MirroredTicket,
  situation: {
    readonly intents: readonly Intent[]
    readonly mapping: FieldMapping
    readonly since: string | null
    readonly now: Date
    readonly limits?: ClockLimits
  },
): Standstill | null {
  const { intents, mapping, now, limits = usualLimits } = situation
  if (ticket.gone) return { sentence: goneSentence(ticket), days: null, isLate: true }
  const stuck = intents.find(
    ({ state }) => state === 'conflict' || state === 'refused' || state === 'uncertain',
  )
  if (stuck)
    return { sentence: stuckSentences[stuck.state as keyof typeof stuckSentences], days: null, isLate: true }
  const since = situation.since ?? ticket.created
  const days =
    since === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 86_400_000))
  const communication = valuesOfField(ticket, mapping.communicationStatus)[0]
  const progress = readProgress(valuesOfField(ticket, mapping.rolloutProgress)[0] ?? '')
  if (progress === 'Unverified' && communication !== undefined && communication !== 'OK') {
    const sentence = `${mapping.communicationStatus} is ${communication}; it must be OK before a verification starts.`
    return { sentence, days, isLate: true }
  }
  const wait = progress === null ? undefined : waitOf(progress, ticket.owner ?? 'nobody', limits)
  if (!wait) return null
  const isLate = wait.limit !== null && days !== null && days > wait.limit
  const passed = isLate ? `, more than the ${String(wait.limit)} days of the process` : ''
  return { sentence: `${wait.words}${ageWords(days)}${passed}.`, days, isLate }
}

/** Who is waited for in a progress, and how many days the process allows; undefined where nothing is waited for. */
function waitOf(
  progress: Progress,
  owner: string,
  limits: ClockLimits,
): { readonly words: string; readonly limit: number | null } | undefined {
  const waits: Readonly<
    Partial<Record<Progress, { readonly words: string; readonly limit: number | null }>>
  > = {
    Unverified: { words: 'Waits for a verifier', limit: limits.waiting },
    'In Verification': { words: `In verification by ${owner}`, limit: limits.inVerification },
    'Waiting for Response': { words: 'Waits for the technology provider', limit: limits.waiting },
    StagedRollout: { words: 'With the early adopters', limit: null },
    UMDStore: { words: 'Waits for the next UMD release', limit: null },
    Delayed: { words: 'Delayed: verification did not begin in time', limit: limits.waiting },
  }
  return waits[progress]
}

function ageWords(days: number | null): string {
  if (days === null) return ''
  return days === 0 ? ' since today' : ` for ${days === 1 ? 'one day' : `${String(days)} days`}`
}

const stuckSentences = {
  conflict: 'A colleague changed the same field: choose which value stays.',
  refused: 'The server refused a change: look at its answer, then try again or discard it.',
  uncertain: 'It is not known whether a change arrived: it is being looked for.',
} as const

export function goneSentence({ gone }: MirroredTicket): string {
  if (gone === null) return ''
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
