import { expect, onTestFinished, test } from 'vitest'
import { listQueueFields } from '../../electron/db/tables/queue-fields.ts'
import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { act, createTicket } from '../../electron/usecases/tickets/act.ts'
import { setTo } from '../../electron/usecases/tickets/deeds.ts'
import { discardIntent } from '../../electron/usecases/tickets/outbox.ts'
import { success } from '../../shared/errors.ts'
import { countTickets, readServer } from '../campaigns/server-truth.ts'
import { openDesk, valueOf, type Desk } from '../support/desk.ts'
import type { Deed } from '../support/rt/administer.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const deskAt = (site: Site) =>
  openDesk({ address: site.proxy.url, server: site.server, login: 'verifier', graceMs: 300 })

const failureOf = ({ deps, accountId }: Desk) => getSyncFact(deps.db, accountId, 'last failure')

/** What an administrator does now, and takes back at the end of the test. */
function change(site: Site, deed: Deed, back: Deed): void {
  site.server.administer(deed)
  onTestFinished(() => void site.server.administer(back))
}

const fieldOf = ({ deps, accountId }: Desk, name: string) =>
  listQueueFields(deps.db, accountId, 'sw-rel').find((field) => field.name === name)

const valuesOf = ({ deps, accountId }: Desk, number: string, name: string) =>
  getTicket(deps.db, accountId, number)?.fields.find((field) => field.name === name)?.values

/** What a site may set on an upgrade: another time zone, a limit of files, and a life-cycle without «resolved». */
const upgraded = `
Set($Timezone, 'America/New_York');
Set($MaxAttachmentSize, 1000); Set($DropLongAttachments, 1);
Set(%Lifecycles, default => {
  initial => ['new'], active => ['open'], inactive => ['closed', 'deleted'],
  defaults => { on_create => 'new' },
  transitions => { '' => ['new', 'open'], new => ['open', 'closed', 'deleted'], open => ['new', 'closed', 'deleted'],
    closed => ['open', 'deleted'], deleted => ['open'] },
});
`

onRequestTracker('a server that is changed while we look on', { workers: 2 }, (site) => {
  test('a field that was renamed: the waiting change says so, and field and tickets are read anew', async () => {
    const [number, other] = [
      await site.newTicket({ UMDRelease: '1' }),
      await site.newTicket({ UMDRelease: '2' }),
    ]
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const [waiting] = desk.set(number, 'UMDRelease', ['3'])
    change(site, ['rename field', 'UMDRelease', 'Release'], ['rename field', 'Release', 'UMDRelease'])
    await desk.engine.syncOnce({ whole: true })
    expect(desk.intent(waiting!.id)).toMatchObject({
      state: 'refused',
      answer: {
        sentence: 'The ticket has no such field.',
        differences: [{ what: 'UMDRelease', stands: 'no such field on this ticket' }],
      },
    })
    expect([fieldOf(desk, 'Release')?.on, fieldOf(desk, 'UMDRelease')]).toEqual(['ticket', undefined])
    expect([valuesOf(desk, other, 'Release'), valuesOf(desk, other, 'UMDRelease')]).toEqual([
      ['2'],
      undefined,
    ])
    valueOf(discardIntent(desk.deps, waiting!.id))
    desk.set(number, 'Release', ['3'])
    await desk.settle()
    expect((await readServer(site, number)).fields.get('Release')).toEqual(['3'])
  })

  test('a new field on a ticket that somebody touched is reason enough to read the definitions anew', async () => {
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    site.server.administer(['add field', 'Effort', 'sw-rel'])
    onTestFinished(() => void site.server.administer(['disable field', 'Effort']))
    await site.raw('manager', 'PUT', `/ticket/${number}`, {
      CustomFields: { UMDRelease: '4', Effort: 'much' },
    })
    desk.deps.db.exec("update sync_fact set value = '2026-01-01T00:00:00.000Z' where name = 'definitions'")
    await desk.engine.syncOnce()
    expect(fieldOf(desk, 'Effort')?.on).toBe('ticket')
    expect(valuesOf(desk, number, 'Effort')).toEqual(['much'])
  })

  test('a queue that was renamed is said with its new name, and nothing is taken away', async () => {
    const number = await site.newTicket({ UMDRelease: '1' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    change(site, ['rename queue', 'sw-rel', 'software'], ['rename queue', 'software', 'sw-rel'])
    await desk.engine.syncOnce()
    expect(failureOf(desk)).toContain(`stands in «software» now`)
    expect(getTicket(desk.deps.db, desk.accountId, number)?.gone).toBeNull()
  })

  test('a value that left the list is refused with the words of the server, and left out from then on', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified' })
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    desk.set(number, 'RolloutProgress', ['Rejected'])
    change(
      site,
      ['remove value', 'RolloutProgress', 'Rejected'],
      ['add value', 'RolloutProgress', 'Rejected'],
    )
    await desk.engine.syncOnce()
    const [refused] = desk.intentsOf(number)
    expect(refused).toMatchObject({ state: 'refused', answer: { sentence: 'The server did not take it.' } })
    expect(refused?.answer?.says.join()).not.toBe('')
    expect(fieldOf(desk, 'RolloutProgress')?.detail?.allowed).not.toContain('Rejected')
    expect(valuesOf(desk, number, 'RolloutProgress')).toEqual(['Unverified'])
  })

  test('a field for new tickets that is there since yesterday can be used without a new start', async () => {
    const desk = deskAt(site)
    await site.newTicket()
    await desk.engine.syncOnce({ whole: true })
    desk.create('The first of the session.')
    await desk.settle()
    change(
      site,
      ['rename field', 'RepositoryURL', 'Repository'],
      ['rename field', 'Repository', 'RepositoryURL'],
    )
    const { deps, accountId } = desk
    const fields = [{ name: 'Repository', values: ['https://repository.invalid/1'] }]
    const draft = { queue: 'sw-rel', subject: 'The second of the session.', text: '', fields }
    const { id } = valueOf(createTicket(deps, accountId, draft))
    await desk.settle()
    expect(desk.intent(id).state).toBe('confirmed')
    expect(await countTickets(site, 'The second of the session.')).toBe(1)
  })
})

onRequestTracker('a server that is started anew with another configuration', { workers: 2 }, (site) => {
  test('in the middle of a round: everything arrives once, and what it takes no more is told', async () => {
    const [number, status] = [await site.newTicket(), await site.newTicket()]
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    const ids = [
      desk.set(number, 'UMDRelease', ['5'])[0]!,
      desk.say(number, 'Said around the restart.'),
      desk.create('Made around the restart.'),
    ].map(({ id }) => id)
    const [end] = valueOf(
      act(desk.deps, desk.accountId, status, ({ shown }) =>
        success([setTo(shown, { in: 'core', name: 'status' }, ['resolved'])]),
      ),
    )
    const restarts: Promise<void>[] = []
    site.proxy.follow(({ method }) => {
      if (method === 'PUT' && restarts.length === 0) restarts.push(site.server.restart({ extra: upgraded }))
      return null
    })
    await desk.engine.syncOnce()
    await Promise.all(restarts)
    expect(restarts).toHaveLength(1)
    await desk.settle()
    expect(ids.map((id) => desk.intent(id).state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    const server = await readServer(site, number)
    expect(server.set.filter(({ is }) => is === '5')).toHaveLength(1)
    expect(server.said.split('Said around the restart.')).toHaveLength(2)
    expect(await countTickets(site, 'Made around the restart.')).toBe(1)
    expect(desk.intent(end!.id)).toMatchObject({ state: 'refused', answer: { partly: false } })
    expect(desk.intent(end!.id).answer?.says.join()).toContain('resolved')
    expect(failureOf(desk)).toBeNull()
  })

  test('changes are found in its new time zone, and a file over its new limit is told', async () => {
    await site.server.restart({ extra: upgraded })
    const number = await site.newTicket()
    const desk = deskAt(site)
    await desk.engine.syncOnce({ whole: true })
    await site.raw('manager', 'PUT', `/ticket/${number}`, { CustomFields: { UMDRelease: '6' } })
    const file = await desk.keepFile('report.pdf', Buffer.alloc(3000, '%PDF-1.7 '))
    const { id } = desk.say(number, 'With a report.', [file])
    await desk.settle()
    await desk.engine.syncOnce()
    expect(valuesOf(desk, number, 'UMDRelease')).toEqual(['6'])
    expect(desk.intent(id)).toMatchObject({
      state: 'refused',
      answer: { partly: true, differences: [{ what: 'report.pdf' }] },
    })
  })
})
