import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { usualValues, type ValueMapping } from '../../../../shared/domain/process-values.ts'
import { usualMapping, type TrackerAccount } from '../../../../shared/domain/tracker-account.ts'
import { checkValues } from '../../../../electron/sync/check-values.ts'
import type { Fault } from '../../../support/fault-proxy.ts'
import { openRequestTracker } from '../../../../electron/sync/trackers/rt/request-tracker.ts'
import { collect, failureOf, newOpId, onRequestTracker, setField, valueOf } from '../../../support/rt/site.ts'
import type { Site } from '../../../support/rt/site.ts'

const wanted = { queues: ['sw-rel'], fields: ['RolloutProgress', 'EATeams'], account: 'verifier' }
const account: TrackerAccount = {
  id: 'a',
  number: 1,
  name: 'The site',
  kind: 'request-tracker',
  address: 'https://rt.example.org',
  login: 'verifier',
  signIn: 'token',
  queues: ['sw-rel', 'nowhere'],
  ownCa: null,
  opIdFields: { ticket: null, message: null },
  mapping: usualMapping['request-tracker'],
  values: usualValues,
}
const quick = { connectMs: 500, answerMs: 600, idleMs: 600, wholeMs: 1000 }

async function codesOf(
  site: Site,
  login: 'verifier' | 'reader' | 'taker' | 'adopter' | 'overseas' | 'stranger',
) {
  const report = valueOf(await site.as(login).check({ ...wanted, account: login }))
  return report.findings.filter(({ weight }) => weight !== 'good').map(({ code }) => code)
}

onRequestTracker('the connection test', {}, (site) => {
  test('says nothing but good where everything is right', async () => {
    await site.newTicket()
    const report = valueOf(await site.as('verifier').check(wanted))
    expect(report.account).toEqual({ login: 'verifier', timeZone: 'UTC' })
    expect(report.version).toMatch(/^5\./)
    expect(report.findings.every(({ weight }) => weight === 'good')).toBe(true)
  })

  test('names missing rights, hidden definitions and a time zone', async () => {
    await site.newTicket()
    expect(await codesOf(site, 'reader')).toEqual(['cannot-create', 'cannot-comment', 'cannot-modify'])
    expect(await codesOf(site, 'taker')).toEqual(['cannot-create', 'cannot-modify'])
    expect(await codesOf(site, 'adopter')).toContain('definitions-hidden')
    expect(await codesOf(site, 'overseas')).toEqual(['time-zone'])
    expect(await codesOf(site, 'stranger')).toEqual(['queue-missing'])
  })

  test('names a missing field, a foreign token and a queue without a field for ids', async () => {
    const queues = ['sw-rel', 'requirements']
    const adapter = site.as('verifier2')
    const report = valueOf(await adapter.check({ queues, fields: ['Effort'], account: 'verifier' }))
    const codes = report.findings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['other-account', 'field-missing', 'no-operation-field']))
    expect(report.findings.map(({ sentence }) => sentence).join('\n')).toContain('«Effort»')
  })

  test('names values of the process that the site does not list, and is content with its own words', async () => {
    const adapter = site.as('verifier')
    const sentences = async (values: ValueMapping) =>
      valueOf(await checkValues(adapter, { ...account, values })).map(
        ({ sentence }) => sentence.split('. ')[0],
      )
    expect(await sentences(usualValues)).toEqual([])
    expect(
      await sentences({
        ...usualValues,
        progress: { 'In Verification': 'Checking' },
        communicationOk: 'Sent',
      }),
    ).toEqual([
      'The field «RolloutProgress» of «sw-rel» has no value «Checking» for the step In Verification of the process',
      'The field «CommunicationStatus» of «sw-rel» has no value «Sent» for an announcement that is in order',
    ])
  })

  test('says by how much the server clock is off', async () => {
    const date = new Date(Date.now() - 3 * 3600_000).toUTCString()
    site.proxy.follow(() => ({ kind: 'headers', set: { date } }))
    const report = valueOf(await site.as('verifier').check(wanted))
    site.proxy.follow(null)
    expect(report.clockSkewSeconds).toBeLessThan(-10_000)
    expect(report.findings.map(({ code }) => code)).toContain('clock')
  })

  test('a wrong token and a wrong password are the same failure', async () => {
    const credentials = [
      { kind: 'token', token: '1-32-00000000000000000000000000000000' },
      { kind: 'password', login: 'verifier', password: 'wrong' },
    ] as const
    for (const credential of credentials)
      for (const useSession of [true, false])
        expect(failureOf(await site.as('verifier', { credential, useSession }).check(wanted)).kind).toBe(
          'unauthorised',
        )
  })
})

onRequestTracker(
  'a connection to a real server',
  { workers: 2, keepAliveSeconds: 20, bcryptCost: 10 },
  (site) => {
    test('goes by its own name and never follows a redirect with its credential', async () => {
      const heard: IncomingHttpHeaders[] = []
      const elsewhere = createServer((incoming, outgoing) => {
        heard.push(incoming.headers)
        outgoing.end('{}')
      })
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
      onTestFinished(() => void elsewhere.close())
      const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/REST/2.0/rt`
      site.proxy.follow(() => ({ kind: 'answer', status: 302, headers: { location } }))
      const id = newOpId()
      const failure = failureOf(await site.as('verifier').serverTime())
      const outcome = await site.as('verifier').update('1', [setField('UMDRelease', [], [id])])
      site.proxy.follow(null)
      expect(failure).toMatchObject({ kind: 'not-understood', effect: 'none' })
      expect(outcome.kind).toBe('not-sent')
      expect(heard).toEqual([])
      expect(
        site.proxy.seen.every(({ headers }) => !/mozilla/i.test(headers['user-agent'] ?? 'mozilla')),
      ).toBe(true)
    })

    test('a redirect to the login page is a sign-in that ended', async () => {
      site.proxy.follow(() => ({
        kind: 'answer',
        status: 302,
        headers: { location: '/' },
        body: '<p>Login</p>',
      }))
      expect(failureOf(await site.as('verifier').serverTime()).kind).toBe('unauthorised')
      site.proxy.follow(null)
    })

    test('an idle connection is given back to the server', async () => {
      const adapter = site.as('verifier', { address: site.server.url })
      const others = [
        site.as('verifier2', { address: site.server.url }),
        site.as('manager', { address: site.server.url }),
      ]
      for (let round = 0; round < 3; round += 1)
        for (const one of [adapter, ...others]) expect((await one.serverTime()).ok).toBe(true)
      const through = site.as('verifier')
      valueOf(await through.serverTime())
      expect(await site.proxy.connections()).toBeGreaterThan(0)
      await expect.poll(() => site.proxy.connections(), { timeout: 5000 }).toBe(0)
    })

    test('a web session spares the server a password hash with each request', async () => {
      site.proxy.follow(null)
      const cookies = async (useSession: boolean) => {
        const from = site.proxy.seen.length
        const adapter = site.as('verifier', { useSession })
        for (let round = 0; round < 3; round += 1) valueOf(await adapter.serverTime())
        return site.proxy.seen.slice(from).map(({ headers }) => headers.cookie !== undefined)
      }
      expect(await cookies(true)).toEqual([false, true, true, true])
      expect(await cookies(false)).toEqual([false, false, false])
    })

    test('an ended session is no failure, because the sign-in goes along', async () => {
      const adapter = site.as('verifier')
      valueOf(await adapter.serverTime())
      site.proxy.follow(({ headers }) => {
        if (headers.cookie !== undefined) headers.cookie = 'RT_SID_tests.1=00000000000000000000000000000000'
        return null
      })
      expect((await adapter.serverTime()).ok).toBe(true)
      site.proxy.follow(null)
    })

    const page = '<html><body>Bad gateway</body></html>'
    const cases: readonly (readonly [string, Fault, string])[] = [
      ['a cut connection', { kind: 'cut before' }, 'lost'],
      ['an answer that never comes', { kind: 'hang' }, 'lost'],
      ['half an answer', { kind: 'cut in the answer' }, 'lost'],
      ['an answer in slow drops', { kind: 'drip', bytes: 1, ms: 50 }, 'lost'],
      ['401', { kind: 'answer', status: 401 }, 'unauthorised'],
      ['403', { kind: 'answer', status: 403, body: '{"message":"Forbidden"}' }, 'forbidden'],
      ['404', { kind: 'answer', status: 404 }, 'not-found'],
      ['409', { kind: 'answer', status: 409 }, 'changed'],
      ['412', { kind: 'answer', status: 412 }, 'changed'],
      ['429', { kind: 'answer', status: 429, headers: { 'retry-after': '7' } }, 'busy'],
      ['500 without a word', { kind: 'answer', status: 500 }, 'server-error'],
      ['502 with a page', { kind: 'answer', status: 502, body: page }, 'busy'],
      ['a page with 200', { kind: 'answer', status: 200, body: page }, 'not-understood'],
      ['wrong types', { kind: 'answer', status: 200, body: '{"Version":{"a":1}}' }, 'not-understood'],
      [
        'a list for an object',
        { kind: 'answer', status: 200, body: '["Permission Denied"]' },
        'not-understood',
      ],
      ['broken JSON', { kind: 'answer', status: 200, body: '{"Version":' }, 'not-understood'],
      ['a giant answer', { kind: 'rewrite', body: () => JSON.stringify('x'.repeat(300_000)) }, 'too-large'],
    ]

    test.each(cases)('%s is a failure of its own kind', async (_what, fault, kind) => {
      site.proxy.follow(() => fault)
      const adapter = site.as('verifier', { patience: quick, maxAnswerBytes: 200_000, useSession: false })
      const failure = failureOf(await adapter.serverTime())
      site.proxy.follow(null)
      expect(failure.kind, failure.message).toBe(kind)
      if (kind === 'busy' && fault.kind === 'answer' && fault.status === 429)
        expect(failure.retryAfterSeconds).toBe(7)
    })

    const writes: readonly (readonly [string, Fault, string])[] = [
      ['refused with 400', { kind: 'answer', status: 400, body: '{"message":"No"}' }, 'refused'],
      ['asked to wait', { kind: 'answer', status: 429 }, 'not-sent'],
      ['not signed in any more', { kind: 'answer', status: 401 }, 'not-sent'],
      ['answered by a broken gateway', { kind: 'answer instead', status: 502, body: page }, 'uncertain'],
      ['answered with a page', { kind: 'answer instead', status: 200, body: page }, 'uncertain'],
      ['answered with 500', { kind: 'answer', status: 500 }, 'uncertain'],
    ]

    test.each(writes)('a comment %s is told as what it is', async (_what, fault, kind) => {
      const id = await site.newTicket()
      site.proxy.follow(({ method }) => (method === 'POST' ? fault : null))
      const adapter = site.as('verifier', { useSession: false })
      const outcome = await adapter.message(newOpId(), id, {
        kind: 'comment',
        text: 'x',
        subject: '',
        files: [],
      })
      site.proxy.follow(null)
      expect(outcome.kind).toBe(kind)
    })

    test('a search that fails in the middle ends with the failure', async () => {
      site.proxy.follow(() => ({ kind: 'answer', status: 502, body: page }))
      const batches = site
        .as('verifier')
        .search({ queues: ['sw-rel'] }, { detail: 'core', order: 'oldest-first' })
      await expect(collect(batches)).rejects.toThrow('busy')
      site.proxy.follow(null)
    })

    test('a read can be stopped', async () => {
      site.proxy.follow(() => ({ kind: 'hang' }))
      const failure = await site
        .as('verifier', { useSession: false })
        .serverTime({ signal: AbortSignal.timeout(100) })
      site.proxy.follow(null)
      expect(failureOf(failure).kind).toBe('cancelled')
    })
  },
)

test('a server that is not there is offline, and a write to it certainly had no effect', async () => {
  const address = 'http://127.0.0.1:9'
  const credential = { kind: 'token', token: '1-2-3' } as const
  const adapter = valueOf(
    openRequestTracker({ address, credential, opIdFields: { ticket: null, message: null } }),
  )
  expect(failureOf(await adapter.serverTime())).toMatchObject({ kind: 'offline', effect: 'none' })
  expect(await adapter.update('1', [setField('UMDRelease', [], ['1'])])).toMatchObject({ kind: 'not-sent' })
})

test.each([
  'http://rt.example.org',
  'ftp://rt.example.org',
  'rt.example.org',
  'https://me:secret@rt.example.org',
])('the address %s is not taken', (address) => {
  const credential = { kind: 'token', token: '1-2-3' } as const
  const opIdFields = { ticket: null, message: null }
  expect(failureOf(openRequestTracker({ address, credential, opIdFields })).kind).toBe('refused')
})
