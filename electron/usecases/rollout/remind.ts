import type { Intent } from '../../../shared/domain/intent.ts'
import { foldName } from '../../../shared/domain/ea-team.ts'
import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { isReminderDue, nameOfPpa, reminderText, type Waiting } from '../../../shared/domain/rollout-texts.ts'
import { refused, success, type Result } from '../../../shared/errors.ts'
import { replaceAskedTeams } from '../../db/tables/rollouts.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Deps } from '../deps.ts'
import { act } from '../tickets/act.ts'
import { daysSince } from './board.ts'
import { keepPlace, readForChange } from './open-rollout.ts'
import { readRollouts } from './read-rollouts.ts'
import type { RolloutNow } from './rollout-now.ts'
import { keepAction, stepOfRollout } from './steps.ts'

/** A reminder ready to be looked at; nothing sends it by itself. */
export interface Reminder {
  readonly ppaId: string
  readonly name: string
  readonly text: string
  readonly waiting: readonly Waiting[]
  /** Whether an age was passed at which one is usual, and none was sent since. */
  readonly isDue: boolean
  /** Without one nothing can be sent from here; the text goes out by other ways. */
  readonly hasTicket: boolean
}

/** Reminders for the silent teams of these PPAs; without ids, those that are due. */
export function prepareReminders(
  deps: Pick<Deps, 'db' | 'now'>,
  ppaIds: readonly string[] | null,
): readonly Reminder[] {
  const wanted = ppaIds === null ? null : new Set(ppaIds)
  return readRollouts(deps.db)
    .filter(({ stage, ppa }) => stage === 'in rollout' && ppa && (wanted === null || wanted.has(ppa.id)))
    .flatMap((rollout) => reminderOf(rollout, deps.now()) ?? [])
    .filter(({ isDue }) => wanted !== null || isDue)
}

function reminderOf({ ppa, ticket, outcome, asked, since }: RolloutNow, now: Date): Reminder | null {
  const waiting = outcome.answers
    .filter(({ standing }) => standing === 'silent')
    .map(({ team }): Waiting => {
      const known = asked.find((one) => foldName(one.team) === foldName(team))
      return {
        team,
        days: daysSince(known?.askedAt ?? since, now) ?? 0,
        remindedDays: daysSince(known?.remindedAt ?? null, now),
      }
    })
  if (ppa === null || waiting.length === 0) return null
  return {
    ppaId: ppa.id,
    name: nameOfPpa(ppa),
    text: reminderText(ppa, waiting),
    waiting,
    isDue: waiting.some(isReminderDue),
    hasTicket: ticket !== null,
  }
}

/**
 * Puts a reminder on the ticket as a reply by mail, and notes the day. Without a ticket only the day is noted: the
 * text goes out by other ways.
 */
export function remind(deps: Deps, ppaId: string, text: string): Result<readonly Intent[]> {
  return allOrNothing(deps.db, (tx) => {
    const open = readForChange(tx, ppaId)
    if (!open.ok) return open
    const { now, ppa } = open.value
    const silent = now.outcome.answers.filter(({ standing }) => standing === 'silent')
    if (silent.length === 0) return refused('Every team has reported: there is nobody to remind.')
    const steps: RolloutStep[] = [stepOfRollout(tx, ppaId)]
    keepPlace(tx, open.value, deps.now())
    const at = deps.now().toISOString()
    const folded = new Set(silent.map(({ team }) => foldName(team)))
    const asked = now.teams.map((team) => {
      const known = now.asked.find((one) => foldName(one.team) === foldName(team))
      const askedAt = known?.askedAt ?? now.since ?? at
      return { team, askedAt, remindedAt: folded.has(foldName(team)) ? at : (known?.remindedAt ?? null) }
    })
    replaceAskedTeams(tx, ppaId, asked)
    const { ticket } = now
    const queued =
      ticket === null
        ? success<readonly Intent[]>([])
        : act(deps, ticket.accountId, ticket.number, () =>
            success([{ kind: 'message', as: 'reply', text, subject: '', files: [] }]),
          )
    if (!queued.ok) return queued
    if (queued.value.length > 0) steps.push({ kind: 'intents', ids: queued.value.map(({ id }) => id) })
    keepAction(deps, tx, {
      label: `reminding the teams of ${ppa.productName} ${ppa.version}`,
      subject: ppaId,
      steps,
      data: { teams: silent.map(({ team }) => team) },
    })
    return queued
  })
}
