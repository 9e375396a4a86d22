import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { getIntent, listIntentsOfTicket, updateIntent } from '../../../electron/db/tables/intents.ts'
import { chooseTeams } from '../../../electron/usecases/rollout/assign.ts'
import { readBoard } from '../../../electron/usecases/rollout/board.ts'
import { linkTicket } from '../../../electron/usecases/rollout/begin.ts'
import { prepareReminders, remind } from '../../../electron/usecases/rollout/remind.ts'
import { findRollout } from '../../../electron/usecases/rollout/read-rollouts.ts'
import { saveTeam } from '../../../electron/usecases/rollout/teams.ts'
import { undoRollout } from '../../../electron/usecases/rollout/undo.ts'
import { keepTicket, makeTeam, openRolloutDesk } from '../../support/rollout-desk.ts'
import { valueOf } from '../../support/run.ts'

test('choosing a team adds it to EATeams and says in a comment what is asked', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  const [field, comment] = valueOf(
    chooseTeams(desk.deps, { ppaIds: [ppa.id], add: ['EA South', 'EA North'], remove: [], comment: null }),
  )
  expect(field?.deed).toEqual({
    kind: 'change',
    change: { kind: 'items', field: { in: 'custom', name: 'EATeams' }, add: ['EA South'], remove: [] },
  })
  expect(comment?.deed).toMatchObject({ kind: 'message', as: 'comment' })
  expect(JSON.stringify(comment?.deed)).toContain(`Staged rollout of ${ppa.productName} ${ppa.version}`)
  expect(findRollout(desk.deps.db, ppa.id)?.teams).toEqual(['EA North', 'EA South'])
})

test('a team that is unknown or at rest is not chosen, and nothing of the choice is kept', () => {
  const desk = openRolloutDesk()
  const ppas = [desk.begin(0), desk.begin(1)]
  valueOf(saveTeam(desk.deps, 'EA West', makeTeam('EA West', { active: false })))
  const pick = (...add: readonly string[]) =>
    chooseTeams(desk.deps, { ppaIds: ppas.map(({ id }) => id), add, remove: [], comment: '' })
  expect(pick('EA North', 'Ghosts')).toMatchObject({ ok: false, failure: { place: 'teams' } })
  expect(pick('EA West')).toMatchObject({ ok: false })
  expect(readBoard(desk.deps).flatMap(({ answers }) => answers)).toEqual([])
})

test('undo withdraws what is queued, and turns round what the tracker has already', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: [] })
  const pick = () =>
    valueOf(chooseTeams(desk.deps, { ppaIds: [ppa.id], add: ['EA North'], remove: [], comment: '' }))
  pick()
  valueOf(undoRollout(desk.deps))
  const states = () =>
    listIntentsOfTicket(desk.deps.db, ppa.place.accountId, ppa.place.number).map(({ state }) => state)
  expect(states()).toEqual(['withdrawn'])
  const [sent] = pick()
  inTransaction(desk.deps.db, (tx) => updateIntent(tx, getIntent(tx, sent!.id)!, { state: 'confirmed' }))
  keepTicket(desk.deps, { id: ppa.place.accountId, number: 1 }, ppa.place, {
    RolloutProgress: ['StagedRollout'],
    EATeams: ['EA North'],
  })
  valueOf(undoRollout(desk.deps))
  expect(states()).toEqual(['withdrawn', 'confirmed', 'queued'])
  expect(findRollout(desk.deps.db, ppa.id)?.teams).toEqual([])
})

test('a ticket in rollout stands on the board before anybody linked it, and waits for its product', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  valueOf(linkTicket(desk.deps, ppa.id, null))
  const alone = readBoard(desk.deps).find(({ ppaId }) => ppaId === null)
  expect(alone).toMatchObject({ help: 'choose the product', ticket: ppa.place, isOffered: false })
  valueOf(linkTicket(desk.deps, ppa.id, ppa.place))
  expect(readBoard(desk.deps)).toMatchObject([{ ppaId: ppa.id, answers: [{ team: 'EA North' }] }])
})

test('reminders are due by age, are firmer with it, and are due again only after the next age', () => {
  const desk = openRolloutDesk()
  const ppa = desk.begin()
  valueOf(chooseTeams(desk.deps, { ppaIds: [ppa.id], add: ['EA North'], remove: [], comment: null }))
  const after = (days: number) => ({
    ...desk.deps,
    now: () => new Date(Date.parse('2026-11-20T13:00:00Z') + days * 86_400_000),
  })
  expect(prepareReminders(after(13), null)).toEqual([])
  const [due] = prepareReminders(after(15), null)
  expect(due).toMatchObject({ ppaId: ppa.id, hasTicket: false, waiting: [{ team: 'EA North', days: 15 }] })
  expect(due?.text).toContain('- EA North: asked 15 days ago')
  expect(valueOf(remind(after(15), ppa.id, due?.text ?? ''))).toEqual([])
  expect(prepareReminders(after(16), null)).toEqual([])
  expect(prepareReminders(after(61), null)[0]?.text).toContain('another team is then asked')
})
