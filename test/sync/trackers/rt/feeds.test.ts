import { expect, test } from 'vitest'
import { ageTicket, layTickets, layTransactions } from '../../../support/rt/lay-rows.ts'
import { collect, onRequestTracker, readHere, valueOf } from '../../../support/rt/site.ts'
import type { Site } from '../../../support/rt/site.ts'

const queues = ['sw-rel']

async function pointNow(site: Site) {
  return { serverTime: valueOf(await site.as('verifier').serverTime()), transactionId: '0' }
}

async function newestEntry(site: Site, ticketId: string): Promise<string> {
  return (await readHere(site.as('verifier'), ticketId)).version
}

onRequestTracker('a search over more than a page', { workers: 2 }, (site) => {
  test('brings every ticket once, in both directions and from where it was interrupted', async () => {
    layTickets(site.server.databaseFile, await site.newTicket(), 249)
    const adapter = site.as('verifier')
    const ids = async (order: 'oldest-first' | 'newest-first', after?: string) => {
      const options = { detail: 'core', order, ...(after === undefined ? {} : { after }) } as const
      const batches = await collect(adapter.search({ queues }, options))
      return batches.flatMap(({ tickets }) => tickets.map(({ id }) => Number(id)))
    }
    const up = await ids('oldest-first')
    expect(up).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
    expect(await ids('newest-first')).toEqual(up.toReversed())
    expect(await ids('newest-first', '101')).toEqual(up.slice(0, 100).toReversed())
  })

  test('counts what is left, for a progress line', async () => {
    const batches = await collect(
      site.as('verifier').search({ queues }, { detail: 'ids', order: 'oldest-first' }),
    )
    expect(batches.map(({ remaining }) => remaining)).toEqual([250, 150, 50])
  })

  test('asks for fields only when they are wanted', async () => {
    const from = site.proxy.seen.length
    await collect(
      site.as('verifier').search({ queues, ids: ['1', '2'] }, { detail: 'core', order: 'oldest-first' }),
    )
    expect(site.proxy.seen.slice(from).some(({ url }) => url.includes('CustomFields'))).toBe(false)
    const [full] = await collect(
      site.as('verifier').search({ queues, ids: ['1'] }, { detail: 'full', order: 'oldest-first' }),
    )
    expect(full?.tickets[0]?.fields.length).toBeGreaterThan(10)
    expect(full?.tickets[0]?.may?.comment).toBe(true)
  })

  test('a list of numbers is asked for in even parts and comes in its order', async () => {
    const ids = Array.from({ length: 220 }, (_, index) => String(index + 7))
    const from = site.proxy.seen.length
    const options = { detail: 'ids', order: 'oldest-first' } as const
    const batches = await collect(site.as('verifier').search({ queues, ids }, options))
    expect(batches.flatMap(({ tickets }) => tickets.map(({ id }) => id))).toEqual(ids)
    expect(batches.map(({ tickets }) => tickets.length)).toEqual([100, 100, 20])
    const few = await collect(site.as('verifier').search({ queues, ids: ids.slice(0, 21) }, options))
    expect(few.map(({ tickets }) => tickets.length)).toEqual([11, 10])
    expect(site.proxy.seen.slice(from).filter(({ url }) => url.includes('/tickets?'))).toHaveLength(5)
  })

  test('a value with quotes and backslashes is searched for as it is', async () => {
    const value = `it's \\ "so"`
    const id = await site.newTicket({ UMDRelease: value })
    const query = { queues, fieldIs: { name: 'UMDRelease', value } }
    const batches = await collect(site.as('verifier').search(query, { detail: 'ids', order: 'oldest-first' }))
    expect(batches.flatMap(({ tickets }) => tickets.map((ticket) => ticket.id))).toEqual([id])
  })

  test('each account sees its own tickets only', async () => {
    await site.newTicket({}, 'requirements')
    const search = (login: 'adopter' | 'stranger') =>
      collect(site.as(login).search({ queues: ['requirements'] }, { detail: 'ids', order: 'oldest-first' }))
    expect(await search('adopter')).toEqual([])
    expect(await search('stranger')).toEqual([])
  })
})

onRequestTracker('what changed since', { workers: 2 }, (site) => {
  test.each(['verifier', 'overseas'] as const)(
    'finds the ticket touched now and not the older one, in the time zone of %s',
    async (login) => {
      const [old, young] = [await site.newTicket(), await site.newTicket()]
      ageTicket(site.server.databaseFile, old, 400)
      const adapter = site.as(login)
      const batches = await collect(adapter.changedTickets(queues, await pointNow(site), { detail: 'core' }))
      const ids = batches.flatMap(({ tickets }) => tickets.map(({ id }) => id))
      expect(ids).toContain(young)
      expect(ids).not.toContain(old)
    },
  )

  test('reaches back over many hours, by the distance to the server clock', async () => {
    const id = await site.newTicket()
    ageTicket(site.server.databaseFile, id, 40_000)
    const ids = async (hours: number) => {
      const serverTime = new Date(Date.now() - hours * 3600_000).toISOString()
      const since = { serverTime, transactionId: '0' }
      const batches = await collect(site.as('overseas').changedTickets(queues, since, { detail: 'ids' }))
      return batches.flatMap(({ tickets }) => tickets.map((ticket) => ticket.id))
    }
    expect(await ids(10)).not.toContain(id)
    expect(await ids(12)).toContain(id)
  })

  test('a server clock that is hours off misses nothing', async () => {
    const since = await pointNow(site)
    const id = await site.newTicket()
    const off = (hours: number) => new Date(Date.now() + hours * 3600_000).toUTCString()
    for (const hours of [-5, 5]) {
      site.proxy.follow(() => ({ kind: 'headers', set: { date: off(hours) } }))
      const batches = await collect(site.as('verifier').changedTickets(queues, since, { detail: 'ids' }))
      expect(batches.flatMap(({ tickets }) => tickets.map((ticket) => ticket.id))).toContain(id)
    }
  })

  test('deletions and merges show in the history although the tickets left the search', async () => {
    const [deleted, merged, into] = [await site.newTicket(), await site.newTicket(), await site.newTicket()]
    await site.raw('manager', 'DELETE', `/ticket/${deleted}`)
    await site.raw('manager', 'PUT', `/ticket/${merged}`, { MergeInto: Number(into) })
    const since = await pointNow(site)
    const adapter = site.as('verifier')
    const tickets = await collect(adapter.changedTickets(queues, since, { detail: 'ids' }))
    const shown = tickets.flatMap((batch) => batch.tickets.map(({ id }) => id))
    expect(shown).not.toContain(deleted)
    expect(shown).not.toContain(merged)
    const entries = (await collect(adapter.changedHistory(queues, since))).flat()
    const fates = entries.filter(({ fate }) => fate !== null).map(({ ticketId, fate }) => [ticketId, fate])
    expect(fates).toEqual(expect.arrayContaining([[deleted, 'deleted']]))
    expect(fates.some(([ticketId, fate]) => ticketId === merged && fate === 'merged')).toBe(true)
  })

  test('the history begins two hundred entries before the last one known', async () => {
    const id = await site.newTicket()
    const first = await newestEntry(site, id)
    ageTicket(site.server.databaseFile, id, 4000)
    const known = String(Number(first) + 150)
    const since = { serverTime: (await pointNow(site)).serverTime, transactionId: known }
    const entries = (await collect(site.as('verifier').changedHistory(queues, since))).flat()
    expect(entries.map((entry) => entry.id)).toContain(first)
    const far = { ...since, transactionId: String(Number(first) + 5000) }
    const later = (await collect(site.as('verifier').changedHistory(queues, far))).flat()
    expect(later.map((entry) => entry.id)).not.toContain(first)
  })

  test('whole pages of entries one may not see do not end the history', async () => {
    const id = await site.newTicket()
    await site.raw('verifier2', 'POST', `/ticket/${id}/comment`, { Content: 'x', ContentType: 'text/plain' })
    const before = await newestEntry(site, id)
    layTransactions(site.server.databaseFile, before, 230, 'Comment')
    await site.raw('verifier2', 'PUT', `/ticket/${id}`, { Subject: 'After the hidden ones' })
    const entries = (await collect(site.as('adopter').history(id))).flat()
    expect(entries.map(({ type }) => type)).toEqual(['Create', 'Set'])
    const all = (await collect(site.as('verifier').history(id))).flat()
    expect(all).toHaveLength(233)
    expect(new Set(all.map((entry) => entry.id)).size).toBe(233)
  })

  test('the words of many messages come together, and only those one may read', async () => {
    const id = await site.newTicket()
    const words = 'Zeile eins\nÜnïcode €'
    await site.raw('verifier2', 'POST', `/ticket/${id}/comment`, {
      Content: words,
      ContentType: 'text/plain',
      Subject: 'S',
    })
    await site.raw('verifier2', 'POST', `/ticket/${id}/comment`, {
      Content: '<p>As a page</p>',
      ContentType: 'text/html',
    })
    const entries = await messagesOf(id)
    const read = async (login: 'verifier' | 'adopter') =>
      (await collect(site.as(login).texts(entries))).flatMap(({ texts }) => texts.map(({ text }) => text))
    expect(await read('verifier')).toEqual(expect.arrayContaining([words, '<p>As a page</p>']))
    expect(await read('adopter')).not.toContain(words)
  })

  test('messages come in parts, each with the numbers that were asked for', async () => {
    const id = await site.newTicket()
    await site.raw('verifier2', 'POST', `/ticket/${id}/comment`, { Content: 'A', ContentType: 'text/plain' })
    const [entry = ''] = (await messagesOf(id)).slice(-1)
    const asked = [...Array.from({ length: 119 }, (_, index) => String(900_000 + index)), entry]
    const parts = await collect(site.as('verifier').texts(asked))
    expect(parts.flatMap(({ entries }) => entries)).toEqual(asked)
    expect(parts.map(({ texts }) => texts.length)).toEqual([0, 0, 1])
    let answers = 0
    const enough = () => (answers += 1) > 1
    const some = await collect(site.as('verifier').texts(asked, { enough }))
    expect(some.flatMap(({ entries }) => entries)).toEqual(asked.slice(0, 100))
  })

  test('texts too large for one answer come in parts, and a giant one without its words', async () => {
    const id = await site.newTicket()
    const words = [
      ...Array.from({ length: 6 }, (_, index) => `${index} ${'x'.repeat(20_000)}`),
      'y'.repeat(90_000),
    ]
    for (const Content of words)
      await site.raw('verifier2', 'POST', `/ticket/${id}/comment`, { Content, ContentType: 'text/plain' })
    const adapter = site.as('verifier', { maxAnswerBytes: 60_000 })
    const [part] = await collect(adapter.texts(await messagesOf(id)))
    expect(part?.texts.slice(-7).map(({ text }) => text)).toEqual([...words.slice(0, 6), null])
  })

  async function messagesOf(id: string): Promise<string[]> {
    const entries = (await collect(site.as('verifier').history(id))).flat()
    return entries.filter(({ type }) => type !== 'Set').map((entry) => entry.id)
  }
})
