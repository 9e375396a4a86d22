import { expect, test } from 'vitest'
import { commentThroughFaults, createThroughFaults } from '../../../support/rt/lost-answers.ts'
import {
  collect,
  draftTicket,
  newOpId,
  onRequestTracker,
  readHere,
  receiptOf,
  valueOf,
  valuesIn,
} from '../../../support/rt/site.ts'

const comment = { kind: 'comment', text: 'Words', subject: 'Note', files: [] } as const

onRequestTracker('what makes something new on a real server', {}, (site) => {
  test('a created ticket is read back with its fields, links and owner', async () => {
    const parent = await site.newTicket()
    const draft = draftTicket({
      subject: 'dCache 1.9.15',
      text: 'Please verify.\nÜnïcode €',
      owner: 'verifier',
      requestors: ['provider@people.invalid'],
      fields: [
        { name: 'RolloutProgress', values: ['Unverified'] },
        { name: 'Platform', values: ['SL5', 'SL6'] },
      ],
      links: [{ kind: 'member-of', target: parent }],
    })
    const { ticket } = receiptOf(await site.as('verifier').create(newOpId(), draft))
    expect(ticket).toMatchObject({ owner: 'verifier', requestors: ['provider@people.invalid'] })
    expect(ticket.links).toEqual([{ kind: 'member-of', target: parent }])
  })

  test('values and an owner dropped under «created» are found out', async () => {
    const fields = [{ name: 'RolloutProgress', values: ['Nonsense'] }]
    const outcome = await site.as('verifier').create(newOpId(), draftTicket({ owner: 'reader', fields }))
    expect(outcome).toMatchObject({
      kind: 'partial',
      differences: [
        { what: 'owner', wanted: 'reader', stands: '(empty)' },
        { what: 'RolloutProgress', wanted: 'Nonsense', stands: '(empty)' },
      ],
    })
  })

  test('what would be lost in silence is refused before anything is sent', async () => {
    const adapter = site.as('verifier')
    const unknown = draftTicket({ fields: [{ name: 'NoSuchField', values: ['x'] }] })
    for (const draft of [unknown, draftTicket({ subject: 'x'.repeat(201) }), draftTicket({ queue: 'vault' })])
      expect(await adapter.create(newOpId(), draft)).toMatchObject({ kind: 'refused' })
    expect(site.proxy.seen.some(({ method, url }) => method === 'POST' && url.endsWith('/ticket'))).toBe(true)
    expect(await site.as('reader').create(newOpId(), draftTicket())).toMatchObject({ kind: 'refused' })
  })

  test('the id goes into the field once the field was seen to keep it', async () => {
    const adapter = site.as('verifier')
    const first = newOpId()
    expect(receiptOf(await adapter.create(first, draftTicket())).ticket.subject).toMatch(
      / \[op [0-9a-f]{12}\]$/,
    )
    expect(adapter.keptOpIds()).toContain('ticket:3')
    const second = newOpId()
    const made = receiptOf(await adapter.create(second, draftTicket()))
    expect(made.ticket.subject).toBe('A product')
    expect(valuesIn(made, 'ClientOpId')).toEqual([second])
    expect(valueOf(await adapter.findByOpId({ kind: 'create', opId: second, queue: 'sw-rel' }))).toEqual([
      made.ticket.id,
    ])
  })

  test('where the right to set the field is missing the subject carries the id', async () => {
    const id = await site.newTicket()
    const adapter = site.as('taker')
    const opId = newOpId()
    const { transactionId } = receiptOf(await adapter.message(opId, id, comment))
    expect(adapter.keptOpIds()).toEqual([])
    expect(valueOf(await adapter.findByOpId({ kind: 'message', opId, ticketId: id }))).toEqual([
      transactionId,
    ])
  })

  test('a queue without fields for ids is served by the subject', async () => {
    const id = await site.newTicket({}, 'requirements')
    const opId = newOpId()
    const { transactionId } = receiptOf(await site.as('verifier').message(opId, id, comment))
    const found = await site.as('verifier2').findByOpId({ kind: 'message', opId, ticketId: id })
    expect(valueOf(found)).toEqual([transactionId])
  })

  test('replies go out as replies, comments stay inside', async () => {
    const id = await site.newTicket()
    receiptOf(await site.as('verifier').message(newOpId(), id, { ...comment, kind: 'reply' }))
    receiptOf(await site.as('verifier').message(newOpId(), id, comment))
    const types = (await collect(site.as('verifier').history(id))).flat().map(({ type }) => type)
    expect(types.filter((type) => type === 'Correspond' || type === 'Comment')).toEqual([
      'Correspond',
      'Comment',
    ])
  })

  test('without the right, and for an empty text, nothing is made', async () => {
    const id = await site.newTicket()
    expect(await site.as('reader').message(newOpId(), id, comment)).toMatchObject({
      kind: 'refused',
      says: ['Permission Denied'],
    })
    const empty = { ...comment, text: '  ' }
    expect(await site.as('verifier').message(newOpId(), id, empty)).toMatchObject({ kind: 'refused' })
  })

  test('a comment the network doubled is found twice and can be said', async () => {
    const id = await site.newTicket()
    const opId = newOpId()
    site.proxy.follow(({ method, url }) =>
      method === 'POST' && url.includes('/comment') ? { kind: 'double' } : null,
    )
    receiptOf(await site.as('verifier').message(opId, id, comment))
    site.proxy.follow(null)
    const found = await site.as('verifier').findByOpId({ kind: 'message', opId, ticketId: id })
    expect(valueOf(found)).toHaveLength(2)
  })

  test('requests that overtake each other are still told apart', async () => {
    const [first, second] = [await site.newTicket(), await site.newTicket()]
    let isFirst = true
    site.proxy.follow(({ method, url }) => {
      if (method !== 'POST' || !url.includes('/comment') || !isFirst) return null
      isFirst = false
      return { kind: 'overtaken' }
    })
    const outcomes = await Promise.all([
      site.as('verifier').message(newOpId(), first, { ...comment, text: 'one' }),
      site.as('verifier2').message(newOpId(), second, { ...comment, text: 'two' }),
    ])
    site.proxy.follow(null)
    expect(outcomes.map((outcome) => receiptOf(outcome).ticketId)).toEqual([first, second])
  })

  test('a comment found after its answer was lost is proven like any other', async () => {
    const id = await site.newTicket()
    const opId = newOpId()
    const adapter = site.as('verifier')
    site.proxy.follow(({ method, url }) =>
      method === 'POST' && url.includes('/comment') ? { kind: 'cut after' } : null,
    )
    expect(await adapter.message(opId, id, comment)).toMatchObject({ kind: 'uncertain' })
    site.proxy.follow(null)
    const [found = ''] = valueOf(await adapter.findByOpId({ kind: 'message', opId, ticketId: id }))
    expect(await adapter.confirmMessage(id, found, comment)).toMatchObject({ kind: 'confirmed' })
    const other = await adapter.confirmMessage(id, found, { ...comment, text: 'Other words' })
    expect(other).toMatchObject({ kind: 'partial', differences: [{ what: 'text' }] })
  })

  test('60 creates whose answers are lost make 60 tickets', async () => {
    expect(await createThroughFaults(site, 60, 'staged-rollout')).toBe(60)
  }, 150_000)

  test('60 comments whose answers are lost make 60 comments', async () => {
    expect(await commentThroughFaults(site, 60, 'sw-rel')).toBe(60)
  }, 150_000)

  test('a ticket created by somebody else with a like subject is not taken for ours', async () => {
    const opId = newOpId()
    const made = receiptOf(await site.as('verifier').create(opId, draftTicket()))
    const found = await site.as('verifier').findByOpId({ kind: 'create', opId: newOpId(), queue: 'sw-rel' })
    expect(valueOf(found)).toEqual([])
    expect((await readHere(site.as('verifier'), made.ticket.id)).ticket.id).toBe(made.ticket.id)
  })
})
