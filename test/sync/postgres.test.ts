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

function uploadFile(site: Site, number: string, bytes: number): Promise<Response> {
  const form = new FormData()
  form.set('JSON', JSON.stringify({ Content: 'A large one.', ContentType: 'text/plain' }))
  form.set('Attachments', new Blob([Buffer.alloc(bytes)], { type: 'application/octet-stream' }), 'large.bin')
  const headers = { 'user-agent': 'proviso-tests', authorization: `token ${site.server.tokens.manager}` }
  return fetch(`${site.server.url}/REST/2.0/ticket/${number}/comment`, {
    method: 'POST',
    headers,
    body: form,
  })
}

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

  // Numbers and times are given out before a write can be seen, and an upload keeps its own unseen for seconds.
  test('an entry that is seen long after later ones is mirrored like them', async () => {
    const [large, small] = [await site.newTicket(), await site.newTicket()]
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const uploaded = new AbortController()
    const upload = uploadFile(site, large, 30 * megabyte).finally(() => uploaded.abort())
    while (!uploaded.signal.aborted) {
      await comment(site, small, 'Meanwhile.')
      await desk.engine.syncOnce()
    }
    expect((await upload).status).toBe(201)
    await desk.engine.syncOnce()
    const mirrored = entriesIn(desk)
    for (const number of [large, small]) {
      const { json } = await site.raw('verifier', 'GET', `/ticket/${number}/history?per_page=100`)
      const { items } = json as { items: { id: string | number }[] }
      expect(items.length).toBeGreaterThan(1)
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
