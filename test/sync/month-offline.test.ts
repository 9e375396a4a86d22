import { expect, test } from 'vitest'
import { inTransaction } from '../../electron/db/handles.ts'
import { listOpenIntents } from '../../electron/db/tables/intents.ts'
import { getAccount } from '../../electron/db/tables/tracker-accounts.ts'
import type { AccountSync } from '../../electron/sync/context.ts'
import { keepTickets } from '../../electron/sync/mirror.ts'
import { pushReady } from '../../electron/sync/push/push.ts'
import type { TrackerTicket } from '../../electron/sync/trackers/ticket.ts'
import type { Tracker } from '../../electron/sync/trackers/tracker.ts'
import { readOutbox } from '../../electron/usecases/tickets/outbox.ts'
import { openDesk, type Desk } from '../support/desk.ts'
import type { Login } from '../support/request-tracker.ts'

const days = 30
const tickets = Array.from({ length: 200 }, (_, index) => String(index + 1))
const intents = 2000

/** A desk that nobody can reach, with a mirror of before and a month of work in its outbox. */
function deskAfterAMonth(): Desk {
  const tokens = { verifier: '1-2-none' } as Record<Login, string>
  const desk = openDesk({ address: 'http://127.0.0.1:9', server: { tokens }, login: 'verifier' })
  const { db } = desk.deps
  const account = getAccount(db, desk.accountId)!
  inTransaction(db, (tx) => keepTickets(tx, account, tickets.map(mirrored), 'full'))
  for (let made = 0; made < intents; made += 1) {
    const number = tickets[made % tickets.length]!
    const day = Math.floor((made * days) / intents)
    if (made % 3 === 0) desk.say(number, `Day ${String(day)}, note ${String(made)}.`)
    else desk.set(number, 'UMDRelease', [`value ${String(made)}`])
  }
  return desk
}

function mirrored(id: string): TrackerTicket {
  return {
    id,
    queue: { id: '3', name: 'sw-rel' },
    subject: `product ${id}`,
    status: 'open',
    owner: null,
    creator: 'bouncer',
    lastUpdatedBy: null,
    requestors: [],
    cc: [],
    adminCc: [],
    priority: 0,
    minutesWorked: 0,
    created: '2026-10-01T00:00:00Z',
    lastUpdated: '2026-10-01T00:00:00Z',
    due: null,
    resolved: null,
    fields: [{ id: '4', name: 'UMDRelease', values: [] }],
    links: [],
    may: null,
  }
}

/** A server that takes everything and keeps the order in which it came. */
function takingTracker(taken: string[]): Tracker {
  const receipt = (ticketId: string) => ({
    ticketId,
    transactionId: String(taken.length),
    files: [],
  })
  const known: Pick<Tracker, 'update' | 'message' | 'keptOpIds'> = {
    keptOpIds: () => [],
    update: async (id, [change]) => {
      taken.push(`${id} ${change?.kind === 'set' ? change.mine.join() : ''}`)
      const ticket = mirrored(id)
      const fields = [{ id: '4', name: 'UMDRelease', values: change?.kind === 'set' ? change.mine : [] }]
      return {
        kind: 'confirmed',
        receipt: { ticket: { ...ticket, fields }, version: String(taken.length) },
        alreadyDone: false,
        says: [],
      }
    },
    message: async (_opId, id, { text }) => {
      taken.push(`${id} ${text}`)
      return { kind: 'confirmed', receipt: receipt(id), alreadyDone: false, says: [] }
    },
  }
  return known as Tracker
}

test('a month without a line and 2,000 changes: a round costs one attempt, and all of it goes in order', async () => {
  const desk = deskAfterAMonth()
  const { db, now } = desk.deps
  const account = getAccount(db, desk.accountId)!
  const queued = listOpenIntents(db, account.id)
  expect(queued).toHaveLength(intents)
  for (let round = 0; round < 5; round += 1) {
    const run = await desk.engine.syncOnce()
    expect(run).toMatchObject({ rounds: [{ failure: { kind: 'offline' } }] })
  }
  const waiting = readOutbox(desk.deps, 0).open.map(({ intent }) => intent)
  expect(waiting.every(({ state, attempts }) => state === 'queued' && attempts === 0)).toBe(true)
  expect(waiting.filter(({ lastAttemptAt }) => lastAttemptAt !== null)).toHaveLength(1)

  const taken: string[] = []
  const sync: AccountSync = {
    db,
    account,
    tracker: takingTracker(taken),
    filesFolder: desk.filesFolder,
    now,
    graceMs: () => 0,
    backOffMs: () => 0,
    signal: new AbortController().signal,
  }
  expect(await pushReady(sync)).toBeNull()
  expect(listOpenIntents(db, account.id)).toEqual([])
  const wanted = queued.map(({ ticket, deed }) => {
    if (deed.kind === 'message') return `${String(ticket)} ${deed.text}`
    return `${String(ticket)} ${deed.kind === 'change' && deed.change.kind === 'set' ? deed.change.mine.join() : ''}`
  })
  expect(taken).toEqual(wanted)
}, 180_000)
