import { expect, test } from 'vitest'
import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { getTicket, listNumbers } from '../../electron/db/tables/tickets.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import { whenGone, withDeskProcess } from '../support/desk-process.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'
import { mountSmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const login = 'verifier'

/** Tickets with notes and a comment each. */
async function makeTickets(site: Site, count: number, notes: string): Promise<readonly string[]> {
  const numbers: string[] = []
  for (let made = 0; made < count; made += 1) {
    const number = await site.newTicket({ ReleaseNotes: notes, UMDRelease: String(made) })
    const words = { Content: `Words of ${number}.`, ContentType: 'text/plain' }
    await site.raw('manager', 'POST', `/ticket/${number}/comment`, words)
    numbers.push(number)
  }
  return numbers
}

/** Everything of them is mirrored: fields, history and words. */
function expectWhole({ deps, accountId }: Desk, numbers: readonly string[], notes: string): void {
  for (const number of numbers) {
    const fields = getTicket(deps.db, accountId, number)?.fields ?? []
    const kept = fields.find(({ name }) => name === 'ReleaseNotes')?.values.join()
    // Both in full would fill the screen with a third of a megabyte.
    expect([kept?.length, kept === notes]).toEqual([notes.length, true])
    const { texts, entries } = valueOf(readTicketDetail(deps, accountId, number))
    expect(texts.map(({ text }) => text?.trim())).toContain(`Words of ${number}.`)
    expect(entries.length).toBeGreaterThan(1)
  }
}

onRequestTracker('a first pull that is interrupted', { workers: 2 }, (site) => {
  test('a program killed again and again in its midst goes on where it stopped', async () => {
    const numbers = await makeTickets(site, 4, 'Short notes.')
    const dataFolder = makeTempFolder()
    let killed = 0
    for (let kill = 0; kill < 8; kill += 1) {
      await withDeskProcess(site, { login, dataFolder }, async (child) => {
        const start = site.proxy.seen.length
        site.proxy.follow(({ index }) => {
          if (index - start >= 2 + kill) child.kill('SIGKILL')
          return null
        })
        await whenGone(child)
        if (child.signalCode === 'SIGKILL') killed += 1
      })
    }
    expect(killed).toBeGreaterThan(3)
    site.proxy.follow(null)
    const desk = openDesk({ address: site.proxy.url, server: site.server, login, dataFolder })
    expect(getSyncFact(desk.deps.db, desk.accountId, 'point')).not.toBeNull()
    await desk.engine.syncOnce({ whole: true })
    expectWhole(desk, numbers, 'Short notes.')
  }, 120_000)

  test('a disk that fills up ends the round, keeps what is whole, and with room the rest comes', async (context) => {
    const why = whyNoSmallDisk()
    if (why !== null) context.skip(why)
    const notes = `${'word '.repeat(60_000)}end`
    const numbers = await makeTickets(site, 6, notes)
    const disk = mountSmallDisk(48)
    const { url: address } = site.proxy
    const desk = openDesk({ address, server: site.server, login, dataFolder: disk.folder })
    let isFull = false
    site.proxy.follow(({ url }) => {
      if (url.includes('CustomFields') && !isFull) disk.fill()
      isFull ||= url.includes('CustomFields')
      return null
    })
    await expect(desk.engine.syncOnce({ whole: true })).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    expect(listNumbers(desk.deps.db, desk.accountId)).toEqual(expect.arrayContaining([...numbers]))
    disk.free()
    await desk.engine.syncOnce({ whole: true })
    expectWhole(desk, numbers, notes)
    expect(desk.deps.db.pragma('integrity_check', { simple: true })).toBe('ok')
  }, 120_000)
})
