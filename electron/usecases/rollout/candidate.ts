import type { Intent } from '../../../shared/domain/intent.ts'
import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import {
  deleteFreeze,
  listFreezes,
  upsertFreeze,
  type CandidateFreeze,
} from '../../db/tables/candidate-freezes.ts'
import { updateDecision } from '../../db/tables/rollout-decisions.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { actorOf, type Deps } from '../deps.ts'
import { act } from '../tickets/act.ts'
import { findRollout } from './read-rollouts.ts'
import { keepAction } from './steps.ts'

export function readFreezes(db: ReadDb): readonly CandidateFreeze[] {
  return listFreezes(db)
}

/** Says that *candidate* of a UMD major is frozen, or open again (process.md 12.2). Nothing moves by that. */
export function freezeCandidate(
  deps: Deps,
  { umdMajor, frozen, note }: { readonly umdMajor: number; readonly frozen: boolean; readonly note: string },
): Result<readonly CandidateFreeze[]> {
  return inTransaction(deps.db, (tx) => {
    if (umdMajor < 1 || umdMajor > 99) return invalid('A UMD major is a number such as 3.', 'umdMajor')
    const before = listFreezes(tx).find((freeze) => freeze.umdMajor === umdMajor) ?? null
    if ((before !== null) === frozen) return success(listFreezes(tx))
    if (frozen) {
      upsertFreeze(tx, { umdMajor, since: deps.now().toISOString(), by: actorOf(tx), note: note.trim() })
    } else deleteFreeze(tx, umdMajor)
    const step: RolloutStep = {
      kind: 'freeze',
      umdMajor,
      before: before && { since: before.since, by: before.by, note: before.note },
    }
    const name = `candidate of UMD ${String(umdMajor)}`
    keepAction(deps, tx, {
      label: frozen ? `freezing ${name}` : `opening ${name}`,
      subject: name,
      steps: [step],
      data: { note },
    })
    return success(listFreezes(tx))
  })
}

/** A person moved the packages that waited for candidate to open. Says so on the tickets; one step for undo. */
export function markPackagesMoved(deps: Deps, ppaIds: readonly string[]): Result<readonly Intent[]> {
  return allOrNothing(deps.db, (tx) => {
    const frozen = new Set(listFreezes(tx).map(({ umdMajor }) => umdMajor))
    const at = deps.now().toISOString()
    const steps: RolloutStep[] = []
    const queued: Intent[] = []
    for (const ppaId of ppaIds) {
      const now = findRollout(tx, ppaId)
      const decision = now?.decisions[0]
      if (!now?.ppa || !decision || now.stage !== 'move waits') continue
      if (frozen.has(now.ppa.umdMajor)) {
        return refused(
          `Candidate of UMD ${String(now.ppa.umdMajor)} is still frozen: open it first. Nothing was changed.`,
        )
      }
      updateDecision(tx, decision.id, { movedAt: at })
      steps.push({ kind: 'packages moved', decisionId: decision.id })
      if (now.ticket === null) continue
      const text = `Staged rollout: candidate is open again; the packages moved from testing to candidate. Said by ${actorOf(tx)}.`
      const made = act(deps, now.ticket.accountId, now.ticket.number, () =>
        success([{ kind: 'message', as: 'comment', text, subject: '', files: [] }]),
      )
      if (!made.ok) return made
      queued.push(...made.value)
    }
    if (steps.length === 0) return refused('No packages of these products wait for candidate to open.')
    if (queued.length > 0) steps.push({ kind: 'intents', ids: queued.map(({ id }) => id) })
    const label = `moving packages to candidate`
    keepAction(deps, tx, { label, subject: ppaIds[0] ?? '', steps, data: { ppas: ppaIds } })
    return success(queued)
  })
}
