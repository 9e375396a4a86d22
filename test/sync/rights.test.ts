import { expect, onTestFinished, test } from 'vitest'
import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { retryIntent } from '../../electron/usecases/tickets/outbox.ts'
import { countTickets, readServer } from '../campaigns/server-truth.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import type { SeenRequest } from '../support/fault-proxy.ts'
import { ageTicket, layTickets, putTicketsAway } from '../support/rt/lay-rows.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) =>
  openDesk({ address: site.proxy.url, server: site.server, login: 'verifier', graceMs: 300 })

/** Takes rights away until they are given back, at the end of the test at the latest. */
function revoke(site: Site, ...rights: string[]): () => void {
  const about = ['verifiers', 'sw-rel', ...rights] as const
  let isRevoked = true
  site.server.administer(['revoke', ...about])
  const giveBack = () => {
    if (isRevoked) site.server.administer(['grant', ...about])
    isRevoked = false
  }
  onTestFinished(giveBack)
  return giveBack
}

/** The same, right before the server hears of the first request that it is the moment for. */
function revokeBefore(
  site: Site,
  isMoment: (request: SeenRequest) => boolean,
  ...rights: string[]
): () => void {
  let giveBack: (() => void) | null = null
  site.proxy.follow((request) => {
    if (giveBack === null && isMoment(request)) giveBack = revoke(site, ...rights)
    return null
  })
  return () => {
    site.proxy.follow(null)
    giveBack?.()
  }
}

const failureOf = ({ deps, accountId }: Desk) =>
  JSON.parse(getSyncFact(deps.db, accountId, 'last failure') ?? 'null') as {
    readonly kind: string
    readonly message: string
  } | null

const mirroredIn = ({ deps }: Desk) =>
  deps.db
    .prepare(
      'select count(*) as tickets, coalesce(sum(fields_known), 0) as whole, count(gone_kind) as gone from ticket',
    )
    .get()

const ends = (desk: Desk, number: string) =>
  desk.intentsOf(number).map(({ state, answer }) => [state, answer?.sentence])

const said = async (site: Site, number: string, text: string) =>
  (await readServer(site, number)).said.split(text).length - 1

const decoded = (url: string) => decodeURIComponent(url.replaceAll('+', ' '))
const moments: readonly (readonly [string, (request: SeenRequest) => boolean])[] = [
  ['the list', ({ url }) => /\/tickets\?.*(page=2|id < )/.test(decoded(url))],
  ['the fields', ({ url }) => url.includes('CustomFields')],
  ['the histories', ({ url }) => url.includes('/transactions?')],
]

onRequestTracker(
  'the right to see tickets is taken away in the middle of a first pull',
  { workers: 2 },
  (site) => {
    const all = 104
    test.each(moments)(
      'while %s is fetched: it is said, and goes on when the right is back',
      async (_what, moment) => {
        putTicketsAway(site.server.databaseFile)
        const first = await site.newTicket({ UMDRelease: '1', RolloutProgress: 'Unverified' })
        // Touched long ago: nothing but the first pull brings them.
        ageTicket(site.server.databaseFile, first, 5 * 3600)
        layTickets(site.server.databaseFile, first, all - 1)
        const desk = deskAt(site)
        const giveBack = revokeBefore(site, moment, 'ShowTicket')
        await desk.engine.syncOnce({ whole: true })
        expect(failureOf(desk)).toMatchObject({
          kind: 'forbidden',
          message: expect.stringContaining('«sw-rel»'),
        })
        const held = mirroredIn(desk)
        await desk.engine.syncOnce({ whole: true })
        expect(failureOf(desk)?.kind).toBe('forbidden')
        expect(mirroredIn(desk)).toEqual(held)
        expect(held).toMatchObject({ gone: 0 })
        giveBack()
        await desk.engine.syncOnce({ whole: true })
        expect(failureOf(desk)).toBeNull()
        expect(mirroredIn(desk)).toEqual({ tickets: all, whole: all, gone: 0 })
        const entries = desk.deps.db.prepare('select count(*) from ticket_entry').pluck().get()
        expect(entries).toBeGreaterThan(0)
      },
    )
  },
)

onRequestTracker('rights that are taken away later', { workers: 2 }, (site) => {
  test('what changed while nothing could be seen arrives when the right is back', async () => {
    const [number] = [await site.newTicket({ UMDRelease: '1' }), await site.newTicket()]
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const point = getSyncFact(desk.deps.db, desk.accountId, 'point')
    const giveBack = revoke(site, 'ShowTicket')
    await site.raw('manager', 'PUT', `/ticket/${number}`, { CustomFields: { UMDRelease: '2' } })
    for (let round = 0; round < 2; round += 1) await desk.engine.syncOnce()
    expect(failureOf(desk)?.message).toContain('What is mirrored stays')
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone).toBeNull()
    expect(getSyncFact(desk.deps.db, desk.accountId, 'point')).toBe(point)
    giveBack()
    await desk.engine.syncOnce()
    expect(failureOf(desk)).toBeNull()
    expect(getTicket(desk.deps.db, desk.accountId, number)?.fields).toContainEqual({
      name: 'UMDRelease',
      values: ['2'],
    })
  })

  test('the only ticket of a queue that is moved out of sight holds up nothing', async () => {
    putTicketsAway(site.server.databaseFile)
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Queue: 'vault' })
    await desk.engine.syncOnce()
    expect(failureOf(desk)).toBeNull()
    const later = await site.newTicket()
    await desk.engine.syncOnce()
    expect(getTicket(desk.deps.db, desk.accountId, later)?.fieldsKnown).toBe(true)
  })

  test('where a queue has one ticket, what came while nothing could be seen arrives when the right is back', async () => {
    putTicketsAway(site.server.databaseFile)
    const only = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const giveBack = revoke(site, 'ShowTicket')
    await desk.engine.syncOnce()
    expect(failureOf(desk)).toBeNull()
    expect(getTicket(desk.deps.db, desk.accountId, only)?.gone).toMatchObject({ kind: 'hidden' })
    const meanwhile = await site.newTicket({ UMDRelease: '1' })
    await desk.engine.syncOnce()
    // Both so long ago that no later round lists them as changed.
    for (const number of [only, meanwhile]) ageTicket(site.server.databaseFile, number, 5 * 3600)
    giveBack()
    await desk.engine.syncOnce()
    for (const number of [only, meanwhile])
      expect(getTicket(desk.deps.db, desk.accountId, number)).toMatchObject({ gone: null, fieldsKnown: true })
  })

  test('an account that was given no right yet gets everything soon after it has it', async () => {
    const number = await site.newTicket({ UMDRelease: '1' })
    ageTicket(site.server.databaseFile, number, 5 * 3600)
    const giveBack = revoke(site, 'ShowTicket')
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    expect(mirroredIn(desk)).toMatchObject({ tickets: 0 })
    giveBack()
    desk.deps.db.exec("update sync_fact set value = '2000-01-01T00:00:00.000Z' where name = 'presence'")
    await desk.engine.syncOnce({ whole: true })
    await desk.engine.syncOnce({ whole: true })
    expect(getTicket(desk.deps.db, desk.accountId, number)?.fieldsKnown).toBe(true)
  })

  test('a change that waits is refused in plain words, and goes once when it is tried again', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const [change] = desk.set(number, 'UMDRelease', ['3'])
    desk.say(number, 'Behind it.')
    const giveBack = revoke(site, 'ShowTicket')
    await desk.engine.syncOnce()
    expect(ends(desk, number)).toEqual([
      ['refused', 'Your account may not see the ticket any more. Nothing was written.'],
      ['queued', undefined],
    ])
    giveBack()
    valueOf(retryIntent(desk.deps, change!.id))
    await desk.settle()
    expect(desk.intentsOf(number).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone).toBeNull()
    expect(await said(site, number, 'Behind it.')).toBe(1)
  })

  test('a right to change that goes between reading and writing is told in the words of the server', async () => {
    const [number, other] = [await site.newTicket(), await site.newTicket()]
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const [change] = desk.set(number, 'UMDRelease', ['4'])
    desk.say(other, 'Said meanwhile.')
    const giveBack = revokeBefore(site, ({ method }) => method === 'PUT', 'ModifyTicket', 'ModifyCustomField')
    await desk.settle()
    expect(ends(desk, number)).toEqual([['refused', 'The server did not take it.']])
    expect(desk.intent(change!.id).answer?.says.join()).toContain('Permission Denied')
    expect(ends(desk, other)).toMatchObject([['confirmed', expect.any(String)]])
    giveBack()
    valueOf(retryIntent(desk.deps, change!.id))
    await desk.settle()
    expect(desk.intent(change!.id).state).toBe('confirmed')
    expect((await readServer(site, number)).fields.get('UMDRelease')).toEqual(['4'])
  })

  test.each([
    ['a change', (desk: Desk, number: string) => desk.set(number, 'UMDRelease', ['6'])[0]!, 'PUT'],
    ['a comment', (desk: Desk, number: string) => desk.say(number, 'Only once, please.'), 'POST'],
    ['a new ticket', (desk: Desk) => desk.create('Made only once.'), 'POST'],
  ] as const)(
    '%s that was written before the right went is proven later, and never repeated',
    async (_what, ask, method) => {
      const number = await site.newTicket()
      const desk = deskAt(site)
      await desk.engine.syncOnce({ whole: true })
      const { id } = ask(desk, number)
      let isWritten = false
      const giveBack = revokeBefore(
        site,
        (request) => {
          const isBehind = isWritten && request.method === 'GET'
          isWritten ||= request.method === method
          return isBehind
        },
        'ShowTicket',
      )
      for (let round = 0; round < 4; round += 1) {
        await desk.engine.syncOnce()
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
      expect(desk.intent(id).state).toBe('uncertain')
      expect(desk.intent(id).answer?.sentence).toMatch(/may not see|no ticket of/)
      giveBack()
      await desk.settle()
      expect(desk.intent(id).state).toBe('confirmed')
      const server = await readServer(site, desk.intent(id).ticket ?? '')
      if (method === 'PUT') expect(server.set.filter(({ is }) => is === '6')).toHaveLength(1)
      else if (desk.intent(id).ticket === number)
        expect(server.said.split('Only once, please.')).toHaveLength(2)
      else expect(await countTickets(site, 'Made only once.')).toBe(1)
    },
  )
})
