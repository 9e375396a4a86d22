import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { listIntentsOfTicket, updateIntent } from '../../../electron/db/tables/intents.ts'
import { describeDeed } from '../../../shared/domain/describe-intent.ts'
import { chooseTeams } from '../../../electron/usecases/rollout/assign.ts'
import { readBoard } from '../../../electron/usecases/rollout/board.ts'
import { freezeCandidate, markPackagesMoved } from '../../../electron/usecases/rollout/candidate.ts'
import { decideRollout, moveOnAll } from '../../../electron/usecases/rollout/decide.ts'
import { allowWayBack } from '../../../electron/usecases/rollout/rule-choices.ts'
import { findRollout } from '../../../electron/usecases/rollout/read-rollouts.ts'
import { undoRollout } from '../../../electron/usecases/rollout/undo.ts'
import type { RolloutDesk } from '../../support/rollout-desk.ts'
import { keepTicket, openRolloutDesk } from '../../support/rollout-desk.ts'
import { valueOf } from '../../support/run.ts'

const choose = (desk: RolloutDesk, ppaId: string, ...add: readonly string[]) =>
  valueOf(chooseTeams(desk.deps, { ppaIds: [ppaId], add, remove: [], comment: null }))

const rowOf = (desk: RolloutDesk, id: string) => readBoard(desk.deps).find((row) => row.id === id)!

test('the board says in one sentence what is missing, until the rule offers the move', () => {
  const desk = openRolloutDesk()
  const ppa = desk.begin()
  expect(rowOf(desk, ppa.id)).toMatchObject({ sentence: 'EATeams names no team yet.', help: 'choose teams' })
  choose(desk, ppa.id, 'EA North', 'EA South')
  desk.report(ppa, 'EA North', 'accept')
  expect(rowOf(desk, ppa.id).sentence).toBe('EA South has not reported yet.')
  desk.report(ppa, 'EA South', 'accept with known issues')
  expect(rowOf(desk, ppa.id)).toMatchObject({ isOffered: true, help: 'move on', stage: 'in rollout' })
})

test('a move by the rule goes onto the ticket: the comment first, then the progress', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  desk.report(ppa, 'EA North', 'accept')
  const { decision } = valueOf(decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason: '' }))
  expect(decision).toMatchObject({ byRule: true, from: 'StagedRollout', to: 'UMDStore', waitsSince: null })
  const deeds = listIntentsOfTicket(desk.deps.db, ppa.place.accountId, ppa.place.number)
  expect(deeds.map(({ deed }) => describeDeed(deed).replace(/:.*/s, ''))).toEqual([
    'Comment',
    'RolloutProgress',
  ])
  expect(rowOf(desk, ppa.id)).toMatchObject({ stage: 'moved on', progress: 'UMDStore', queued: 2 })
})

test('against the rule a reason is asked for; it is kept and stands on the ticket', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  const move = (reason: string) => decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason })
  expect(move('  ')).toMatchObject({ ok: false, failure: { kind: 'invalid', place: 'reason' } })
  const { decision, intents } = valueOf(move('A vulnerability cannot wait.'))
  expect(decision).toMatchObject({ byRule: false, ruleSaid: 'EA North has not reported yet.' })
  const text = intents[0]?.deed.kind === 'message' ? intents[0].deed.text : ''
  expect(text).toContain('Decided against the rule, which says: EA North has not reported yet.')
  expect(text).toContain('Reason: A vulnerability cannot wait.')
})

test('while candidate is frozen the packages wait, and go in only when a person says so', () => {
  const desk = openRolloutDesk()
  const ppa = desk.begin()
  const freeze = (frozen: boolean) =>
    valueOf(freezeCandidate(desk.deps, { umdMajor: ppa.umdMajor, frozen, note: '' }))
  choose(desk, ppa.id, 'EA North')
  desk.report(ppa, 'EA North', 'accept')
  freeze(true)
  valueOf(decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason: '' }))
  expect(rowOf(desk, ppa.id)).toMatchObject({ stage: 'move waits', progress: 'UMDStore' })
  expect(markPackagesMoved(desk.deps, [ppa.id])).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  freeze(false)
  expect(rowOf(desk, ppa.id).stage).toBe('move waits')
  valueOf(markPackagesMoved(desk.deps, [ppa.id]))
  expect(rowOf(desk, ppa.id).stage).toBe('moved on')
})

test('a ticket that moved on meanwhile is not moved again', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  desk.report(ppa, 'EA North', 'accept')
  keepTicket(desk.deps, { id: ppa.place.accountId, number: 1 }, ppa.place, { RolloutProgress: ['UMDStore'] })
  const done = decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason: '' })
  expect(done).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  expect(JSON.stringify(done)).toContain('moved on meanwhile: it is at UMDStore. Nothing was changed.')
  expect(listIntentsOfTicket(desk.deps.db, ppa.place.accountId, ppa.place.number)).toEqual([])
})

test('a ticket whose progress is not set is not moved, whatever the reason', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ RolloutProgress: [], EATeams: ['EA North'] })
  const done = decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason: 'It must be out.' })
  expect(JSON.stringify(done)).toContain('It must be StagedRollout; nothing was changed.')
})

test('a move that the ticket does not bear out is told as such', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  desk.report(ppa, 'EA North', 'accept')
  const { intents } = valueOf(decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason: '' }))
  inTransaction(desk.deps.db, (tx) => {
    for (const intent of intents) updateIntent(tx, intent, { state: 'withdrawn' })
  })
  keepTicket(desk.deps, { id: ppa.place.accountId, number: 1 }, ppa.place, { RolloutProgress: ['Rejected'] })
  expect(findRollout(desk.deps.db, ppa.id)?.outcome.remarks.at(-1)).toMatch(
    /^The move to UMDStore of .* did not take effect: the ticket is at Rejected\.$/,
  )
})

test('the way back to verification is closed until a site opens it; rejecting needs a reason', () => {
  const desk = openRolloutDesk()
  const ppa = desk.begin()
  const go = (to: 'In Verification' | 'Rejected', reason: string) =>
    decideRollout(desk.deps, { ppaId: ppa.id, to, reason })
  expect(go('In Verification', 'It does not start.')).toMatchObject({ ok: false })
  expect(go('Rejected', '')).toMatchObject({ ok: false, failure: { place: 'reason' } })
  allowWayBack(desk.deps, true)
  valueOf(go('In Verification', 'It does not start.'))
  expect(rowOf(desk, ppa.id)).toMatchObject({ stage: 'left', progress: 'In Verification' })
})

test('many are moved at once: those the rule offers, as one step that undo takes back', () => {
  const desk = openRolloutDesk()
  const [ready, silent] = [desk.begin(0), desk.withTicket({ EATeams: ['EA North'] }, 1)]
  choose(desk, ready.id, 'EA North')
  desk.report(ready, 'EA North', 'accept')
  const { moved, stayed } = valueOf(moveOnAll(desk.deps, [ready.id, silent.id]))
  expect(moved.map(({ decision }) => decision.ppaId)).toEqual([ready.id])
  expect(stayed).toEqual([{ ppaId: silent.id, sentence: 'EA North has not reported yet.' }])
  expect(valueOf(undoRollout(desk.deps)).undone).toBe('moving 1 PPA to UMDStore')
  expect(findRollout(desk.deps.db, ready.id)).toMatchObject({ progress: 'StagedRollout', decisions: [] })
})
