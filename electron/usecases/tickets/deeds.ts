import { valuesAt } from '../../../shared/domain/apply-intent.ts'
import type { Deed, FieldRef } from '../../../shared/domain/intent.ts'
import {
  startConditions,
  whyNoMove,
  type Progress,
  type TicketFacts,
} from '../../../shared/domain/run-life-cycle.ts'
import { valuesOfField, type MirroredTicket } from '../../../shared/domain/mirrored-ticket.ts'
import { progressOf, readMapped } from '../../../shared/domain/process-values.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { refused, success, type Result } from '../../../shared/errors.ts'
import type { TicketNow } from './act.ts'

/** A field is to hold this, and the user saw what is shown now. */
export function setTo(ticket: MirroredTicket, field: FieldRef, mine: readonly string[]): Deed {
  return {
    kind: 'change',
    change: { kind: 'set', field, base: [...valuesAt(ticket, field)], mine: [...mine] },
  }
}

export const ownerField: FieldRef = { in: 'core', name: 'owner' }

/** The fields of the process as the rules look at them, in the process's own words where the site has others. */
export function factsOf(ticket: MirroredTicket, { mapping, values }: TrackerAccount): TicketFacts {
  const status = readMapped(values.open, 'open', ticket.status)
  const owner = ticket.owner ?? 'nobody'
  if (!ticket.fieldsKnown) {
    return {
      status,
      owner,
      rolloutProgress: null,
      communicationStatus: null,
      umdRelease: null,
    }
  }
  const first = (name: string) => valuesOfField(ticket, name)[0] ?? ''
  const progress = first(mapping.rolloutProgress)
  return {
    status,
    owner,
    rolloutProgress: progressOf(values, progress) ?? progress,
    communicationStatus: readMapped(values.communicationOk, 'OK', first(mapping.communicationStatus)),
    umdRelease: first(mapping.umdRelease),
  }
}

/**
 * The three steps of a start in their order (process.md 7.2), each an update of its own: owner, UMD major, progress.
 * Refused with the sentence of the first condition that does not hold (7.1).
 */
export function startDeeds(
  { account, shown }: TicketNow,
  umdMajor: number,
  spell: Spelling,
): Result<readonly Deed[]> {
  const failing = startConditions(factsOf(shown, account), account.login).find(({ holds }) => holds !== true)
  if (failing) return refused(failing.sentence)
  const { mapping, login } = account
  return success([
    setTo(shown, ownerField, [login]),
    setTo(shown, { in: 'custom', name: mapping.umdRelease }, [spell.umdMajor(umdMajor)]),
    setTo(shown, { in: 'custom', name: mapping.rolloutProgress }, [spell.progress('In Verification')]),
  ])
}

export interface Move {
  readonly to: Progress
  /** Said in a comment before the move; empty for none. */
  readonly comment: string
  /** Addresses that go into the field of related tickets and into a reply (process.md 9). */
  readonly links: readonly string[]
  /** Written before the move; null leaves the field as it is. */
  readonly hours: string | null
  readonly files: Extract<Deed, { kind: 'message' }>['files']
}

/** A move of RolloutProgress with what belongs before it, in order: hours, related tickets, the message, the move itself. */
export function moveDeeds(
  { account, shown }: TicketNow,
  move: Move,
  spell: Spelling,
): Result<readonly Deed[]> {
  const { mapping } = account
  const reason = whyNoMove(factsOf(shown, account).rolloutProgress ?? '', move.to)
  if (reason !== null) return refused(reason)
  const text = [move.comment.trim(), ...move.links].filter((line) => line !== '').join('\n')
  const needsText = text === '' && move.files.length > 0
  return success([
    ...(move.hours === null ? [] : [setTo(shown, { in: 'custom', name: mapping.hours }, [move.hours])]),
    ...(move.links.length === 0 ? [] : [relatedTickets(mapping.relatedTickets, move.links)]),
    ...(text === '' && !needsText
      ? []
      : [messageDeed(move, needsText ? 'The verification report is attached.' : text)]),
    setTo(shown, { in: 'custom', name: mapping.rolloutProgress }, [spell.progress(move.to)]),
  ])
}

function messageDeed(move: Move, text: string): Deed {
  const as = move.links.length > 0 ? 'reply' : 'comment'
  return { kind: 'message', as, text, subject: '', files: move.files }
}

function relatedTickets(name: string, links: readonly string[]): Deed {
  return {
    kind: 'change',
    change: { kind: 'items', field: { in: 'custom', name }, add: [...links], remove: [] },
  }
}

/** How a site writes the process's values. */
export interface Spelling {
  readonly progress: (progress: Progress) => string
  readonly umdMajor: (umdMajor: number) => string
}
