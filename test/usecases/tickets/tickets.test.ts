import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { replaceQueueFields } from '../../../electron/db/tables/queue-fields.ts'
import { getSyncFact, keepSyncFact } from '../../../electron/db/tables/sync-facts.ts'
import { upsertEntry } from '../../../electron/db/tables/ticket-history.ts'
import { ticketKey, upsertTicket } from '../../../electron/db/tables/tickets.ts'
import type { Deps } from '../../../electron/usecases/deps.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import { indexTicket } from '../../../electron/db/tables/ticket-list.ts'
import { act, sayOnTicket } from '../../../electron/usecases/tickets/act.ts'
import { readAccounts, saveAccount } from '../../../electron/usecases/tickets/accounts.ts'
import { undoIntent } from '../../../electron/usecases/tickets/outbox.ts'
import { keepMessageDraft } from '../../../electron/usecases/tickets/drafts.ts'
import { readTickets } from '../../../electron/usecases/tickets/list-tickets.ts'
import { moveTicket, startOnTicket } from '../../../electron/usecases/tickets/process.ts'
import { ownerField, setTo, type Move } from '../../../electron/usecases/tickets/deeds.ts'
import { describeDeed } from '../../../shared/domain/describe-intent.ts'
import { success } from '../../../shared/errors.ts'
import { readTicketDetail } from '../../../electron/usecases/tickets/read-tickets.ts'
import { usualValues } from '../../../shared/domain/process-values.ts'
import type { AccountDraft } from '../../../shared/domain/tracker-account.ts'
import { openTestStore } from '../../support/database.ts'
import { valueOf } from '../../support/desk.ts'
import { makeAccountDraft, makeTicket } from '../../support/tickets.ts'

const now = new Date('2026-11-20T12:00:00Z')

/** A store with one account whose queue has one ticket, number 7, and what was read of its field of progress. */
function deskWith(fields: Readonly<Record<string, string>>, draft: Partial<AccountDraft> = {}) {
  const { db } = openTestStore()
  let ids = 0
  const deps: Deps = { db, now: () => now, newId: () => `id-${String((ids += 1))}` }
  const account = valueOf(saveAccount(deps, makeAccountDraft(draft)))
  const listed = Object.entries(fields).map(([name, value]) => ({ name, values: [value] }))
  const key = ticketKey(account.number, '7')
  inTransaction(db, (tx) => {
    upsertTicket(tx, key, makeTicket({ accountId: account.id, fields: listed }))
    const detail = { type: 'Select', takesMany: false, pattern: null, description: '', allowed: null }
    replaceQueueFields(tx, account.id, 'sw-rel', [{ id: '3', name: 'RolloutProgress', on: 'ticket', detail }])
  })
  return { deps, key, place: { accountId: account.id, number: '7' } }
}

test('a line tells why its ticket stands, by the day its progress changed and the limits that were chosen', () => {
  const { deps, key } = deskWith({ RolloutProgress: 'In Verification' })
  inTransaction(deps.db, (tx) =>
    upsertEntry(tx, key, {
      id: '50',
      type: 'CustomField',
      field: '3',
      oldValue: 'Unverified',
      newValue: 'In Verification',
      data: '',
      creator: 'ada',
      created: '2026-11-10T12:00:00Z',
      minutes: 0,
    }),
  )
  const standstill = () => readTickets(deps, '')[0]?.standstill
  expect(standstill()).toMatchObject({ days: 10, isLate: true, help: 'move' })
  changeSettings(deps, { daysInVerification: 12 })
  expect(standstill()).toMatchObject({ days: 10, isLate: false })
})

test("a site's own words carry a start and a move, and are what is sent", () => {
  const values = {
    ...usualValues,
    progress: { Unverified: 'Injected', 'In Verification': 'Checking' },
    open: 'accepted',
  } as const
  const { deps, place } = deskWith(
    { RolloutProgress: 'Injected', CommunicationStatus: 'OK', UMDRelease: '' },
    { values },
  )
  expect(startOnTicket(deps, place, 3)).toMatchObject({
    failure: {
      message:
        '«open», not «accepted»'.replace(/^/, 'Status is ') +
        '; it must be open before a verification starts.',
    },
  })
  deps.db.exec("update ticket set status = 'accepted'")
  const started = valueOf(startOnTicket(deps, place, 3))
  expect(
    started.map(({ deed }) => (deed.kind === 'change' && deed.change.kind === 'set' ? deed.change.mine : [])),
  ).toEqual([['ada'], ['3'], ['Checking']])
  expect(valueOf(readTicketDetail(deps, place.accountId, '7')).moves).toContain('Waiting for Response')
})

test('a ticket that was taken is started without being taken again', () => {
  const { deps, place } = deskWith({
    RolloutProgress: 'Unverified',
    CommunicationStatus: 'OK',
    UMDRelease: '2',
  })
  const { accountId, number } = place
  valueOf(
    act(deps, accountId, number, ({ shown, account }) =>
      success([setTo(shown, ownerField, [account.login])]),
    ),
  )
  const started = valueOf(startOnTicket(deps, place, 3))
  expect(started.map(({ deed }) => describeDeed(deed))).toEqual([
    'UMDRelease: 2 → 3',
    'RolloutProgress: Unverified → In Verification',
  ])
})

test('files without a word are named in their comment', () => {
  const { deps, place } = deskWith({})
  const file = { name: 'report.pdf', mediaType: 'application/pdf', bytes: 19, sha256: '0'.repeat(64) }
  const [made] = valueOf(sayOnTicket(deps, place, { as: 'comment', text: ' ', subject: '', files: [file] }))
  expect(made?.deed).toMatchObject({ kind: 'message', text: 'Attached: report.pdf' })
})

test('a ticket that is asked for by its number comes first', () => {
  const { deps, place } = deskWith({})
  inTransaction(deps.db, (tx) => {
    for (const [number, subject] of [
      ['7', 'A product'],
      ['12', 'Follows 7'],
    ] as const) {
      const key = ticketKey(1, number)
      upsertTicket(tx, key, makeTicket({ accountId: place.accountId, number, subject }))
      indexTicket(tx, key)
    }
  })
  expect(readTickets(deps, '7').map(({ number }) => number)).toEqual(['7', '12'])
})

test('a move the process does not know is refused with those it knows', () => {
  const { deps, place } = deskWith({ RolloutProgress: 'Waiting for Response' })
  const move: Move = { to: 'StagedRollout', comment: '', links: [], hours: null, files: [] }
  expect(moveTicket(deps, place, move)).toMatchObject({
    failure: {
      message:
        'The process knows no step from Waiting for Response to StagedRollout; from there it goes to In Verification or Rejected.',
    },
  })
})

test('an account that goes to another kind of server is read anew, and not while changes wait', () => {
  const { deps, place } = deskWith({ RolloutProgress: 'Unverified' })
  const [account] = readAccounts(deps.db)
  const { number: _number, ...draft } = { ...account!, secret: null }
  inTransaction(deps.db, (tx) => keepSyncFact(tx, account!.id, 'core', 'done'))
  const message = { as: 'comment', text: 'Waits', subject: '', files: [] } as const
  const [intent] = valueOf(sayOnTicket(deps, place, { ...message, files: [] }))
  expect(saveAccount(deps, { ...draft, kind: 'zammad' })).toMatchObject({ failure: { kind: 'refused' } })
  valueOf(undoIntent(deps, intent!.id))
  expect(valueOf(saveAccount(deps, { ...draft, kind: 'zammad' })).kind).toBe('zammad')
  expect(getSyncFact(deps.db, account!.id, 'core')).toBeNull()
})

test('what is being written is kept, and empty once it was sent', () => {
  const { deps, place } = deskWith({})
  const draft = () => valueOf(readTicketDetail(deps, place.accountId, '7')).draft
  valueOf(keepMessageDraft(deps, place, { text: 'Installed on', seen: 0 }))
  expect(draft()).toEqual({ text: 'Installed on', revision: 1 })
  valueOf(sayOnTicket(deps, place, { as: 'comment', text: 'Installed on sl6', subject: '', files: [] }))
  expect(draft()).toEqual({ text: '', revision: 2 })
})

test('what another window wrote meanwhile is told, not overwritten', () => {
  const { deps, place } = deskWith({})
  valueOf(keepMessageDraft(deps, place, { text: 'mine', seen: 0 }))
  expect(keepMessageDraft(deps, place, { text: 'theirs', seen: 0 })).toMatchObject({
    failure: { kind: 'conflict', theirs: 'mine', revision: 1 },
  })
  expect(valueOf(keepMessageDraft(deps, place, { text: 'mine', seen: 0 })).revision).toBe(1)
})
