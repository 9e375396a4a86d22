import { expect, test } from 'vitest'
import { findAuditBreaks } from '../../electron/db/tables/audit.ts'
import { openLanding } from '../../electron/db/evidence-folder.ts'
import {
  discardIntent,
  readOutbox,
  resolveConflict,
  undoIntent,
} from '../../electron/usecases/tickets/outbox.ts'
import { startOnTicket } from '../../electron/usecases/tickets/process.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

async function deskWith(site: Site, number: string): Promise<Desk> {
  const desk = openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })
  await desk.engine.syncOnce({ whole: true })
  expect(valueOf(readTicketDetail(desk.deps, desk.accountId, number)).server.number).toBe(number)
  return desk
}

async function valuesOnServer(site: Site, number: string, field: string): Promise<string[]> {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
  const fields = (json as { CustomFields: { name: string; values: string[] }[] }).CustomFields
  return fields.find(({ name }) => name === field)?.values ?? []
}

async function commentsOnServer(site: Site, number: string): Promise<number> {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}/history?fields=Type&per_page=100`)
  return (json as { items: { Type: string }[] }).items.filter(({ Type }) => Type === 'Comment').length
}

onRequestTracker('the outbox', {}, (site) => {
  test('a month offline goes out once, in order, and is proven in the audit trail', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified', CommunicationStatus: 'OK' })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open' })
    const desk = await deskWith(site, number)
    site.proxy.follow(() => ({ kind: 'cut before' }))
    valueOf(startOnTicket(desk.deps, { accountId: desk.accountId, number }, 3))
    desk.set(number, 'VerificationHours', ['2.5'])
    desk.say(number, 'Installed from the repository.')
    const { shown } = valueOf(readTicketDetail(desk.deps, desk.accountId, number))
    expect(shown).toMatchObject({ owner: 'verifier' })
    await desk.engine.syncOnce()
    expect(readOutbox(desk.deps, 0).open).toHaveLength(5)
    site.proxy.follow(null)
    await desk.settle()
    expect(desk.intentsOf(number).map(({ state }) => state)).toEqual(Array(5).fill('confirmed'))
    expect(await valuesOnServer(site, number, 'RolloutProgress')).toEqual(['In Verification'])
    expect(await commentsOnServer(site, number)).toBe(1)
    const actions = desk.deps.db.prepare(
      "select count(*) from audit where action = 'ticket change confirmed'",
    )
    expect(actions.pluck().get()).toBe(5)
    expect(findAuditBreaks(desk.deps.db)).toEqual([])
  })

  test.each(['cut before', 'cut while working', 'cut after', 'cut in the answer'] as const)(
    'a comment whose request is lost by "%s" arrives exactly once',
    async (kind) => {
      const number = await site.newTicket()
      const desk = await deskWith(site, number)
      let isBroken = false
      site.proxy.follow(({ method }) => {
        if (method !== 'POST' || isBroken) return null
        isBroken = true
        return { kind }
      })
      const { id } = desk.say(number, 'Once only.')
      await desk.settle()
      expect(desk.intent(id).state).toBe('confirmed')
      expect(await commentsOnServer(site, number)).toBe(1)
    },
  )

  test('a program that ends between request and answer finds its comment again', async () => {
    const number = await site.newTicket()
    const desk = await deskWith(site, number)
    const { id } = desk.say(number, 'Sent by the one before.')
    site.proxy.follow(({ method }) => (method === 'POST' ? { kind: 'hang' } : null))
    void desk.engine.syncOnce().catch(() => undefined)
    await expect.poll(() => commentsOnServer(site, number)).toBe(1)
    expect(desk.intent(id).state).toBe('sending')
    site.proxy.follow(null)
    desk.engine.close()
    const dataFolder = desk.filesFolder.replace(/\/tickets$/, '')
    const next = openDesk({ address: site.proxy.url, server: site.server, login: 'verifier', dataFolder })
    await next.settle()
    expect(next.intent(id).state).toBe('confirmed')
    expect(await commentsOnServer(site, number)).toBe(1)
  })

  test("a colleague's change of the same field is three columns and one decision", async () => {
    const number = await site.newTicket({ UMDRelease: '1' })
    const desk = await deskWith(site, number)
    const [mine] = desk.set(number, 'UMDRelease', ['2'])
    await site.raw('verifier2', 'PUT', `/ticket/${number}`, { CustomFields: { UMDRelease: '3' } })
    await desk.settle()
    const { state, answer } = desk.intent(mine!.id)
    expect(state).toBe('conflict')
    expect(answer?.conflict).toMatchObject({ base: ['1'], mine: ['2'], theirs: ['3'] })
    expect(await valuesOnServer(site, number, 'UMDRelease')).toEqual(['3'])
    valueOf(resolveConflict(desk.deps, mine!.id, { take: 'mine' }))
    await desk.settle()
    expect(await valuesOnServer(site, number, 'UMDRelease')).toEqual(['2'])
  })

  test.each([
    ['merged into another one', (into: string) => ({ MergeInto: into }), /merged into \d+ .* Look there/],
    ['deleted', () => ({ Status: 'deleted' }), /deleted meanwhile/],
  ])(
    'a change whose answer was lost is not called unwritten when its ticket was %s',
    async (_what, end, says) => {
      const [number, into] = [await site.newTicket(), await site.newTicket()]
      const desk = await deskWith(site, number)
      const [change] = desk.set(number, 'UMDRelease', ['1'])
      site.proxy.follow(({ method }) => (method === 'PUT' ? { kind: 'cut after' } : null))
      await desk.engine.syncOnce()
      expect(desk.intent(change!.id).state).toBe('uncertain')
      await site.raw('root', 'PUT', `/ticket/${number}`, end(into))
      site.proxy.follow(null)
      await desk.settle()
      const { state, answer } = desk.intent(change!.id)
      expect(state).toBe('refused')
      expect(answer?.sentence).toMatch(says)
      expect(answer?.sentence).toContain('was sent before')
    },
  )

  test('what the server refuses waits for a person and holds up no other ticket', async () => {
    const [bad, good] = [await site.newTicket(), await site.newTicket()]
    const desk = await deskWith(site, good)
    const [poisoned] = desk.set(bad, 'RolloutProgress', ['No such value'])
    desk.set(bad, 'UMDRelease', ['1'])
    const [fine] = desk.set(good, 'UMDRelease', ['1'])
    await desk.engine.syncOnce()
    expect(desk.intent(poisoned!.id).state).toBe('refused')
    expect(desk.intent(fine!.id).state).toBe('confirmed')
    expect(await valuesOnServer(site, bad, 'UMDRelease')).toEqual([])
    valueOf(discardIntent(desk.deps, poisoned!.id))
    await desk.settle()
    expect(await valuesOnServer(site, bad, 'UMDRelease')).toEqual(['1'])
  })

  test('undo takes back what is queued, and a later change rests on what stood before', async () => {
    const number = await site.newTicket({ UMDRelease: '1' })
    const desk = await deskWith(site, number)
    const [first] = desk.set(number, 'UMDRelease', ['2'])
    desk.set(number, 'UMDRelease', ['3'])
    valueOf(undoIntent(desk.deps, first!.id))
    await desk.settle()
    expect(desk.intentsOf(number).map(({ state }) => state)).toEqual(['withdrawn', 'confirmed'])
    expect(await valuesOnServer(site, number, 'UMDRelease')).toEqual(['3'])
  })

  test('a file goes out byte by byte and its digest is fetched back as the receipt', async () => {
    const number = await site.newTicket()
    const desk = await deskWith(site, number)
    const landing = await openLanding(desk.filesFolder)
    await landing.write(new Uint8Array(3_000_000).map((_, index) => index % 251))
    const { digest, bytes } = await landing.keep()
    const file = { name: 'Prüfbericht €.pdf', mediaType: 'application/pdf', bytes, sha256: digest }
    const { id } = desk.say(number, 'The report.', [file])
    await desk.settle()
    expect(desk.intent(id)).toMatchObject({
      state: 'confirmed',
      answer: { proof: { files: [{ bytes, sha256: digest }] } },
    })
  })
})
