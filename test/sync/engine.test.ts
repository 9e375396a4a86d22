import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { readTickets } from '../../electron/usecases/tickets/list-tickets.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf } from '../support/desk.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site, login: 'verifier' | 'verifier2' = 'verifier') =>
  openDesk({ address: site.proxy.url, server: site.server, login })

onRequestTracker('the mirror', {}, (site) => {
  test('the list, then fields, history and words arrive, and what changes later follows', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const { db } = desk.deps
    expect(getTicket(db, desk.accountId, number)).toMatchObject({ subject: 'A product', fieldsKnown: true })
    await site.raw('verifier2', 'POST', `/ticket/${number}/comment`, {
      Content: 'Αθήνα and Łódź are ready',
      ContentType: 'text/plain',
    })
    await desk.engine.syncOnce()
    const detail = valueOf(readTicketDetail(desk.deps, desk.accountId, number))
    expect(detail.texts.map(({ text }) => text?.trim())).toContain('Αθήνα and Łódź are ready')
    expect(readTickets(desk.deps, 'lodz αθηνα').map((line) => line.number)).toEqual([number])
  })

  test('a first pull that is cut goes on where it stopped', async () => {
    const numbers = [await site.newTicket(), await site.newTicket()]
    const desk = deskAt(site)
    const isHistory = (url: string) => url.includes('/transactions?')
    site.proxy.follow(({ url }) => (isHistory(url) ? { kind: 'cut after' } : null))
    await desk.engine.syncOnce({ whole: true })
    expect(readTickets(desk.deps, '').map((line) => line.number)).toEqual(expect.arrayContaining(numbers))
    site.proxy.follow(null)
    const before = site.proxy.seen.length
    await desk.engine.syncOnce({ whole: true })
    const again = site.proxy.seen.slice(before).map(({ url }) => decodeURIComponent(url.replaceAll('+', ' ')))
    const lists = again.filter((url) => url.includes('/tickets?query=Queue'))
    expect(lists.every((url) => url.includes('LastUpdated >') || url.includes('id = '))).toBe(true)
    const detail = valueOf(readTicketDetail(desk.deps, desk.accountId, numbers[0]!))
    expect(detail.entries.length).toBeGreaterThan(0)
  })

  test('a ticket that changes while its history is read is right a round later', async () => {
    const number = await site.newTicket({ UMDRelease: '1' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const change = (value: string) =>
      site.raw('manager', 'PUT', `/ticket/${number}`, { CustomFields: { UMDRelease: value } })
    await change('2')
    const behind: Promise<unknown>[] = []
    site.proxy.follow(({ url }) => {
      if (behind.length > 0 || !url.includes('/transactions?') || !url.includes('Created+%3E')) return null
      behind.push(setTimeout(400).then(() => change('3')))
      return { kind: 'delay', ms: 1500 }
    })
    await desk.engine.syncOnce()
    expect(behind).toHaveLength(1)
    await Promise.all(behind)
    site.proxy.follow(null)
    await desk.engine.syncOnce()
    const detail = valueOf(readTicketDetail(desk.deps, desk.accountId, number))
    expect(detail.entries.some(({ newValue }) => newValue === '3')).toBe(true)
    const now = detail.server.fields.find(({ name }) => name === 'UMDRelease')
    expect(now?.values).toEqual(['3'])
  })

  test('a deleted and a merged ticket stay here, marked with when and why', async () => {
    const [deleted, merged, into] = [await site.newTicket(), await site.newTicket(), await site.newTicket()]
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await site.raw('root', 'PUT', `/ticket/${deleted}`, { Status: 'deleted' })
    await site.raw('root', 'PUT', `/ticket/${merged}`, { MergeInto: into })
    await desk.engine.syncOnce()
    const { db } = desk.deps
    expect(getTicket(db, desk.accountId, deleted)?.gone).toMatchObject({ kind: 'deleted' })
    expect(getTicket(db, desk.accountId, merged)?.gone).toMatchObject({ kind: 'merged', into })
  })

  test('a ticket moved to a queue that is not mirrored stays here and says where it went', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Queue: 'staged-rollout' })
    desk.deps.db.exec("delete from sync_fact where name = 'presence'")
    await desk.engine.syncOnce()
    const line = readTickets(desk.deps, number).find((ticket) => ticket.number === number)
    expect(line?.standstill?.sentence).toContain('It was moved to «staged-rollout»')
    const detail = valueOf(readTicketDetail(desk.deps, desk.accountId, number))
    expect(detail.standstill?.sentence).toBe(line?.standstill?.sentence)
  })

  test('an empty list where there were tickets takes nothing away', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    desk.deps.db.exec("delete from sync_fact where name = 'presence'")
    const empty = () => '{"count":0,"total":0,"pages":0,"page":1,"per_page":100,"items":[]}'
    site.proxy.follow(({ url }) => (url.includes('/tickets?') ? { kind: 'rewrite', body: empty } : null))
    await desk.engine.syncOnce()
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone).toBeNull()
  })
})
