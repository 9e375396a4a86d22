import { expect, test } from 'vitest'
import { listTickets } from '../../electron/db/tables/ticket-list.ts'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { pullTicket } from '../../electron/sync/pull/one-ticket.ts'
import { answered } from '../../electron/sync/trackers/answer.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import { ageTicket, putTicketsAway } from '../support/rt/lay-rows.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) => openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })

const progressOf = ({ deps }: Desk, number: string) =>
  listTickets(deps.db).find((line) => line.number === number)?.progress

function wordsOf({ deps, accountId }: Desk, number: string): readonly (string | undefined)[] {
  return valueOf(readTicketDetail(deps, accountId, number)).texts.map(({ text }) => text?.trim())
}

const comment = (site: Site, number: string, Content: string) =>
  site.raw('manager', 'POST', `/ticket/${number}/comment`, { Content, ContentType: 'text/plain' })

async function newestEntryOf(site: Site): Promise<string> {
  const query = encodeURIComponent("ObjectType = 'RT::Ticket'")
  const asked = `/transactions?query=${query}&orderby=id&order=DESC&per_page=1`
  const { json } = await site.raw('root', 'GET', asked)
  return String((json as { items: { id: string }[] }).items[0]?.id)
}

onRequestTracker('what a pull asks for', {}, (site) => {
  test('the progress of a queue is there before its other fields are', async () => {
    const number = await site.newTicket({ RolloutProgress: 'In Verification', UMDRelease: '4' })
    const desk = deskAt(site)
    site.proxy.follow(({ url }) => (url.includes('CustomFields') ? { kind: 'cut before' } : null))
    await desk.engine.syncOnce({ whole: true })
    expect(progressOf(desk, number)).toBe('In Verification')
    expect(getTicket(desk.deps.db, desk.accountId, number)).toMatchObject({ fieldsKnown: false })
    await site.raw('manager', 'PUT', `/ticket/${number}`, { CustomFields: { RolloutProgress: 'UMDStore' } })
    site.proxy.follow(null)
    await desk.engine.syncOnce({ whole: true })
    expect(progressOf(desk, number)).toBe('UMDStore')
  })

  test('a round in which nothing happened reads no field, no entry and no word again', async () => {
    const number = await site.newTicket()
    await comment(site, number, 'Once.')
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const before = site.proxy.seen.length
    await desk.engine.syncOnce()
    const asked = site.proxy.seen.slice(before).map(({ url }) => url)
    expect(asked.filter((url) => /\/transactions\?.*OldValue|\/attachments\?/.test(url))).toEqual([])
    expect(asked.length).toBeLessThan(8)
  })

  test('a quiet round asks three questions, and a deletion breaks the quiet', async () => {
    putTicketsAway(site.server.databaseFile)
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await desk.engine.syncOnce()
    ageTicket(site.server.databaseFile, number, 3600)
    await desk.engine.syncOnce()
    const before = site.proxy.seen.length
    await desk.engine.syncOnce()
    const asked = site.proxy.seen.slice(before).map(({ url }) => /\/REST\/2.0\/(\w+)/.exec(url)?.[1])
    expect(asked).toHaveLength(3)
    expect(new Set(asked)).toEqual(new Set(['rt', 'tickets', 'transactions']))
    await site.raw('manager', 'PUT', `/ticket/${number}`, { Status: 'deleted' })
    await desk.engine.syncOnce()
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone?.kind).toBe('deleted')
  })

  test('a deletion that appears behind later entries is found when the history is read again', async () => {
    putTicketsAway(site.server.databaseFile)
    const number = await site.newTicket()
    ageTicket(site.server.databaseFile, number, 3600)
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await desk.engine.syncOnce()
    await site.raw('manager', 'PUT', `/ticket/${number}`, { Status: 'deleted' })
    const setFact = desk.deps.db.prepare('update sync_fact set value = json_set(value, ?, ?) where name = ?')
    setFact.run('$.transactionId', await newestEntryOf(site), 'point')
    await desk.engine.syncOnce()
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone).toBeNull()
    desk.deps.db.exec("update sync_fact set value = '2020-01-01T00:00:00.000Z' where name = 'history read'")
    await desk.engine.syncOnce()
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone?.kind).toBe('deleted')
  })

  test('a write of the same second as one that is known is not passed over', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    for (let round = 0; round < 8; round += 1) {
      const value = `value ${String(round)}`
      await site.raw('manager', 'PUT', `/ticket/${number}`, { CustomFields: { UMDRelease: value } })
      await desk.engine.syncOnce()
      const { fields } = getTicket(desk.deps.db, desk.accountId, number)!
      expect(fields.find(({ name }) => name === 'UMDRelease')?.values).toEqual([value])
    }
  })

  test('a ticket that was moved here comes with its whole history', async () => {
    const number = await site.newTicket({}, 'staged-rollout')
    await comment(site, number, 'From before it came here.')
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    expect(getTicket(desk.deps.db, desk.accountId, number)).toBeUndefined()
    await site.raw('root', 'PUT', `/ticket/${number}`, { Queue: 'sw-rel' })
    await desk.engine.syncOnce()
    await desk.engine.syncOnce()
    expect(wordsOf(desk, number)).toContain('From before it came here.')
  })

  test('opening a ticket during the first pull loses no words of others', async () => {
    const [opened, other] = [await site.newTicket(), await site.newTicket()]
    await comment(site, opened, 'Words of the opened one.')
    await comment(site, other, 'Words of the other one.')
    const desk = deskAt(site)
    site.proxy.follow(({ url }) => (url.includes('/transactions?') ? { kind: 'cut before' } : null))
    await desk.engine.syncOnce({ whole: true })
    site.proxy.follow(null)
    await desk.engine.with(desk.accountId, async (sync) => answered(await pullTicket(sync, opened)))
    expect(wordsOf(desk, opened)).toContain('Words of the opened one.')
    await desk.engine.syncOnce({ whole: true })
    await desk.engine.syncOnce()
    expect(wordsOf(desk, other)).toContain('Words of the other one.')
  })

  test('words that could not be fetched are fetched with the next round', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await comment(site, number, 'Comes later.')
    site.proxy.follow(({ url }) => (url.includes('/attachments?') ? { kind: 'cut after' } : null))
    await desk.engine.syncOnce()
    expect(wordsOf(desk, number)).not.toContain('Comes later.')
    site.proxy.follow(null)
    await desk.engine.syncOnce()
    expect(wordsOf(desk, number)).toContain('Comes later.')
  })

  test('a list that was cut when it was read is made whole by the daily comparison', async () => {
    const number = await site.newTicket({ UMDRelease: '7' })
    const desk = deskAt(site)
    const none = () => '{"count":0,"total":0,"pages":0,"page":1,"per_page":100,"items":[]}'
    site.proxy.follow(({ url }) => (url.includes('/tickets?') ? { kind: 'rewrite', body: none } : null))
    await desk.engine.syncOnce({ whole: true })
    expect(getTicket(desk.deps.db, desk.accountId, number)).toBeUndefined()
    site.proxy.follow(null)
    desk.deps.db.exec("delete from sync_fact where name in ('presence', 'point')")
    await desk.engine.syncOnce({ whole: true })
    expect(getTicket(desk.deps.db, desk.accountId, number)).toMatchObject({ fieldsKnown: true })
  })
})
