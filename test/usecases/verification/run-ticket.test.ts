import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { ticketKey, upsertTicket } from '../../../electron/db/tables/tickets.ts'
import { addIssue, changeIssue, readIssues } from '../../../electron/usecases/issues/issues.ts'
import { saveAccount } from '../../../electron/usecases/tickets/accounts.ts'
import { moveTicket, startOnTicket } from '../../../electron/usecases/tickets/process.ts'
import { setOutcome } from '../../../electron/usecases/verification/decisions.ts'
import { readRunTicket } from '../../../electron/usecases/verification/run-ticket.ts'
import { setSummaryField } from '../../../electron/usecases/verification/texts.ts'
import { startTestRun, valueOf } from '../../support/run.ts'
import { makeAccountDraft, makeTicket } from '../../support/tickets.ts'

/** A run whose PPA has a ticket in a mirror; `progress` is what the server holds. */
function startRunWithTicket(progress: string, owner: string | null = null) {
  const { deps, id, read } = startTestRun()
  const account = valueOf(saveAccount(deps, makeAccountDraft({ login: 'anna', secret: 'kept elsewhere' })))
  const number = String(read().ppa.recordTicket)
  const field = (name: string, value: string) => ({ name, values: [value] })
  const fields = [field('RolloutProgress', progress), field('CommunicationStatus', 'OK')]
  const ticket = makeTicket({ accountId: account.id, number, owner, fields })
  inTransaction(deps.db, (tx) => upsertTicket(tx, ticketKey(account.number, number), ticket))
  const shown = () => valueOf(readRunTicket(deps.db, id))
  const proposed = () => valueOf(readIssues(deps.db, id)).proposedMove?.to
  return { deps, id, read, shown, proposed, place: { accountId: account.id, number } }
}

test('a run begins with the ticket of its record: conditions hold, and the start is three steps in order', () => {
  const { deps, read, shown, place } = startRunWithTicket('Unverified')
  expect(read().summary.rtTicket).toBe(place.number)
  const { ticket } = shown()
  expect(ticket).toMatchObject({ accountName: 'The site', number: place.number, progress: 'Unverified' })
  expect(ticket?.conditions.map(({ holds }) => holds)).toEqual([true, true, true, true])
  const intents = valueOf(startOnTicket(deps, place, read().ppa.umdMajor))
  expect(intents).toHaveLength(3)
  const started = shown().ticket
  expect(started?.steps.map(({ isDone }) => isDone)).toEqual([true, true, true])
  expect(started).toMatchObject({ underWay: 3, progress: 'In Verification' })
  expect(started?.moves).toEqual(['Waiting for Response', 'StagedRollout', 'Rejected'])
})

test('a condition that does not hold is explained and refuses the start', () => {
  const { deps, read, shown, place } = startRunWithTicket('Unverified', 'berta')
  const failing = shown().ticket?.conditions.filter(({ holds }) => holds === false)
  expect(failing?.map(({ name, sentence }) => [name, sentence])).toEqual([
    ['Owner', 'Owner is berta; it must be nobody before a verification starts.'],
  ])
  expect(startOnTicket(deps, place, read().ppa.umdMajor)).toMatchObject({
    failure: { message: failing?.[0]?.sentence },
  })
})

test('a showstopper proposes Waiting for Response and back; an acceptance proposes staged rollout', () => {
  const { deps, id, proposed, place, shown } = startRunWithTicket('In Verification', 'anna')
  expect(proposed()).toBeUndefined()
  const issue = valueOf(addIssue(deps, id, null))
  valueOf(changeIssue(deps, issue.id, issue, { title: 'No start', showstopper: true }))
  expect(proposed()).toBe('Waiting for Response')
  const nothing = { comment: '', links: [], hours: null, files: [] }
  valueOf(moveTicket(deps, place, { ...nothing, to: 'Waiting for Response' }))
  expect(shown().ticket?.progress).toBe('Waiting for Response')
  expect(proposed()).toBeUndefined()
  valueOf(changeIssue(deps, issue.id, { solved: false }, { solved: true }))
  expect(proposed()).toBe('In Verification')
  valueOf(moveTicket(deps, place, { ...nothing, to: 'In Verification' }))
  valueOf(setOutcome(deps, id, 'rejected'))
  deps.db.exec("update verification set state = 'finished', finished_at = updated_at")
  expect(proposed()).toBe('Rejected')
})

test('a value that the process does not know stays as the server has it', () => {
  const { shown } = startRunWithTicket('Parked by the site')
  expect(shown().ticket).toMatchObject({ progress: 'Parked by the site', moves: [] })
})

test('without a mirrored ticket it is said why', () => {
  const { deps, id } = startTestRun()
  const why = () => valueOf(readRunTicket(deps.db, id)).whyNone
  expect(why()).toContain('No ticket server is set up')
  valueOf(setSummaryField(deps, id, 'rtTicket', { text: 'see mail', seen: 1 }))
  expect(why()).toBe('"see mail" in the summary names no ticket by its number.')
  const { deps: other, id: second } = startRunWithTicket('Unverified')
  valueOf(setSummaryField(other, second, 'rtTicket', { text: '999999', seen: 1 }))
  expect(valueOf(readRunTicket(other.db, second)).whyNone).toContain('Ticket 999999 is not mirrored here')
})
