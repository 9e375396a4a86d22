import * as z from 'zod'
import type { Deed, Intent } from '../../../shared/domain/intent.ts'
import { isSettled } from '../../../shared/domain/intent.ts'
import { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { refused, success, type Result } from '../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import { deleteFreeze, upsertFreeze } from '../../db/tables/candidate-freezes.ts'
import { deleteGap, upsertGap } from '../../db/tables/ea-gaps.ts'
import { deleteTeam, upsertTeam } from '../../db/tables/ea-teams.ts'
import { getIntent } from '../../db/tables/intents.ts'
import { getLastRolloutAction, markRolloutActionUndone } from '../../db/tables/rollout-actions.ts'
import { listDecisions, updateDecision } from '../../db/tables/rollout-decisions.ts'
import { deleteRollout, replaceAskedTeams, upsertRollout } from '../../db/tables/rollouts.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { record, type Deps } from '../deps.ts'
import { act } from '../tickets/act.ts'
import { undoIntent } from '../tickets/outbox.ts'

/** What undo would take back, in words; null when there is nothing. */
export function readUndoable(db: ReadDb): string | null {
  return getLastRolloutAction(db)?.label ?? null
}

/**
 * Takes back the newest step. What is still queued for a tracker is withdrawn; a choice of teams that was sent is made
 * the other way round; a move that was sent stands, because the process has no way back for it.
 */
export function undoRollout(deps: Deps): Result<{ readonly undone: string }> {
  return allOrNothing(deps.db, (tx) => {
    const action = getLastRolloutAction(tx)
    if (!action) return refused('There is nothing to take back.')
    const steps = z.array(RolloutStep).parse(JSON.parse(action.steps))
    for (const step of steps.toReversed()) {
      const failure = putBack(deps, tx, step)
      if (!failure.ok) return failure
    }
    markRolloutActionUndone(tx, action.id)
    record(deps, tx, 'rollout: step taken back', action.label)
    return success({ undone: action.label })
  })
}

function putBack(deps: Deps, tx: WriteDb, step: RolloutStep): Result<unknown> {
  switch (step.kind) {
    case 'team':
      if (step.before) upsertTeam(tx, step.before)
      else deleteTeam(tx, step.name)
      return success(null)
    case 'gap':
      if (step.before) upsertGap(tx, step.before, false)
      else deleteGap(tx, step.id)
      return success(null)
    case 'rollout':
      return putRolloutBack(tx, step)
    case 'decided':
      updateDecision(tx, step.decisionId, { undoneAt: deps.now().toISOString() })
      return success(null)
    case 'packages moved':
      updateDecision(tx, step.decisionId, { movedAt: null })
      return success(null)
    case 'freeze':
      if (step.before) upsertFreeze(tx, { umdMajor: step.umdMajor, ...step.before })
      else deleteFreeze(tx, step.umdMajor)
      return success(null)
    case 'intents':
      return takeIntentsBack(deps, tx, step.ids)
  }
}

function putRolloutBack(tx: WriteDb, step: Extract<RolloutStep, { kind: 'rollout' }>): Result<null> {
  const { ppaId, before, asked } = step
  if (before) {
    upsertRollout(tx, { ppaId, ...before })
    replaceAskedTeams(tx, ppaId, asked)
  } else if (listDecisions(tx, ppaId).length === 0) {
    deleteRollout(tx, ppaId)
  } else {
    // The trail of what was decided stays; its place stays with it.
    replaceAskedTeams(tx, ppaId, asked)
  }
  return success(null)
}

function takeIntentsBack(deps: Deps, tx: WriteDb, ids: readonly string[]): Result<unknown> {
  const intents = ids.flatMap((id) => getIntent(tx, id) ?? []).toReversed()
  for (const intent of intents) {
    const back = intent.state === 'queued' ? undoIntent(deps, intent.id) : reverse(deps, intent)
    if (!back.ok) return back
  }
  return success(null)
}

function reverse(deps: Deps, intent: Intent): Result<unknown> {
  const { deed, state, ticket, accountId } = intent
  // A comment that was sent stays: the trail of a ticket is not rewritten.
  if (state === 'withdrawn' || deed.kind === 'message' || ticket === null) return success(null)
  if (!isSettled(state) && state !== 'sent')
    return refused(
      'A change of the ticket is under way: wait for it, or decide in the outbox, then undo again.',
    )
  if (deed.kind !== 'change' || deed.change.kind !== 'items')
    return refused(
      `The tracker has this move already, and the process knows no way back for it. Ticket ${ticket} shows what can be done.`,
    )
  const { field, add, remove } = deed.change
  const back: Deed = { kind: 'change', change: { kind: 'items', field, add: remove, remove: add } }
  return act(deps, accountId, ticket, () => success([back]))
}
