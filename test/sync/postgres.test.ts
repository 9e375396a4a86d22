import { expect, test } from 'vitest'
import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { openDesk, type Desk } from '../support/desk.ts'
import { digestOnServer, megabyte, queueReport } from '../support/rt/large-report.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) => openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })

const mirroredIn = ({ deps }: Desk) =>
  deps.db.prepare('select count(*) as tickets, sum(fields_known) as whole from ticket').get()

const entriesIn = ({ deps }: Desk) =>
  new Set(deps.db.prepare<[], string>('select cast(id as text) from ticket_entry').pluck().all())

const comment = (site: Site, number: string, Content: string) =>
  site.raw('manager', 'POST', `/ticket/${number}/comment`, { Content, ContentType: 'text/plain' })

onRequestTracker('a desk at a server on PostgreSQL', { database: 'postgres', workers: 4 }, (site) => {
  test('the first pull goes from page to page, and increments follow what changes', async () => {
    const first = await site.newTicket({ RolloutProgress: 'Unverified', UMDRelease: '1' })
    site.server.administer(['copy ticket', first, 139])
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    expect(mirroredIn(desk)).toEqual({ tickets: 140, whole: 140 })
    const later = await site.newTicket({ UMDRelease: '2' })
    await site.raw('manager', 'PUT', `/ticket/${first}`, { CustomFields: { UMDRelease: '3' } })
    await desk.engine.syncOnce()
    const { db } = desk.deps
    expect(getTicket(db, desk.accountId, later)?.fields).toContainEqual({ name: 'UMDRelease', values: ['2'] })
    expect(getTicket(db, desk.accountId, first)?.fields).toContainEqual({ name: 'UMDRelease', values: ['3'] })
    site.server.administer(['move tickets', 'sw-rel', 'vault'])
  })

  test('a deleted and a merged ticket are told by the history and stay here', async () => {
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

  // Numbers are given out before a write can be seen: without an overlap a fifth of them is missed here.
  test('entries that four writers make at once are all mirrored, though a round sees later ones first', async () => {
    const numbers = await Promise.all([0, 1, 2, 3].map(() => site.newTicket()))
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const written = new AbortController()
    const made = Promise.all(
      numbers.map(async (number) => {
        for (let note = 0; note < 12; note += 1) await comment(site, number, `Note ${String(note)}.`)
      }),
    ).finally(() => written.abort())
    while (!written.signal.aborted) await desk.engine.syncOnce()
    await made
    await desk.engine.syncOnce()
    const mirrored = entriesIn(desk)
    for (const number of numbers) {
      const { json } = await site.raw('verifier', 'GET', `/ticket/${number}/history?per_page=100`)
      const { items } = json as { items: { id: string | number }[] }
      expect(items.length).toBeGreaterThanOrEqual(13)
      expect(items.map(({ id }) => String(id)).filter((id) => !mirrored.has(id))).toEqual([])
    }
    expect(getSyncFact(desk.deps.db, desk.accountId, 'last failure')).toBeNull()
  })

  test('a PDF of 20 MB arrives byte for byte', async () => {
    const { desk, number, id, file } = await queueReport(site, 20 * megabyte)
    await desk.settle()
    expect(desk.intent(id)).toMatchObject({
      state: 'confirmed',
      answer: { proof: { files: [{ name: 'report.pdf', bytes: file.bytes, sha256: file.sha256 }] } },
    })
    expect(await digestOnServer(site, number)).toBe(file.sha256)
  })
})
