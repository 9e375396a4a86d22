import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evidencePath } from '../../electron/db/evidence-folder.ts'
import { changeSettings } from '../../electron/usecases/settings/settings.ts'
import { readTickets } from '../../electron/usecases/tickets/list-tickets.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import { fileOf, newOpId, onRequestTracker, receiptOf, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) => openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })

async function ticketWithFile(site: Site, owner: string, content: Buffer): Promise<string> {
  const number = await site.newTicket()
  await site.raw('root', 'PUT', `/ticket/${number}`, { Owner: owner })
  const draft = {
    kind: 'comment',
    text: 'The log',
    subject: '',
    files: [fileOf('storm-trace.log', content)],
  } as const
  receiptOf(await site.as('verifier2').message(newOpId(), number, draft))
  return number
}

const digestHere = ({ deps, accountId }: Desk, number: string) =>
  valueOf(readTicketDetail(deps, accountId, number)).files.map(({ sha256 }) => sha256)

onRequestTracker('files of the mirror', {}, (site) => {
  test('small files of own tickets come by themselves, byte for byte; others wait until they are asked for', async () => {
    const content = Buffer.from('a small log\n')
    const own = await ticketWithFile(site, 'verifier', content)
    const large = await ticketWithFile(site, 'verifier', Buffer.alloc(1_200_000, 7))
    const foreign = await ticketWithFile(site, 'verifier2', content)
    const desk = deskAt(site)
    changeSettings(desk.deps, { filesUpToMegabytes: 1 })
    await desk.engine.syncOnce({ whole: true })
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(digestHere(desk, own)).toEqual([sha256])
    expect(readFileSync(evidencePath(desk.filesFolder, sha256))).toEqual(content)
    expect(digestHere(desk, large)).toEqual([null])
    expect(readTickets(desk.deps, 'storm-trace').map(({ number }) => number)).toEqual([large, own])
    expect(digestHere(desk, foreign)).toEqual([])
  })

  test('by the rule for all tickets those of others come too, by the rule for none nothing comes', async () => {
    const content = Buffer.from('of a colleague')
    const foreign = await ticketWithFile(site, 'verifier2', content)
    const desk = deskAt(site)
    changeSettings(desk.deps, { filesOfTickets: 'none' })
    await desk.engine.syncOnce({ whole: true })
    expect(digestHere(desk, foreign)).toEqual([])
    changeSettings(desk.deps, { filesOfTickets: 'all' })
    await desk.engine.syncOnce({ whole: true })
    expect(digestHere(desk, foreign)).toEqual([createHash('sha256').update(content).digest('hex')])
  })

  test('a file that cannot be fetched holds up no other one and is not asked for again at once', async () => {
    const broken = await ticketWithFile(site, 'verifier', Buffer.from('broken on its way'))
    const fine = await ticketWithFile(site, 'verifier', Buffer.from('arrives'))
    const desk = deskAt(site)
    let asked = 0
    site.proxy.follow(({ url }) => {
      if (!/\/Ticket\/Attachment\/|\/attachment\/\d+$/.test(url) || asked > 0) return null
      asked += 1
      return { kind: 'cut in the answer' }
    })
    await desk.engine.syncOnce({ whole: true })
    const got = [...digestHere(desk, broken), ...digestHere(desk, fine)]
    expect(got.filter((digest) => digest === null)).toHaveLength(1)
    site.proxy.follow(null)
    const before = site.proxy.seen.length
    await desk.engine.syncOnce({ whole: true })
    expect(site.proxy.seen.slice(before).some(({ url }) => url.includes('/Ticket/Attachment/'))).toBe(false)
  })
})
