import { expect, test } from 'vitest'
import { failureOf, onRequestTracker, readHere, valueOf, valuesIn } from '../../../support/rt/site.ts'

onRequestTracker('a ticket read from a real server', {}, (site) => {
  test('what is not set is null or empty, and numbers are numbers', async () => {
    const id = await site.newTicket()
    const { ticket } = await readHere(site.as('verifier'), id)
    expect(ticket).toMatchObject({
      id,
      queue: { name: 'sw-rel' },
      owner: null,
      due: null,
      resolved: null,
      priority: 0,
      minutesWorked: 0,
      requestors: [],
      links: [],
    })
    expect(ticket.fields.every(({ values }) => values.length === 0)).toBe(true)
  })

  test('an empty value written by another program counts as none', async () => {
    const id = await site.newTicket()
    await site.raw('verifier2', 'PUT', `/ticket/${id}`, { CustomFields: { EATeams: null, UMDRelease: '' } })
    const reading = await readHere(site.as('verifier'), id)
    expect([valuesIn(reading, 'EATeams'), valuesIn(reading, 'UMDRelease')]).toEqual([[], []])
  })

  test('the number of a merged ticket leads to the other one and is said to', async () => {
    const [id, into] = [await site.newTicket(), await site.newTicket()]
    await site.raw('verifier2', 'PUT', `/ticket/${id}`, { MergeInto: Number(into) })
    expect(valueOf(await site.as('verifier').ticket(id))).toMatchObject({ kind: 'merged', into })
  })

  test('a deleted ticket is said to be deleted, and a write to it is not tried', async () => {
    const id = await site.newTicket()
    expect((await site.raw('manager', 'DELETE', `/ticket/${id}`)).status).toBe(204)
    const adapter = site.as('verifier')
    expect(valueOf(await adapter.ticket(id))).toMatchObject({ kind: 'deleted' })
    const outcome = await adapter.message('op', id, { kind: 'comment', text: 'x', subject: '', files: [] })
    expect(outcome).toMatchObject({ kind: 'ticket-gone', presence: { kind: 'deleted' } })
  })

  test('a ticket one may not see and one that never was are told apart', async () => {
    const hidden = await site.newTicket({}, 'vault')
    const adapter = site.as('verifier')
    expect(valueOf(await adapter.ticket(hidden))).toEqual({ kind: 'hidden' })
    expect(valueOf(await adapter.ticket('999999'))).toEqual({ kind: 'unknown' })
    expect(failureOf(await adapter.ticket('1/../2')).kind).toBe('refused')
  })

  test('what the account may do next comes with the ticket', async () => {
    const id = await site.newTicket()
    const verifier = (await readHere(site.as('verifier'), id)).ticket.may
    expect(verifier).toMatchObject({ comment: true, reply: true })
    expect(verifier?.statuses).toContain('open')
    const reader = (await readHere(site.as('reader'), id)).ticket.may
    expect(reader).toEqual({ statuses: [], comment: false, reply: false })
  })

  test('allowed values, single and many, patterns and message fields are read', async () => {
    const queue = valueOf(await site.as('verifier').queue('sw-rel'))
    const named = (name: string) => queue.fields.find((field) => field.name === name)
    expect(named('RolloutProgress')?.detail).toMatchObject({ type: 'Select', takesMany: false })
    expect(named('RolloutProgress')?.detail?.allowed).toContain('Waiting for Response')
    expect(named('Platform')?.detail).toMatchObject({ takesMany: true, allowed: ['SL5', 'SL6', 'Debian6'] })
    expect(named('ProductVersion')?.detail).toMatchObject({ allowed: null, type: 'Freeform' })
    expect(named('ProductVersion')?.detail?.pattern).toContain('like 1.2.3')
    expect(named('TxnOpId')).toMatchObject({ on: 'message' })
  })

  test('without a global right the names of fields are known and their values are not', async () => {
    const queue = valueOf(await site.as('adopter').queue('sw-rel'))
    expect(queue.fields.map(({ name }) => name)).toContain('RolloutProgress')
    expect(queue.fields.every(({ detail }) => detail === null)).toBe(true)
    expect(queue.mayCreate).toBe(false)
  })

  test('the version of a ticket is not moved by a comment one may not see', async () => {
    const id = await site.newTicket()
    const before = await readHere(site.as('adopter'), id)
    await site.raw('verifier', 'POST', `/ticket/${id}/comment`, { Content: 'x', ContentType: 'text/plain' })
    expect((await readHere(site.as('adopter'), id)).version).toBe(before.version)
  })
})
