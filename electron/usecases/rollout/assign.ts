import { foldName } from '../../../shared/domain/ea-team.ts'
import type { Deed, Intent } from '../../../shared/domain/intent.ts'
import { listed, uniqueNames } from '../../../shared/domain/rollout-answers.ts'
import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { askText } from '../../../shared/domain/rollout-texts.ts'
import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import type { WriteDb } from '../../db/handles.ts'
import { listTeams } from '../../db/tables/ea-teams.ts'
import { replaceAskedTeams } from '../../db/tables/rollouts.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Deps } from '../deps.ts'
import { act } from '../tickets/act.ts'
import { hintsOf } from './hints.ts'
import { keepPlace, readForChange, type OpenRollout } from './open-rollout.ts'
import { keepAction, stepOfRollout } from './steps.ts'

export interface TeamChoice {
  readonly ppaIds: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
  /** Left on the ticket; null takes the text prepared for each PPA, '' says nothing. */
  readonly comment: string | null
}

/**
 * Chooses teams for PPAs: EATeams of each ticket is changed, which notifies them, and a comment says what is asked.
 * Without a ticket the choice is kept here. All or nothing, one step for undo. Answers what was queued.
 */
export function chooseTeams(deps: Deps, choice: TeamChoice): Result<readonly Intent[]> {
  const add = uniqueNames(choice.add)
  const remove = uniqueNames(choice.remove)
  return allOrNothing(deps.db, (tx) => {
    const fault = whyNotChosen(tx, add)
    if (fault !== null) return invalid(fault, 'teams')
    const steps: RolloutStep[] = []
    const queued: Intent[] = []
    for (const ppaId of choice.ppaIds) {
      const open = readForChange(tx, ppaId)
      if (!open.ok) return open
      steps.push(stepOfRollout(tx, ppaId))
      keepPlace(tx, open.value, deps.now())
      const text = choice.comment ?? prepareAsk(tx, open.value, add)
      const made = changeField(deps, open.value, {
        add,
        remove,
        text: add.length > 0 ? text : (choice.comment ?? ''),
      })
      if (!made.ok) return made
      queued.push(...made.value)
      keepAsked(deps, tx, open.value, { add, remove })
    }
    if (queued.length > 0) steps.push({ kind: 'intents', ids: queued.map(({ id }) => id) })
    const what = [
      ...(add.length > 0 ? [`choosing ${listed(add)}`] : []),
      ...(remove.length > 0 ? [`taking ${listed(remove)} out`] : []),
    ].join(' and ')
    const of = choice.ppaIds.length === 1 ? '1 PPA' : `${String(choice.ppaIds.length)} PPAs`
    keepAction(deps, tx, {
      label: `${what} for ${of}`,
      subject: choice.ppaIds[0] ?? '',
      steps,
      data: { ppas: choice.ppaIds, add, remove },
    })
    return success(queued)
  })
}

/** The comment that asks teams to try a PPA, as it would be sent. */
export function prepareAsk(tx: WriteDb | Deps['db'], { ppa }: OpenRollout, add: readonly string[]): string {
  return askText(ppa, add, hintsOf(tx, ppa.id))
}

function whyNotChosen(tx: WriteDb, add: readonly string[]): string | null {
  const teams = new Map(listTeams(tx).map((team) => [foldName(team.name), team]))
  for (const name of add) {
    const team = teams.get(foldName(name))
    if (!team) return `The list of teams has no «${name}»: enter it first.`
    if (!team.active) return `${team.name} is not active: nobody there would answer.`
  }
  return null
}

function changeField(
  deps: Deps,
  { now }: OpenRollout,
  wanted: { readonly add: readonly string[]; readonly remove: readonly string[]; readonly text: string },
): Result<readonly Intent[]> {
  const { ticket } = now
  if (ticket === null) return success([])
  if (!ticket.fieldsKnown)
    return refused(`The fields of ticket ${ticket.number} were not read yet: sync first.`)
  return act(
    deps,
    ticket.accountId,
    ticket.number,
    ({ account, shown }) => {
      const field = { in: 'custom', name: account.mapping.eaTeams } as const
      const there = shown.fields.find(({ name }) => name === field.name)?.values ?? []
      // The field's own spelling is the one that is taken out.
      const gone = there.filter((name) => wanted.remove.some((one) => foldName(one) === foldName(name)))
      const more = wanted.add.filter((name) => !there.some((one) => foldName(one) === foldName(name)))
      if (gone.length === 0 && more.length === 0) return success([])
      const change: Deed = {
        kind: 'change',
        change: { kind: 'items', field, add: [...more], remove: [...gone] },
      }
      const says: Deed = { kind: 'message', as: 'comment', text: wanted.text, subject: '', files: [] }
      return success(wanted.text.trim() === '' ? [change] : [change, says])
    },
    true,
  )
}

/** Since when each team is asked: those that stay keep their day. */
function keepAsked(
  deps: Deps,
  tx: WriteDb,
  { ppa, now }: OpenRollout,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): void {
  const at = deps.now().toISOString()
  const out = new Set(remove.map(foldName))
  const asked = new Map(now.asked.map((one) => [foldName(one.team), one]))
  const teams = uniqueNames([...now.teams.filter((team) => !out.has(foldName(team))), ...add])
  replaceAskedTeams(
    tx,
    ppa.id,
    teams.map((team) => asked.get(foldName(team)) ?? { team, askedAt: at, remindedAt: null }),
  )
}
