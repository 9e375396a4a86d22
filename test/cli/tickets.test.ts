import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onRequestTracker } from '../support/rt/site.ts'
import { runCli, runCliWith } from '../support/run-cli.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** A command over a data folder that must end well, with its answer. */
function json(data: string, ...args: string[]): unknown {
  const { code, out, err } = runCli(...args, '--data', data, '--json')
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`)
  return JSON.parse(out)
}

interface SettledLine {
  readonly intent: {
    readonly ticket: string
    readonly state: string
    readonly answer: { readonly proof: unknown }
  }
}

onRequestTracker('tickets by command line', {}, (site) => {
  const addAccount = (data: string, address: string, token: string) =>
    runCliWith(
      token,
      'account',
      'add',
      'The site',
      '--address',
      address,
      '--login',
      'verifier',
      '--queue',
      'sw-rel',
      '--ticket-op-field',
      'ClientOpId',
      '--message-op-field',
      'TxnOpId',
      '--data',
      data,
    )

  // The proxy lives in this process, which waits while a command runs: the commands reach the server past it.
  test('a ticket is taken, started and reported offline, then delivered and proven', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified', CommunicationStatus: 'OK' })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open' })
    const data = join(makeTempFolder(), 'data')
    expect(addAccount(data, site.server.url, site.server.tokens.verifier).code).toBe(0)
    expect(runCli('account', 'test', 'The site', '--data', data).out).toContain('Signed in as «verifier»')
    json(data, 'sync', '--whole')
    const report = join(makeTempFolder(), 'report.pdf')
    writeFileSync(report, '%PDF-1.7 the report')
    json(data, 'tickets', 'start', number, '--umd', '3')
    json(data, 'tickets', 'comment', number, 'Begun on a train.')
    json(data, 'tickets', 'move', number, 'StagedRollout', '--hours', '2.5', '--file', report)
    expect(json(data, 'tickets', 'show', number)).toMatchObject({ shown: { owner: 'verifier' } })
    const planned = json(data, 'outbox', 'dry-run') as { requests: { method: string }[] }[]
    const writes = planned.map(({ requests }) => requests.at(-1)?.method)
    expect(writes.join(' ')).toBe('PUT PUT PUT POST PUT POST PUT')
    json(data, 'sync')
    const listed = json(data, 'outbox', 'list', '--settled', '20')
    const { settled } = listed as { settled: SettledLine[] }
    expect(settled.map(({ intent }) => intent.state)).toEqual(Array(7).fill('confirmed'))
    expect(settled.every(({ intent }) => intent.answer.proof !== null)).toBe(true)
  })

  test('a ticket is made and linked, each proven by reading it back', async () => {
    const other = await site.newTicket()
    const data = join(makeTempFolder(), 'data')
    addAccount(data, site.server.url, site.server.tokens.verifier)
    json(data, 'sync', '--whole')
    const field = 'RolloutProgress=Unverified'
    json(
      data,
      'tickets',
      'create',
      '--subject',
      'ARC 15.3 on sl6',
      '--text',
      'Please verify',
      '--field',
      field,
    )
    json(data, 'sync')
    const { settled } = json(data, 'outbox', 'list', '--settled', '1') as { settled: SettledLine[] }
    const made = settled[0]!.intent
    expect(made).toMatchObject({
      state: 'confirmed',
      answer: { proof: { what: expect.stringContaining('version') } },
    })
    json(data, 'tickets', 'link', made.ticket, 'refers-to', other)
    json(data, 'sync')
    const { json: ticket } = await site.raw('root', 'GET', `/ticket/${made.ticket}`)
    expect(ticket).toMatchObject({
      Subject: expect.stringContaining('ARC 15.3 on sl6'),
      _hyperlinks: expect.arrayContaining([expect.objectContaining({ ref: 'refers-to', id: other })]),
    })
    expect(json(data, 'tickets', 'list', 'arc', '15.3')).toMatchObject([
      { number: made.ticket, step: 'Unverified' },
    ])
  })

  test('the token stands in no file of the data folder, in no answer and in no error', async () => {
    const data = join(makeTempFolder(), 'data')
    const token = site.server.tokens.verifier
    const made = addAccount(data, site.server.url, token)
    const synced = runCli('sync', '--data', data)
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    for (const file of files) {
      expect(readFileSync(join(file.parentPath, file.name)).includes(token), file.name).toBe(false)
    }
    expect(made.out + made.err + synced.out + synced.err).not.toContain(token)
  })

  test('time worked and a due day are set as people write them, and what is none is said', async () => {
    const number = await site.newTicket()
    const data = join(makeTempFolder(), 'data')
    addAccount(data, site.server.url, site.server.tokens.verifier)
    json(data, 'sync', '--whole')
    json(data, 'tickets', 'set', number, 'Time worked', '1:30')
    json(data, 'tickets', 'set', number, 'due', '2026-12-24T12:00:00Z')
    const bad = runCli('tickets', 'set', number, 'Time worked', 'soon', '--data', data)
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('soon is no time')])
    json(data, 'sync')
    const { json: ticket } = await site.raw('root', 'GET', `/ticket/${number}`)
    expect(ticket).toMatchObject({ TimeWorked: '90', Due: '2026-12-24T12:00:00Z' })
  })

  test('a start is refused with the condition that does not hold', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified', CommunicationStatus: 'Failed' })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open' })
    const data = join(makeTempFolder(), 'data')
    addAccount(data, site.server.url, site.server.tokens.verifier)
    json(data, 'sync', '--whole')
    const { code, err } = runCli('tickets', 'start', number, '--umd', '3', '--data', data)
    expect({ code, err }).toEqual({
      code: 1,
      err: 'proviso: CommunicationStatus is Failed; it must be OK before a verification starts.\n',
    })
  })
})

test('an account has the names of fields its kind of server allows, and those the site has in place of them', () => {
  const data = join(makeTempFolder(), 'data')
  const add = (name: string, ...more: readonly string[]) => {
    const place = ['--address', 'http://127.0.0.1:9', '--login', 'me', '--queue', 'sw-rel', '--data', data]
    expect(runCliWith('a token', 'account', 'add', name, ...place, ...more).code).toBe(0)
  }
  add('Tracker', '--field', 'hours=Effort')
  add('Helpdesk', '--kind', 'zammad', '--field', 'hours=effort')
  expect(json(data, 'account', 'list')).toMatchObject([
    { mapping: { rolloutProgress: 'RolloutProgress', hours: 'Effort' } },
    { mapping: { rolloutProgress: 'rollout_progress', hours: 'effort' } },
  ])
})

test('without a line the command says so and what is queued stays', () => {
  const data = join(makeTempFolder(), 'data')
  const made = runCliWith(
    'a token',
    'account',
    'add',
    'Away',
    '--address',
    'http://127.0.0.1:9',
    '--login',
    'me',
    '--queue',
    'sw-rel',
    '--data',
    data,
  )
  expect(made.code).toBe(0)
  const { code, err } = runCli('sync', '--data', data)
  expect(code).toBe(1)
  expect(err).toContain('Away: ')
})
