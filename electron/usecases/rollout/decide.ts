import type { Deed, Intent } from '../../../shared/domain/intent.ts'
import type { Progress } from '../../../shared/domain/run-life-cycle.ts'
import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { decisionText } from '../../../shared/domain/rollout-texts.ts'
import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import { listFreezes } from '../../db/tables/candidate-freezes.ts'
import { insertDecision, type RolloutDecision } from '../../db/tables/rollout-decisions.ts'
import { getRollout, upsertRollout } from '../../db/tables/rollouts.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { actorOf, type Deps } from '../deps.ts'
import { act } from '../tickets/act.ts'
import { setTo } from '../tickets/deeds.ts'
import { spelling } from '../tickets/process.ts'
import { keepPlace, readForChange, type OpenRollout } from './open-rollout.ts'
import { mayGoBack } from './rule-choices.ts'
import { keepAction, stepOfRollout } from './steps.ts'

/** Where staged rollout leads: on, out, or back to verification where the site allows that (process.md 4.2). */
export type RolloutTarget = Extract<Progress, 'UMDStore' | 'Rejected' | 'In Verification'>

export interface Decided {
  readonly decision: RolloutDecision
  readonly intents: readonly Intent[]
}

/**
 * The manager moves a PPA. By the rule when it offers that; against it only with a written reason, which is kept, put on
 * the ticket and printed. Nothing is ever moved without this call.
 */
export function decideRollout(
  deps: Deps,
  wanted: { readonly ppaId: string; readonly to: RolloutTarget; readonly reason: string },
): Result<Decided> {
  return allOrNothing(deps.db, (tx) => {
    const open = readForChange(tx, wanted.ppaId)
    if (!open.ok) return open
    const before = stepOfRollout(tx, wanted.ppaId)
    const decided = decideOne(deps, tx, open.value, wanted)
    if (!decided.ok) return decided
    const { ppa } = open.value
    const { decision } = decided.value
    keepAction(deps, tx, {
      label: `moving ${ppa.productName} ${ppa.version} to ${wanted.to}`,
      subject: ppa.id,
      steps: [before, ...stepsOf(decided.value)],
      data: { to: wanted.to, byRule: decision.byRule, ruleSaid: decision.ruleSaid, reason: decision.reason },
    })
    return decided
  })
}

/** Moves on every PPA that the rule offers; the others stay, each with the sentence of the rule. One step for undo. */
export function moveOnAll(
  deps: Deps,
  ppaIds: readonly string[],
): Result<{
  readonly moved: readonly Decided[]
  readonly stayed: readonly { readonly ppaId: string; readonly sentence: string }[]
}> {
  return allOrNothing(deps.db, (tx) => {
    const steps: RolloutStep[] = []
    const moved: Decided[] = []
    const stayed: { ppaId: string; sentence: string }[] = []
    for (const ppaId of ppaIds) {
      const open = readForChange(tx, ppaId)
      const outcome = open.ok ? open.value.now.outcome : null
      if (!open.ok || outcome?.offers !== 'UMDStore') {
        stayed.push({ ppaId, sentence: open.ok ? (outcome?.sentence ?? '') : open.failure.message })
        continue
      }
      const before = stepOfRollout(tx, ppaId)
      const decided = decideOne(deps, tx, open.value, { to: 'UMDStore', reason: '' })
      if (!decided.ok) return decided
      steps.push(before, ...stepsOf(decided.value))
      moved.push(decided.value)
    }
    if (moved.length > 0) {
      const label = `moving ${moved.length === 1 ? '1 PPA' : `${String(moved.length)} PPAs`} to UMDStore`
      const data = { ppas: moved.map(({ decision }) => decision.ppaId) }
      keepAction(deps, tx, { label, subject: moved[0]?.decision.ppaId ?? '', steps, data })
    }
    return success({ moved, stayed })
  })
}

function decideOne(
  deps: Deps,
  tx: WriteDb,
  open: OpenRollout,
  { to, reason }: { readonly to: RolloutTarget; readonly reason: string },
): Result<Decided> {
  const { ppa, now } = open
  const { outcome } = now
  const byRule = to === 'UMDStore' && outcome.offers === 'UMDStore'
  const fault = whyNotDecided(tx, to, byRule, reason)
  if (fault) return fault
  keepPlace(tx, open, deps.now())
  const at = deps.now().toISOString()
  const waits = to === 'UMDStore' && listFreezes(tx).some(({ umdMajor }) => umdMajor === ppa.umdMajor)
  const decision: RolloutDecision = {
    id: deps.newId(),
    ppaId: ppa.id,
    at,
    by: actorOf(tx),
    from: now.progress ?? '',
    to,
    byRule,
    ruleSaid: outcome.sentence,
    reason: reason.trim(),
    waitsSince: waits ? at : null,
    movedAt: to === 'UMDStore' && !waits ? at : null,
    undoneAt: null,
  }
  insertDecision(tx, decision)
  const queued = putOnTicket(deps, open, decision)
  if (!queued.ok) return queued
  const kept = getRollout(tx, ppa.id)
  if (kept && now.ticket === null) upsertRollout(tx, { ...kept, progress: to, since: at })
  return success({ decision, intents: queued.value })
}

function whyNotDecided(db: ReadDb, to: RolloutTarget, byRule: boolean, reason: string) {
  if (to === 'In Verification' && !mayGoBack(db)) {
    return refused('The way back to verification is switched off here: the process does not name it.')
  }
  if (byRule || reason.trim() !== '') return null
  return to === 'UMDStore'
    ? invalid('The rule says otherwise: write down why it moves on all the same.', 'reason')
    : invalid('Write down why: the reason goes onto the ticket and into the summary.', 'reason')
}

function putOnTicket(deps: Deps, { now }: OpenRollout, decision: RolloutDecision): Result<readonly Intent[]> {
  const { ticket } = now
  if (ticket === null) return success([])
  const { to } = decision
  return act(
    deps,
    ticket.accountId,
    ticket.number,
    (seen) => {
      const text = decisionText({ ...decision, waits: decision.waitsSince !== null })
      const says: Deed = { kind: 'message', as: 'comment', text, subject: '', files: [] }
      const field = { in: 'custom', name: seen.account.mapping.rolloutProgress } as const
      return success([says, setTo(seen.shown, field, [spelling(deps.db, seen).progress(to as Progress)])])
    },
    true,
  )
}

function stepsOf({ decision, intents }: Decided): readonly RolloutStep[] {
  return [
    { kind: 'decided', decisionId: decision.id },
    ...(intents.length === 0 ? [] : [{ kind: 'intents' as const, ids: intents.map(({ id }) => id) }]),
  ]
}
