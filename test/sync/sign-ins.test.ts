import { expect, onTestFinished, test } from 'vitest'
import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { countTickets, readServer } from '../campaigns/server-truth.ts'
import { openDesk, type Desk } from '../support/desk.ts'
import type { SeenRequest } from '../support/fault-proxy.ts'
import type { Login } from '../support/request-tracker.ts'
import { onRequestTracker, setField, type Site } from '../support/rt/site.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** A desk whose token can be replaced, as a person does in the settings. */
function deskOf(site: Site, login: Login) {
  const tokens = { ...site.server.tokens }
  const options = { address: site.proxy.url, server: { tokens }, login, graceMs: 300 }
  const renew = () => {
    tokens[login] = site.server.administer(['make token', login])
  }
  return { desk: openDesk(options), renew }
}

const failureOf = ({ deps, accountId }: Desk) =>
  (JSON.parse(getSyncFact(deps.db, accountId, 'last failure') ?? 'null') as { kind: string } | null)?.kind

const standOf = (desk: Desk, ids: readonly string[]) =>
  ids.map((id) => desk.intent(id)).map(({ state, attempts }) => `${state} ${String(attempts)}`)

/** Sessions are left out, as where a site ends them early: each request signs in by itself. */
function withoutSessions(site: Site, before: (request: SeenRequest) => void): void {
  site.proxy.follow((request) => {
    delete request.headers.cookie
    before(request)
    return null
  })
}

async function askForThree(site: Site, desk: Desk) {
  const number = await site.newTicket()
  await desk.engine.syncOnce({ whole: true })
  const word = crypto.randomUUID()
  const ids = [desk.set(number, 'UMDRelease', [word])[0]!, desk.say(number, `${word}.`), desk.create(word)]
  const effects = async () => {
    const server = await readServer(site, number)
    const changes = server.set.filter(({ is }) => is === word).length
    return [changes, server.said.split(`${word}.`).length - 1, await countTickets(site, word)]
  }
  return { ids: ids.map(({ id }) => id), effects }
}

onRequestTracker('a sign-in that ends on the server', { workers: 2 }, (site) => {
  test('a token deleted in the middle of a round: all of it waits, and goes once with a new one', async () => {
    const { desk, renew } = deskOf(site, 'verifier')
    const { ids, effects } = await askForThree(site, desk)
    let isDeleted = false
    withoutSessions(site, ({ method }) => {
      if (method === 'PUT' && !isDeleted) site.server.administer(['delete tokens', 'verifier'])
      isDeleted ||= method === 'PUT'
    })
    for (let round = 0; round < 3; round += 1) await desk.engine.syncOnce()
    expect(failureOf(desk)).toBe('unauthorised')
    expect(standOf(desk, ids)).toEqual(['queued 0', 'queued 0', 'queued 0'])
    expect(await effects()).toEqual([0, 0, 0])
    renew()
    await desk.settle()
    expect(standOf(desk, ids)).toEqual(['confirmed 1', 'confirmed 1', 'confirmed 1'])
    expect(await effects()).toEqual([1, 1, 1])
  })

  test('a token deleted between a comment and its proof: it is found with the next one, not repeated', async () => {
    const { desk, renew } = deskOf(site, 'verifier2')
    const { ids, effects } = await askForThree(site, desk)
    let isSaid = false
    withoutSessions(site, ({ method, url }) => {
      if (isSaid && method === 'GET') {
        isSaid = false
        site.server.administer(['delete tokens', 'verifier2'])
      }
      isSaid ||= url.endsWith('/comment')
    })
    for (let round = 0; round < 4; round += 1) await desk.engine.syncOnce()
    expect(failureOf(desk)).toBe('unauthorised')
    expect(standOf(desk, ids)).toEqual(['confirmed 1', 'uncertain 1', 'queued 0'])
    site.proxy.follow(null)
    renew()
    await desk.settle()
    expect(standOf(desk, ids)).toEqual(['confirmed 1', 'confirmed 1', 'confirmed 1'])
    expect(await effects()).toEqual([1, 1, 1])
  })

  test('an account disabled between reading and writing waits too, and takes nothing for hidden', async () => {
    const { desk } = deskOf(site, 'overseas')
    const { ids, effects } = await askForThree(site, desk)
    let isDisabled = false
    const enable = () => {
      if (isDisabled) site.server.administer(['enable', 'overseas'])
      isDisabled = false
    }
    onTestFinished(enable)
    withoutSessions(site, ({ method }) => {
      if (method === 'PUT' && !isDisabled) site.server.administer(['disable', 'overseas'])
      isDisabled ||= method === 'PUT'
    })
    for (let round = 0; round < 3; round += 1) await desk.engine.syncOnce()
    expect(failureOf(desk)).toBe('unauthorised')
    expect(standOf(desk, ids)).toEqual(['queued 0', 'queued 0', 'queued 0'])
    expect(desk.deps.db.prepare('select count(gone_kind) from ticket').pluck().get()).toBe(0)
    site.proxy.follow(null)
    enable()
    await desk.settle()
    expect(standOf(desk, ids)).toEqual(['confirmed 1', 'confirmed 1', 'confirmed 1'])
    expect(await effects()).toEqual([1, 1, 1])
  })

  // The server itself goes by the session while it lasts, whatever became of the token behind it.
  test('a token deleted under a living session is missed at the next sign-in', async () => {
    const login = 'adopter'
    const dataFolder = makeTempFolder()
    const tokens = { ...site.server.tokens }
    const open = () => openDesk({ address: site.proxy.url, server: { tokens }, login, dataFolder })
    const before = open()
    await before.engine.syncOnce()
    site.server.administer(['delete tokens', login])
    await before.engine.syncOnce()
    expect(failureOf(before)).toBeUndefined()
    before.close()
    const after = open()
    await after.engine.syncOnce()
    expect(failureOf(after)).toBe('unauthorised')
    tokens[login] = site.server.administer(['make token', login])
    await after.engine.syncOnce()
    expect(failureOf(after)).toBeUndefined()
  })

  test('a password that was changed is not taken any more, and nothing was sent', async () => {
    const number = await site.newTicket()
    const as = (password: string) =>
      site.as('manager', {
        credential: { kind: 'password', login: 'manager', password },
        useSession: false,
      })
    const change = [setField('UMDRelease', [], ['7'])]
    const before = as('manager-password')
    site.server.administer(['password', 'manager', 'another-password'])
    expect(await before.update(number, change)).toMatchObject({
      kind: 'not-sent',
      failure: { kind: 'unauthorised' },
    })
    expect(await as('another-password').update(number, change)).toMatchObject({ kind: 'confirmed' })
  })
})
