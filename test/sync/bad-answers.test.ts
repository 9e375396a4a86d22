import { expect, test } from 'vitest'
import { inTransaction } from '../../electron/db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { getAccount } from '../../electron/db/tables/tracker-accounts.ts'
import { keepTickets } from '../../electron/sync/mirror.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import type { Fault } from '../support/fault-proxy.ts'
import { layTickets } from '../support/rt/lay-rows.ts'
import { onRequestTracker, readHere, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) => openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })

const failureOf = ({ deps, accountId }: Desk) =>
  JSON.parse(getSyncFact(deps.db, accountId, 'last failure') ?? 'null') as {
    readonly kind: string
    readonly message: string
  } | null

const ticketOf = ({ deps, accountId }: Desk, number: string) => getTicket(deps.db, accountId, number)

/** What a later version may say beside what is known, and in another form where the form was never promised. */
function asIfNewer(body: string): string {
  if (!body.startsWith('{')) return body
  const answer = JSON.parse(body) as Record<string, unknown>
  const rows = Array.isArray(answer['items']) ? (answer['items'] as Record<string, unknown>[]) : [answer]
  for (const row of rows)
    Object.assign(row, { CustomRoles: { Reviewer: [] }, SLA: null, NewThing: { a: [1] } })
  if ('Version' in answer) answer['Version'] = '6.0.1'
  return JSON.stringify({ ...answer, generated_by: 'a later version' })
}

const page = '<html><body>We will be back soon.</body></html>'
const cases: readonly (readonly [string, Fault, string])[] = [
  ['a page in place of data', { kind: 'answer', status: 200, body: page }, 'not-understood'],
  [
    'wrong types',
    { kind: 'rewrite', body: (body) => body.replaceAll(/"id"\s*:\s*"?\d+"?/g, '"id":{}') },
    'not-understood',
  ],
  [
    'a list in place of an object',
    { kind: 'answer', status: 200, body: '[["Permission Denied"]]' },
    'not-understood',
  ],
  ['an endless answer', { kind: 'endless' }, 'too-large'],
  [
    'rights that were taken away',
    { kind: 'answer', status: 403, body: '{"message":"Forbidden"}' },
    'forbidden',
  ],
  [
    'a token that is over',
    { kind: 'answer', status: 401, body: '{"message":"Unauthorized"}' },
    'unauthorised',
  ],
]

onRequestTracker('a server that goes wrong in the middle of a pull', { workers: 2 }, (site) => {
  test.each(cases)(
    '%s is said, takes nothing away and is made good by the next round',
    async (_what, fault, kind) => {
      const [known, next] = [await site.newTicket({ UMDRelease: '1' }), await site.newTicket()]
      const desk = deskAt(site)
      await desk.engine.syncOnce({ whole: true })
      const before = ticketOf(desk, known)
      await site.raw('manager', 'PUT', `/ticket/${next}`, { CustomFields: { UMDRelease: '2' } })
      site.proxy.follow(({ url }) => (/\/tickets\?|\/transactions\?/.test(url) ? fault : null))
      await desk.engine.syncOnce()
      expect(failureOf(desk)?.kind).toBe(kind)
      expect(failureOf(desk)?.message).not.toBe('')
      expect(ticketOf(desk, known)).toEqual(before)
      expect(ticketOf(desk, next)?.gone).toBeNull()
      site.proxy.follow(null)
      await desk.engine.syncOnce()
      expect(failureOf(desk)).toBeNull()
      expect(ticketOf(desk, next)?.fields).toContainEqual({ name: 'UMDRelease', values: ['2'] })
    },
  )

  test('a first pull from a server of a later version is whole', async () => {
    const number = await site.newTicket({ UMDRelease: '6' })
    const desk = deskAt(site)
    site.proxy.follow(() => ({ kind: 'rewrite', body: asIfNewer }))
    await desk.engine.syncOnce({ whole: true })
    expect(failureOf(desk)).toBeNull()
    expect(ticketOf(desk, number)?.fields).toContainEqual({ name: 'UMDRelease', values: ['6'] })
    desk.set(number, 'UMDRelease', ['7'])
    await desk.settle()
    expect(desk.intentsOf(number).map(({ state }) => state)).toEqual(['confirmed'])
  })

  test('a clock that is hours off, either way and while we watch, loses no change', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    for (const [index, hours] of [5, -5, 30, 0].entries()) {
      const date = new Date(Date.now() + hours * 3600_000).toUTCString()
      site.proxy.follow(() => ({ kind: 'headers', set: { date } }))
      await site.raw('manager', 'PUT', `/ticket/${number}`, { CustomFields: { UMDRelease: String(index) } })
      await desk.engine.syncOnce()
      expect(ticketOf(desk, number)?.fields).toContainEqual({ name: 'UMDRelease', values: [String(index)] })
    }
  })

  test('an empty list where there were 10,000 takes none of them away', async () => {
    const first = await site.newTicket()
    layTickets(site.server.databaseFile, first, 9_999)
    const desk = deskAt(site)
    const { db } = desk.deps
    const account = getAccount(db, desk.accountId)!
    const { ticket } = await readHere(site.as('verifier'), first)
    const all = Array.from({ length: 10_000 }, (_, index) => ({
      ...ticket,
      id: String(Number(first) + index),
    }))
    inTransaction(db, (tx) => {
      keepTickets(tx, account, all, 'full')
      const serverTime = new Date().toISOString()
      keepSyncFact(tx, account.id, 'point', JSON.stringify({ serverTime, transactionId: '2147483647' }))
      for (const name of ['core', 'by value', 'full', 'histories', 'texts'])
        keepSyncFact(tx, account.id, name, 'done')
    })
    const none = () => '{"count":0,"total":0,"pages":0,"page":1,"per_page":100,"items":[]}'
    site.proxy.follow(({ url }) => (url.includes('/tickets?') ? { kind: 'rewrite', body: none } : null))
    await desk.engine.syncOnce()
    const gone = db.prepare('select count(*) from ticket where gone_kind is not null').pluck()
    expect(gone.get()).toBe(0)
    expect(site.proxy.seen.filter(({ url }) => /\/ticket\/\d/.test(url)).length).toBeLessThan(200)
  })
})

onRequestTracker('a server that gives less than it has, or nothing any more', {}, (site) => {
  test('short pages are no end: what they left out comes with the rest', async () => {
    const numbers = [await site.newTicket(), await site.newTicket(), await site.newTicket()]
    const desk = deskAt(site)
    const oneOnly = (body: string) => {
      const answer = JSON.parse(body) as { items: unknown[]; count: number }
      return JSON.stringify({ ...answer, items: answer.items.slice(0, 1), count: 1 })
    }
    site.proxy.follow(({ url }) => (url.includes('/tickets?') ? { kind: 'rewrite', body: oneOnly } : null))
    await desk.engine.syncOnce({ whole: true })
    expect(numbers.filter((number) => ticketOf(desk, number) === undefined)).toEqual([])
  })

  test('a sign-in that is over keeps the outbox as it is, and all of it goes with the next one', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    desk.set(number, 'UMDRelease', ['1'])
    desk.say(number, 'After that.')
    site.proxy.follow(() => ({ kind: 'answer', status: 401, body: '{"message":"Unauthorized"}' }))
    for (let round = 0; round < 3; round += 1) await desk.engine.syncOnce()
    expect(failureOf(desk)?.kind).toBe('unauthorised')
    expect(desk.intentsOf(number).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['queued', 0],
      ['queued', 0],
    ])
    site.proxy.follow(null)
    await desk.settle()
    expect(desk.intentsOf(number).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    expect(valueOf(readTicketDetail(desk.deps, desk.accountId, number)).shown.fields).toContainEqual({
      name: 'UMDRelease',
      values: ['1'],
    })
  })
})
