import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listOpenIntents, listRecentIntents } from '../../electron/db/tables/intents.ts'
import { getTicket } from '../../electron/db/tables/tickets.ts'
import { createEngine } from '../../electron/sync/engine.ts'
import { openTracker } from '../../electron/sync/open-tracker.ts'
import { dryRun } from '../../electron/sync/push/dry-run.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { sayOnTicket } from '../../electron/usecases/tickets/act.ts'
import { readAccounts, saveAccount } from '../../electron/usecases/tickets/accounts.ts'
import { readTickets } from '../../electron/usecases/tickets/list-tickets.ts'
import { startOnTicket } from '../../electron/usecases/tickets/process.ts'
import { readTicketDetail } from '../../electron/usecases/tickets/read-tickets.ts'
import { usualMapping } from '../../shared/domain/tracker-account.ts'
import { openTestStore } from '../support/database.ts'
import { valueOf } from '../support/desk.ts'
import { onFakeZammad, type ZammadSite } from '../support/zammad/site.ts'

/** A desk whose account is at the stand-in. */
function openZammadDesk(site: ZammadSite) {
  const { db, dataFolder } = openTestStore()
  const deps: Deps = { db, now: () => new Date(), newId: () => crypto.randomUUID() }
  const account = valueOf(
    saveAccount(deps, {
      id: null,
      name: 'The helpdesk',
      kind: 'zammad',
      address: site.proxy.url,
      login: 'verifier',
      signIn: 'token',
      secret: null,
      queues: ['sw-rel'],
      ownCa: null,
      opIdFields: { ticket: 'op_id', message: null },
      mapping: { ...usualMapping.zammad, hours: 'hours', relatedTickets: 'related' },
    }),
  )
  const filesFolder = join(dataFolder, 'tickets')
  const engine = createEngine({
    db,
    filesFolder,
    now: deps.now,
    readSecret: async () => site.server.token('verifier'),
    open: openTracker,
    changed: () => undefined,
    report: (error) => {
      throw error
    },
    graceMs: () => 300,
    backOffMs: () => 50,
  })
  onTestFinished(() => engine.close())
  return { deps, engine, account, filesFolder }
}

onFakeZammad('an account at a Zammad, by its stand-in', (site) => {
  const ready = { rollout_progress: 'Unverified', communication_status: 'OK' }

  test('tickets, histories and words are mirrored, searched, and follow what changes', async () => {
    const ticket = site.server.newTicket(ready, 'dCache 9.2.1')
    await site.as('verifier2').message('said', String(ticket.id), {
      kind: 'comment',
      text: 'Η Αθήνα is ready',
      subject: '',
      files: [],
    })
    const { deps, engine, account } = openZammadDesk(site)
    await engine.syncOnce({ whole: true })
    expect(readTickets(deps, 'αθηνα').map(({ number }) => number)).toEqual([String(ticket.id)])
    site.server.change('verifier2', ticket, { rollout_progress: 'In Verification' })
    await engine.syncOnce()
    const { shown, entries, texts } = valueOf(readTicketDetail(deps, account.id, String(ticket.id)))
    expect(shown.fields).toContainEqual({ name: 'rollout_progress', values: ['In Verification'] })
    expect(entries.map(({ type }) => type)).toEqual(['Comment', 'CustomField'])
    expect(texts.map(({ text }) => text)).toEqual(['Η Αθήνα is ready'])
  })

  test('a start and a comment arrive once each, also over a broken line', async () => {
    const ticket = site.server.newTicket(ready)
    const place = { number: String(ticket.id) }
    const { deps, engine, account } = openZammadDesk(site)
    await engine.syncOnce({ whole: true })
    valueOf(startOnTicket(deps, { ...place, accountId: account.id }, 3))
    const message = { as: 'comment', text: 'Begun.', subject: '', files: [] } as const
    valueOf(sayOnTicket(deps, { ...place, accountId: account.id }, { ...message, files: [] }))
    let cut = 0
    site.proxy.follow(({ method }) =>
      method !== 'GET' && (cut += 1) % 2 === 1 ? { kind: 'cut after' } : null,
    )
    for (let round = 0; round < 40 && listOpenIntents(deps.db, account.id).length > 0; round += 1) {
      await engine.syncOnce()
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    expect(listRecentIntents(deps.db, 10).map(({ state }) => state)).toEqual(Array(4).fill('confirmed'))
    expect(ticket).toMatchObject({
      owner: 'verifier',
      custom: { umd_release: '3', rollout_progress: 'In Verification' },
    })
    const said = site.server.state.articles.filter(({ ticket_id: of }) => of === ticket.id)
    expect(said.map(({ body }) => body)).toEqual(['Begun.'])
  })

  test('an account without a line holds up no other one', async () => {
    const ticket = site.server.newTicket(ready, 'Reachable')
    const { deps, engine, account } = openZammadDesk(site)
    const { kind, address: _there, number: _number, ...rest } = account
    const away = { ...rest, id: null, name: 'Away', kind, address: 'http://127.0.0.1:9', secret: null }
    valueOf(saveAccount(deps, away))
    const run = await engine.syncOnce({ whole: true })
    expect(run).toMatchObject({
      rounds: [
        { name: 'The helpdesk', failure: null },
        { name: 'Away', failure: { kind: 'offline' } },
      ],
    })
    expect(readTickets(deps, 'reachable').map(({ number }) => number)).toEqual([String(ticket.id)])
  })

  test('the dry run shows the requests of this kind of server', async () => {
    const ticket = site.server.newTicket(ready)
    const { deps, engine, account, filesFolder } = openZammadDesk(site)
    await engine.syncOnce({ whole: true })
    valueOf(startOnTicket(deps, { accountId: account.id, number: String(ticket.id) }, 3))
    const planned = await dryRun({ ...deps, filesFolder }, readAccounts(deps.db)[0]!)
    expect(planned.map(({ requests }) => requests.at(-1))).toMatchObject([
      {
        method: 'PUT',
        url: `${site.proxy.url}/api/v1/tickets/${String(ticket.id)}`,
        body: '{"owner":"verifier"}',
      },
      { method: 'PUT', body: '{"umd_release":"3"}' },
      { method: 'PUT', body: '{"rollout_progress":"In Verification"}' },
    ])
  })

  test('a ticket that was deleted stays here and is marked', async () => {
    const ticket = site.server.newTicket(ready)
    const { deps, engine, account } = openZammadDesk(site)
    await engine.syncOnce({ whole: true })
    site.server.state.tickets.delete(ticket.id)
    deps.db.exec("delete from sync_fact where name = 'presence'")
    await engine.syncOnce()
    expect(getTicket(deps.db, account.id, String(ticket.id))?.gone).toMatchObject({ kind: 'unknown' })
  })
})
