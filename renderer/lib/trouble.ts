import type { Failure } from '../../shared/errors.ts'
import { LineLost, readFailure } from './api.ts'

/** Everything that can go wrong with a call, seen from a screen. */
export type Trouble =
  Failure | { readonly kind: 'away' } | { readonly kind: 'unexpected'; readonly detail: string }

export interface TroubleText {
  readonly title: string
  /** What happened, what is safe, what to do. */
  readonly text: string
}

/** Something that this window found out itself, before or while it called: as plain as what the service says. */
export class FoundFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** Sorts whatever a call threw. An unknown error is a bug and is shown as one, with its message. */
export function troubleOf(error: unknown): Trouble {
  const failure = readFailure(error)
  if (failure) return failure
  if (error instanceof FoundFailure) return error.failure
  if (error instanceof LineLost) return { kind: 'away' }
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) }
}

/** The words for a person. */
export function describeTrouble(trouble: Trouble): TroubleText {
  switch (trouble.kind) {
    case 'not-found':
      return { title: 'Not here', text: trouble.message }
    case 'invalid':
      return {
        title: 'Not accepted',
        text: withPlace(trouble.message, trouble.place),
      }
    case 'conflict':
      return { title: 'Changed elsewhere', text: trouble.message }
    case 'refused':
      return { title: 'Not possible now', text: trouble.message }
    case 'storage':
      return { title: 'Not kept', text: trouble.message }
    case 'cancelled':
      return { title: 'Stopped', text: trouble.message }
    case 'away':
      return {
        title: 'The service is away',
        text: 'What you typed stays here and is kept as soon as it is back.',
      }
    case 'unexpected':
      return {
        title: 'Something is wrong in Proviso',
        text: `${endSentence(trouble.detail)} What was kept before is safe. Try again, or restart the program.`,
      }
  }
}

/** Both at once, for one line. */
export function describeError(error: unknown): string {
  return describeTrouble(troubleOf(error)).text
}

/** A message that names its place already does not say it twice. */
function withPlace(message: string, place: string | null): string {
  return place === null || message.includes(place) ? message : `${message} Place: ${place}.`
}

function endSentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
