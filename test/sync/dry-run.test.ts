import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { evidencePath } from '../../electron/db/evidence-folder.ts'
import { dryRun } from '../../electron/sync/push/dry-run.ts'
import { createTicket } from '../../electron/usecases/tickets/act.ts'
import { readAccounts } from '../../electron/usecases/tickets/accounts.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) => openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })

function plan(desk: Desk) {
  return dryRun({ ...desk.deps, filesFolder: desk.filesFolder }, readAccounts(desk.deps.db)[0]!)
}

/** A multipart body's boundary is made anew each time. */
const comparable = (text: string) => text.replaceAll(/proviso-[0-9a-f-]{36}/g, 'proviso-boundary')

onRequestTracker('a dry run', {}, (site) => {
  test('writes down the very requests that leave afterwards, without the sign-in', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const { deps, accountId } = desk
    desk.set(number, 'UMDRelease', ['3'])
    desk.set(number, 'UMDRelease', ['2'])
    desk.say(number, 'Installed on sl6.')
    const draft = { queue: 'sw-rel', subject: 'A new product', text: 'Please verify', fields: [] }
    valueOf(createTicket(deps, accountId, draft))
    const planned = (await plan(desk)).flatMap(({ requests }) => requests)
    const before = site.proxy.seen.length
    await desk.settle()
    const seen = site.proxy.seen.slice(before).filter(({ method }) => method !== 'GET')
    const writes = planned.filter(({ method }) => method !== 'GET')
    expect(writes.map(({ method, url, body }) => ({ method, url, body: comparable(body) }))).toEqual(
      seen.map(({ method, url, body }) => ({
        method,
        url: site.proxy.url + url,
        body: comparable(String(body)),
      })),
    )
    for (const [index, { headers }] of writes.entries()) {
      const sent = seen[index]!.headers
      const shown = Object.fromEntries(headers.map(({ name, value }) => [name, value]))
      // The second change of one field rests on a version that the first one makes.
      if (index !== 1) expect(sent).toMatchObject(shown)
      expect(JSON.stringify(headers)).not.toMatch(/authorization|cookie|1-\d+-[0-9a-f]{32}/)
    }
    expect(writes[0]!.headers.map(({ name }) => name)).toContain('if-match')
  })

  test('names files by their digest, and sends nothing', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const report = Buffer.from('%PDF-1.7 a report')
    const sha256 = createHash('sha256').update(report).digest('hex')
    const path = evidencePath(desk.filesFolder, sha256)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, report)
    desk.say(number, 'The report', [
      { name: 'report.pdf', mediaType: 'application/pdf', bytes: report.length, sha256 },
    ])
    const before = site.proxy.seen.length
    const [planned] = await plan(desk)
    const write = planned?.requests.at(-1)
    expect(write?.body).toContain('filename="report.pdf"')
    expect(write?.body).toContain(`SHA-256 ${sha256}`)
    expect(site.proxy.seen.length).toBe(before)
  })

  test('plans nothing for a ticket that was deleted meanwhile', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    desk.say(number, 'Too late')
    desk.deps.db.exec(
      `update ticket set gone_kind = 'deleted', gone_at = '2026-11-20T12:00:00Z' where number = ${number}`,
    )
    expect(await plan(desk)).toMatchObject([
      { requests: [], note: expect.stringContaining('deleted on the server (noticed 2026-11-20)') },
    ])
  })

  test('says why nothing would be written', async () => {
    const number = await site.newTicket({ UMDRelease: '3' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    desk.set(number, 'UMDRelease', ['2'])
    desk.deps.db.exec("update ticket_field set value = '1' where name = 'UMDRelease'")
    const [planned] = await plan(desk)
    expect(planned?.requests.map(({ method }) => method)).toEqual(['GET'])
    expect(planned?.note).toContain('Nothing would be written: Somebody changed the same field')
  })
})
