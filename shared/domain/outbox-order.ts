import { isSettled, type Intent } from './intent.ts'

/**
 * The intents that may be sent at `at`, in their order. Those on one ticket go one after the other, and those of a group
 * never before the one ahead of them; one that waits for a person or for time blocks nobody else. Pure.
 */
export function pickReady(intents: readonly Intent[], at: string): readonly Intent[] {
  const busy = new Set<string>()
  const ready: Intent[] = []
  for (const intent of intents) {
    if (isSettled(intent.state)) continue
    const places = placesOf(intent)
    const isFree = places.every((place) => !busy.has(place))
    for (const place of places) busy.add(place)
    if (isFree && mayGo(intent, at)) ready.push(intent)
  }
  return ready
}

/** Why an intent is not sent at this moment, in one sentence; null when it goes next. Pure. */
export function whyWaiting(intent: Intent, intents: readonly Intent[], at: string): string | null {
  switch (intent.state) {
    case 'confirmed':
    case 'withdrawn':
      return null
    case 'sending':
      return 'It is being sent now.'
    case 'sent':
      return 'It is on the server; the proof by reading back is still to come.'
    case 'conflict':
      return 'A colleague changed the same field: choose which value stays.'
    case 'refused':
      return 'The server did not do it as asked: try again or discard it.'
    case 'uncertain':
      return 'Its answer was lost: it is looked for on the server before anything is repeated.'
    case 'queued': {
      const ahead = intents.find((other) => other.seq < intent.seq && isAhead(other, intent))
      if (ahead) return `It waits for the change before it on the same ticket (${ahead.state}).`
      if (intent.nextAttemptAt !== null && intent.nextAttemptAt > at) {
        return intent.answer?.sentence ?? 'It waits for its next attempt.'
      }
      return null
    }
  }
}

function mayGo({ state, nextAttemptAt }: Intent, at: string): boolean {
  const isWaiting = state === 'queued' || state === 'uncertain' || state === 'sent'
  return isWaiting && (nextAttemptAt === null || nextAttemptAt <= at)
}

function isAhead(other: Intent, intent: Intent): boolean {
  if (isSettled(other.state)) return false
  const places = new Set(placesOf(intent))
  return placesOf(other).some((place) => places.has(place))
}

function placesOf({ id, accountId, ticket, group }: Intent): readonly string[] {
  const place = ticket === null ? `new ${id}` : `ticket ${accountId} ${ticket}`
  return group === null ? [place] : [place, `group ${group}`]
}
