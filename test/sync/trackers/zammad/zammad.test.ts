import { expect, test } from 'vitest'
import type { Tracker } from '../../../../electron/sync/trackers/tracker.ts'
import {
  collect,
  draftTicket,
  failureOf,
  fileOf,
  newOpId,
  receiptOf,
  setField,
  valueOf,
} from '../../../support/rt/site.ts'
import { onFakeZammad } from '../../../support/zammad/site.ts'

async function readHere(adapter: Tracker, id: number) {
  const presence = valueOf(await adapter.ticket(String(id)))
  if (presence.kind !== 'here') throw new Error(`The ticket is ${presence.kind}.`)
  return presence.reading
}

const comment = (text: string, files = [] as ReturnType<typeof fileOf>[]) =>
  ({ kind: 'comment', text, subject: '', files }) as const

onFakeZammad('a Zammad, by its stand-in', (site) => {
  test('a ticket is read in the words of the program', async () => {
    const { id } = site.server.newTicket({ rollout_progress: 'Unverified', related: ['a', 'b'] })
    const { ticket } = await readHere(site.as('verifier'), id)
    expect(ticket).toMatchObject({
      queue: { name: 'sw-rel' },
      owner: null,
      priority: 2,
      requestors: ['provider'],
    })
    expect(ticket.fields.find(({ name }) => name === 'related')?.values).toEqual(['a', 'b'])
    expect(ticket.fields.find(({ name }) => name === 'hours')?.values).toEqual([])
  })

  test('what is set is read back; what stands so already is not written', async () => {
    const ticket = site.server.newTicket({ rollout_progress: 'Unverified' })
    const adapter = site.as('verifier')
    const change = setField('rollout_progress', ['Unverified'], ['In Verification'])
    expect(receiptOf(await adapter.update(String(ticket.id), [change])).ticket.fields[0]?.values).toEqual([
      'In Verification',
    ])
    const before = site.proxy.seen.length
    expect(await adapter.update(String(ticket.id), [change])).toMatchObject({
      kind: 'confirmed',
      alreadyDone: true,
    })
    expect(site.proxy.seen.slice(before).map(({ method }) => method)).not.toContain('PUT')
  })

  test('owner, status and priority are set by name, and an owner is taken away', async () => {
    const ticket = site.server.newTicket()
    const adapter = site.as('verifier')
    const core = (name: 'owner' | 'status' | 'priority', base: string[], mine: string[]) =>
      ({ kind: 'set', field: { in: 'core', name }, base, mine }) as const
    receiptOf(
      await adapter.update(String(ticket.id), [
        core('owner', [], ['verifier']),
        core('status', ['open'], ['closed']),
        core('priority', ['2'], ['3']),
      ]),
    )
    expect(ticket).toMatchObject({ owner: 'verifier', state: 'closed', priority: '3 high' })
    receiptOf(await adapter.update(String(ticket.id), [core('owner', ['verifier'], [])]))
    expect(ticket.owner).toBe('-')
  })

  test("a value the server refuses is refused with the server's own words", async () => {
    const { id } = site.server.newTicket({ rollout_progress: 'Unverified' })
    const change = setField('rollout_progress', ['Unverified'], ['Nonsense'])
    expect(await site.as('verifier').update(String(id), [change])).toMatchObject({
      kind: 'refused',
      says: ['Invalid value for rollout_progress'],
    })
  })

  test("a colleague's change before mine is a conflict and nothing is written", async () => {
    const ticket = site.server.newTicket({ hours: '1' })
    site.server.change('verifier2', ticket, { hours: '9' })
    const outcome = await site.as('verifier').update(String(ticket.id), [setField('hours', ['1'], ['2.5'])])
    expect(outcome).toMatchObject({ kind: 'conflict', afterWrite: false, conflicts: [{ theirs: ['9'] }] })
    expect(ticket.custom['hours']).toBe('9')
  })

  test("a colleague's change between my look and my write is seen in the history", async () => {
    const ticket = site.server.newTicket({ hours: '1' })
    site.proxy.follow(({ method }) => {
      if (method === 'PUT') site.server.change('verifier2', ticket, { hours: '9' })
      return null
    })
    const outcome = await site.as('verifier').update(String(ticket.id), [setField('hours', ['1'], ['2.5'])])
    expect(outcome).toMatchObject({
      kind: 'conflict',
      afterWrite: true,
      conflicts: [{ mine: ['2.5'], theirs: ['9'] }],
    })
  })

  test('items are added to what others put there meanwhile', async () => {
    const ticket = site.server.newTicket({ related: ['a'] })
    site.server.change('verifier2', ticket, { related: ['a', 'b'] })
    const change = {
      kind: 'items',
      field: { in: 'custom', name: 'related' },
      add: ['c'],
      remove: ['a'],
    } as const
    receiptOf(await site.as('verifier').update(String(ticket.id), [change]))
    expect(ticket.custom['related']).toEqual(['b', 'c'])
  })

  test('a message and its files are fetched back and compared byte for byte', async () => {
    const { id } = site.server.newTicket()
    const content = Buffer.from(Array.from({ length: 50_000 }, (_, index) => index % 256))
    const adapter = site.as('verifier')
    const file = fileOf('Bericht Łódź.pdf', content, 'application/pdf')
    const receipt = receiptOf(await adapter.message(newOpId(), String(id), comment('See the report', [file])))
    expect(receipt.files).toMatchObject([{ name: 'Bericht Łódź.pdf', bytes: 50_000, sha256: file.sha256 }])
    expect(valueOf(await adapter.attachments(receipt.transactionId))).toMatchObject([
      { name: 'Bericht Łódź.pdf' },
    ])
  })

  test('a file that the server cut is told', async () => {
    const { id } = site.server.newTicket()
    site.proxy.follow(({ url }) =>
      url.includes('/ticket_attachment/') ? { kind: 'rewrite', body: (whole) => whole.slice(0, 3) } : null,
    )
    const outcome = await site
      .as('verifier')
      .message(newOpId(), String(id), comment('See', [fileOf('a.bin', Buffer.from('abcdef'))]))
    expect(outcome).toMatchObject({ kind: 'partial', differences: [{ what: 'a.bin', wanted: '6 bytes' }] })
  })

  test('a lost message and a lost ticket are found by their operation', async () => {
    const { id } = site.server.newTicket()
    const adapter = site.as('verifier')
    site.proxy.follow(({ method }) => (method === 'POST' ? { kind: 'cut after' } : null))
    const [said, made] = [newOpId(), newOpId()]
    expect(await adapter.message(said, String(id), comment('Lost?'))).toMatchObject({ kind: 'uncertain' })
    expect(await adapter.create(made, draftTicket())).toMatchObject({ kind: 'uncertain' })
    site.proxy.follow(null)
    const [entry] = valueOf(await adapter.findByOpId({ kind: 'message', opId: said, ticketId: String(id) }))
    expect(await adapter.confirmMessage(String(id), entry!, comment('Lost?'))).toMatchObject({
      kind: 'confirmed',
    })
    const found = valueOf(await adapter.findByOpId({ kind: 'create', opId: made, queue: 'sw-rel' }))
    expect(found).toHaveLength(1)
    expect(await adapter.confirmCreated(made, found[0]!, draftTicket())).toMatchObject({ kind: 'confirmed' })
  })

  test('a new ticket bears its mark until the attribute for it was seen to work', async () => {
    const adapter = site.as('verifier')
    const first = receiptOf(await adapter.create(newOpId(), draftTicket({ subject: 'First' })))
    const second = receiptOf(await adapter.create(newOpId(), draftTicket({ subject: 'Second' })))
    expect(first.ticket.subject).toMatch(/^First \[op [0-9a-f]{12}\]$/)
    expect(second.ticket.subject).toBe('Second')
  })

  test('tickets are linked and unlinked; an address is refused with what to do', async () => {
    const [one, other] = [site.server.newTicket(), site.server.newTicket()]
    const adapter = site.as('verifier')
    const link = { kind: 'member-of', target: String(other.id) } as const
    const linked = receiptOf(await adapter.link(String(one.id), [{ ...link, wanted: 'there' }]))
    expect(linked.ticket.links).toEqual([link])
    expect(receiptOf(await adapter.link(String(one.id), [{ ...link, wanted: 'gone' }])).ticket.links).toEqual(
      [],
    )
    const address = { kind: 'refers-to', target: 'https://example.org/', wanted: 'there' } as const
    expect(await adapter.link(String(one.id), [address])).toMatchObject({
      kind: 'refused',
      message: 'This kind of server links tickets only; put the address into a comment.',
    })
  })

  test('a merged ticket leads to the other one and leaves every search', async () => {
    const [gone, into] = [site.server.newTicket({}, 'Merged away'), site.server.newTicket()]
    site.server.change('admin', gone, { state: 'merged' })
    site.server.state.links.push({ type: 'parent', source: into.id, target: gone.id })
    const adapter = site.as('verifier')
    expect(valueOf(await adapter.ticket(String(gone.id)))).toMatchObject({
      kind: 'merged',
      into: String(into.id),
    })
    const batches = await collect(
      adapter.search({ queues: ['sw-rel'] }, { detail: 'core', order: 'newest-first' }),
    )
    expect(batches.flatMap(({ tickets }) => tickets.map(({ id }) => id))).not.toContain(String(gone.id))
  })

  test('the connection test says which attribute is missing, with and without the right to see definitions', async () => {
    site.server.newTicket()
    const wanted = { queues: ['sw-rel', 'nowhere'], fields: ['hours', 'effort'], account: 'verifier' }
    const problems = async (login: string) =>
      valueOf(await site.as(login, { fields: ['hours', 'effort'] }).check({ ...wanted, account: login }))
        .findings.filter(({ weight }) => weight === 'problem')
        .map(({ sentence }) => sentence)
    for (const login of ['verifier', 'admin']) {
      expect(await problems(login)).toEqual([
        'Tickets have no attribute «effort». It is not there, or has another name.',
        'There is no group «nowhere» for this account. It needs access to it, or the name is another one.',
      ])
    }
  })

  test('a redirect is not followed, so the sign-in reaches no other host', async () => {
    const headers = { location: `${site.server.url}/api/v1/tickets/1` }
    site.proxy.follow(() => ({ kind: 'answer', status: 302, headers }))
    const before = site.proxy.seen.length
    expect(failureOf(await site.as('verifier').ticket('1')).kind).toBe('not-understood')
    expect(site.proxy.seen.length).toBe(before + 1)
  })

  test('a sign-in that is not taken, a page in place of data and a busy server are told apart', async () => {
    const wrong = site.as('verifier', { credential: { kind: 'token', token: 'wrong' } })
    expect(failureOf(await wrong.serverTime()).kind).toBe('unauthorised')
    site.proxy.follow(() => ({
      kind: 'answer',
      status: 200,
      body: '<html>',
      headers: { 'content-type': 'text/html' },
    }))
    expect(failureOf(await site.as('verifier').ticket('1')).kind).toBe('not-understood')
    site.proxy.follow(() => ({ kind: 'answer', status: 429, body: '{}', headers: { 'retry-after': '7' } }))
    expect(failureOf(await site.as('verifier').ticket('1'))).toMatchObject({
      kind: 'busy',
      retryAfterSeconds: 7,
    })
  })
})
