import { expect, test } from 'vitest'
import type { FieldChange } from '../../../../electron/sync/trackers/change.ts'
import {
  collect,
  onRequestTracker,
  readHere,
  receiptOf,
  setField,
  valuesIn,
} from '../../../support/rt/site.ts'

function setCore(
  name: 'subject' | 'status' | 'owner' | 'priority' | 'due' | 'minutesWorked',
  base: readonly string[],
  mine: readonly string[],
): FieldChange {
  return { kind: 'set', field: { in: 'core', name }, base, mine }
}

onRequestTracker('an update of a real ticket', {}, (site) => {
  test('several fields are set, read back and confirmed', async () => {
    const id = await site.newTicket({ RolloutProgress: 'Unverified' })
    const outcome = await site
      .as('verifier')
      .update(id, [
        setField('RolloutProgress', ['Unverified'], ['In Verification']),
        setField('UMDRelease', [], ['1']),
        setCore('status', ['new'], ['open']),
        setCore('owner', [], ['verifier']),
        setCore('subject', ['A product'], ['Ünïcode €']),
        setCore('priority', ['0'], ['7']),
        setCore('due', [], ['2026-12-31T12:00:00Z']),
        setCore('minutesWorked', ['0'], ['90']),
      ])
    expect(receiptOf(outcome).ticket).toMatchObject({
      status: 'open',
      owner: 'verifier',
      subject: 'Ünïcode €',
      priority: 7,
      due: '2026-12-31T12:00:00Z',
      minutesWorked: 90,
    })
    expect(valuesIn(receiptOf(outcome), 'RolloutProgress')).toEqual(['In Verification'])
  })

  test('a repeated update changes nothing and is confirmed', async () => {
    const id = await site.newTicket()
    const change = [setField('UMDRelease', [], ['1']), setCore('minutesWorked', ['0'], ['30'])]
    const first = receiptOf(await site.as('verifier').update(id, change))
    const again = await site.as('verifier').update(id, change)
    expect(again).toMatchObject({ kind: 'confirmed', alreadyDone: true })
    expect(receiptOf(again).version).toBe(first.version)
  })

  test('fields and dates are emptied without leaving an empty value', async () => {
    const id = await site.newTicket({ UMDRelease: '1', EATeams: ['A', 'B'] })
    const adapter = site.as('verifier')
    receiptOf(await adapter.update(id, [setCore('due', [], ['2026-12-31T12:00:00Z'])]))
    const outcome = await adapter.update(id, [
      setField('UMDRelease', ['1'], []),
      { kind: 'items', field: { in: 'custom', name: 'EATeams' }, add: [], remove: ['A', 'B'] },
      setCore('due', ['2026-12-31T12:00:00Z'], []),
    ])
    expect(receiptOf(outcome).ticket.due).toBeNull()
    expect(valuesIn(receiptOf(outcome), 'UMDRelease')).toEqual([])
    expect(valuesIn(receiptOf(outcome), 'EATeams')).toEqual([])
  })

  test('values with commas, quotes, line ends and more than 255 characters survive', async () => {
    const id = await site.newTicket()
    const hard = ['a, b', `"quoted" \\ 'x'`, 'Ελλάδα Łódź 😀', 'x'.repeat(600), '0']
    const outcome = await site
      .as('verifier')
      .update(id, [
        { kind: 'items', field: { in: 'custom', name: 'EATeams' }, add: hard, remove: [] },
        setField('ReleaseNotes', [], ['first\nsecond\n\nthird']),
      ])
    expect(valuesIn(receiptOf(outcome), 'EATeams')).toEqual(hard.toSorted())
  })

  test.each([
    ['a value outside the list', setField('RolloutProgress', [], ['Nonsense'])],
    ['a value against the pattern', setField('ProductVersion', [], ['new!'])],
    ['an invalid status', setCore('status', ['new'], ['bogus'])],
    ['an owner who may not own', setCore('owner', [], ['reader'])],
  ])('a 200 that did not take %s is a refusal', async (_what, change) => {
    const id = await site.newTicket()
    const outcome = await site.as('verifier').update(id, [change])
    expect(outcome).toMatchObject({ kind: 'refused', differences: [{ what: change.field.name }] })
    expect(outcome.kind === 'refused' && outcome.says.length).toBe(1)
  })

  test('good fields beside a bad one are told apart from it', async () => {
    const id = await site.newTicket()
    const changes = [setField('RolloutProgress', [], ['Nonsense']), setField('UMDRelease', [], ['1'])]
    const outcome = await site.as('verifier').update(id, changes)
    expect(outcome).toMatchObject({
      kind: 'partial',
      differences: [{ what: 'RolloutProgress', stands: '(empty)' }],
    })
    expect(valuesIn(await readHere(site.as('verifier'), id), 'UMDRelease')).toEqual(['1'])
  })

  test('a refusal is recognised whatever language the account has', async () => {
    const id = await site.newTicket()
    const outcome = await site.as('overseas').update(id, [setField('RolloutProgress', [], ['Nonsense'])])
    expect(outcome).toMatchObject({ kind: 'refused', differences: [{ what: 'RolloutProgress' }] })
  })

  test('without the right to modify nothing is written and the words are passed on', async () => {
    const id = await site.newTicket()
    const outcome = await site.as('reader').update(id, [setField('UMDRelease', [], ['1'])])
    expect(outcome).toMatchObject({ kind: 'refused' })
    expect(outcome.kind === 'refused' ? outcome.says.join() : '').toContain('Permission Denied')
  })

  test('with the right to take alone a ticket is taken and not handed back', async () => {
    const id = await site.newTicket()
    const adapter = site.as('taker')
    expect(receiptOf(await adapter.update(id, [setCore('owner', [], ['taker'])])).ticket.owner).toBe('taker')
    expect(await adapter.update(id, [setCore('owner', ['taker'], [])])).toMatchObject({ kind: 'refused' })
  })

  test.each([
    ['an empty text', setField('UMDRelease', [], [''])],
    ['hours in words', setCore('minutesWorked', ['0'], ['abc'])],
    ['a strange date', setCore('due', [], ['31.12.2026'])],
    ['a subject that would be cut', setCore('subject', ['A product'], ['x'.repeat(201)])],
  ])('%s is refused before anything is sent', async (_what, change) => {
    const id = await site.newTicket()
    const before = site.proxy.seen.length
    expect(await site.as('verifier').update(id, [change])).toMatchObject({ kind: 'refused', says: [] })
    expect(site.proxy.seen.length).toBe(before)
  })

  test('a field the ticket does not have is named', async () => {
    const id = await site.newTicket()
    const outcome = await site.as('verifier').update(id, [setField('NoSuchField', [], ['x'])])
    expect(outcome).toMatchObject({ kind: 'refused', differences: [{ what: 'NoSuchField' }] })
  })

  test('what somebody changed since the user looked is a conflict and nothing is written', async () => {
    const id = await site.newTicket({ RolloutProgress: 'Unverified' })
    await site.raw('verifier2', 'PUT', `/ticket/${id}`, { CustomFields: { RolloutProgress: 'Rejected' } })
    const change = setField('RolloutProgress', ['Unverified'], ['In Verification'])
    const outcome = await site.as('verifier').update(id, [change, setField('UMDRelease', [], ['1'])])
    expect(outcome).toMatchObject({
      kind: 'conflict',
      afterWrite: false,
      conflicts: [
        { base: ['Unverified'], mine: ['In Verification'], theirs: ['Rejected'], stands: ['Rejected'] },
      ],
    })
    expect(valuesIn(await readHere(site.as('verifier'), id), 'UMDRelease')).toEqual([])
  })

  test('a precondition lost to a comment is not a conflict', async () => {
    const id = await site.newTicket()
    let isFirst = true
    site.proxy.follow(({ method }) => {
      if (method !== 'PUT' || !isFirst) return null
      isFirst = false
      return { kind: 'answer', status: 412, body: '{"message":"Precondition Failed"}' }
    })
    const outcome = await site.as('verifier').update(id, [setField('UMDRelease', [], ['1'])])
    site.proxy.follow(null)
    expect(valuesIn(receiptOf(outcome), 'UMDRelease')).toEqual(['1'])
  })

  test('whoever writes between the reading and the write is found by the server', async () => {
    const id = await site.newTicket()
    const ahead: Promise<unknown>[] = []
    site.proxy.follow(({ method }) => {
      if (method !== 'PUT' || ahead.length > 0) return null
      ahead.push(site.raw('verifier2', 'PUT', `/ticket/${id}`, { CustomFields: { UMDRelease: '2' } }))
      return { kind: 'delay', ms: 700 }
    })
    const outcome = await site.as('verifier').update(id, [setField('UMDRelease', [], ['1'])])
    await Promise.all(ahead)
    expect(outcome).toMatchObject({ kind: 'conflict', afterWrite: false, conflicts: [{ theirs: ['2'] }] })
    const entries = (await collect(site.as('verifier').history(id))).flat()
    expect(entries.filter(({ type }) => type === 'CustomField')).toHaveLength(1)
  })

  test('adding to a list keeps what others added and removed meanwhile', async () => {
    const id = await site.newTicket({ EATeams: ['A', 'B'] })
    await site.raw('verifier2', 'PUT', `/ticket/${id}`, { CustomFields: { EATeams: ['B', 'X'] } })
    const change = { in: 'custom', name: 'EATeams' } as const
    const outcome = await site
      .as('verifier')
      .update(id, [{ kind: 'items', field: change, add: ['C'], remove: ['A'] }])
    expect(valuesIn(receiptOf(outcome), 'EATeams')).toEqual(['B', 'C', 'X'])
  })

  test.each(['cut while working', 'cut after', 'cut in the answer'] as const)(
    'an update whose answer was lost (%s) is uncertain, and called again it is done once',
    async (kind) => {
      const id = await site.newTicket()
      const change = [setField('UMDRelease', [], ['1'])]
      site.proxy.follow(({ method }) => (method === 'PUT' ? { kind } : null))
      expect(await site.as('verifier').update(id, change)).toMatchObject({ kind: 'uncertain' })
      site.proxy.follow(null)
      expect(await site.as('verifier').update(id, change)).toMatchObject({ kind: 'confirmed' })
      const entries = (await collect(site.as('verifier').history(id))).flat()
      expect(entries.filter(({ type }) => type === 'CustomField')).toHaveLength(1)
    },
  )

  test('an update the network doubles takes effect once', async () => {
    const id = await site.newTicket()
    site.proxy.follow(({ method }) => (method === 'PUT' ? { kind: 'double', together: true } : null))
    const outcome = await site.as('verifier').update(id, [setField('UMDRelease', [], ['1'])])
    site.proxy.follow(null)
    expect(valuesIn(receiptOf(outcome), 'UMDRelease')).toEqual(['1'])
  })

  test('when reading back fails the write is uncertain, not confirmed', async () => {
    const id = await site.newTicket()
    let hasWritten = false
    site.proxy.follow(({ method }) => {
      if (method === 'PUT') hasWritten = true
      return hasWritten && method === 'GET' ? { kind: 'answer', status: 502, body: '<html>bad</html>' } : null
    })
    const outcome = await site.as('verifier').update(id, [setField('UMDRelease', [], ['1'])])
    site.proxy.follow(null)
    expect(outcome).toMatchObject({ kind: 'uncertain', failure: { kind: 'busy' } })
  })

  test('links are added and removed one by one, and a bad one harms no other', async () => {
    const [id, other] = [await site.newTicket(), await site.newTicket()]
    const adapter = site.as('verifier')
    const address = 'https://documents.invalid/report?id=1&x=ü'
    receiptOf(
      await adapter.link(id, [
        { kind: 'refers-to', target: address, wanted: 'there' },
        { kind: 'member-of', target: other, wanted: 'there' },
      ]),
    )
    expect(await adapter.link(id, [{ kind: 'refers-to', target: '999999', wanted: 'there' }])).toMatchObject({
      kind: 'refused',
    })
    expect((await readHere(adapter, id)).ticket.links).toHaveLength(2)
    const gone = await adapter.link(id, [{ kind: 'refers-to', target: address, wanted: 'gone' }])
    expect(receiptOf(gone).ticket.links).toEqual([{ kind: 'member-of', target: other }])
  })
})
