import { describe, expect, test } from 'vitest'
import type { FieldChange } from '../../../../electron/sync/trackers/change.ts'
import { planUpdate } from '../../../../electron/sync/trackers/fields/plan-update.ts'
import { judgeUpdate } from '../../../../electron/sync/trackers/rt/judge-update.ts'
import { updateBody } from '../../../../electron/sync/trackers/rt/update-body.ts'
import type { TrackerTicket, TrackerTransaction } from '../../../../electron/sync/trackers/ticket.ts'

const bare: TrackerTicket = {
  id: '1',
  queue: { id: '3', name: 'sw-rel' },
  subject: 'A product',
  status: 'new',
  owner: null,
  creator: 'root',
  lastUpdatedBy: null,
  requestors: [],
  cc: [],
  adminCc: [],
  priority: 0,
  minutesWorked: 0,
  created: null,
  lastUpdated: null,
  due: null,
  resolved: null,
  fields: [],
  links: null,
  may: null,
}

/** A ticket with one field for one value (7) and one for many (8). */
function ticketWith(single: readonly string[], many: readonly string[] = []): TrackerTicket {
  return {
    ...bare,
    fields: [
      { id: '7', name: 'Progress', values: single },
      { id: '8', name: 'Teams', values: many },
    ],
  }
}

function entry(field: string, oldValue: string, newValue: string, creator = 'me'): TrackerTransaction {
  const rest = { id: '100', ticketId: '1', data: '', created: null, minutes: 0, fate: null }
  return { ...rest, type: 'CustomField', field, oldValue, newValue, creator }
}

const progress = { in: 'custom', name: 'Progress' } as const
const teams = { in: 'custom', name: 'Teams' } as const
const toB: FieldChange = { kind: 'set', field: progress, base: ['a'], mine: ['b'] }

function judge(
  before: TrackerTicket,
  change: FieldChange,
  after: TrackerTicket,
  ...entries: TrackerTransaction[]
) {
  return judgeUpdate(planUpdate(before, [change]).writes, { after, entries, me: 'me' })
}

describe('what became of a write to a field for one value', () => {
  test('mine stands and only I wrote: done', () => {
    const judgement = judge(ticketWith(['a']), toB, ticketWith(['b']), entry('7', 'a', 'b'))
    expect(judgement.done).toHaveLength(1)
  })

  test('mine stands and somebody wrote in between: their value is shown', () => {
    const [theirs, mine] = [entry('7', 'a', 'c', 'other'), entry('7', 'c', 'b')]
    const judgement = judge(ticketWith(['a']), toB, ticketWith(['b']), theirs, mine)
    expect(judgement.conflicts).toMatchObject([{ base: ['a'], mine: ['b'], theirs: ['c'], stands: ['b'] }])
  })

  test('the same login at another machine is somebody else', () => {
    const [theirs, mine] = [entry('7', 'a', 'c'), entry('7', 'c', 'b')]
    expect(judge(ticketWith(['a']), toB, ticketWith(['b']), theirs, mine).conflicts).toHaveLength(1)
  })

  test('theirs stands: a conflict, even before its entry is there', () => {
    const judgement = judge(ticketWith(['a']), toB, ticketWith(['c']), entry('7', 'a', 'b'))
    expect(judgement.conflicts).toMatchObject([{ theirs: ['c'], stands: ['c'] }])
  })

  test('two values in it are a conflict', () => {
    const judgement = judge(ticketWith(['a']), toB, ticketWith(['b', 'c']), entry('7', 'a', 'b'))
    expect(judgement.conflicts).toMatchObject([{ theirs: ['c'], stands: ['b', 'c'] }])
  })

  test('it stands as before and nobody wrote: refused', () => {
    const judgement = judge(ticketWith(['a']), toB, ticketWith(['a']))
    expect(judgement.differences).toEqual([{ what: 'Progress', wanted: 'b', stands: 'a' }])
  })
})

describe('what became of a write to a list', () => {
  const add: FieldChange = { kind: 'items', field: teams, add: ['x'], remove: ['old'] }

  test('all of it is there: done, whatever others added', () => {
    const after = ticketWith([], ['x', 'y'])
    const judgement = judge(ticketWith([], ['old']), add, after, entry('8', '', 'y', 'other'))
    expect(judgement.done).toHaveLength(1)
  })

  test('what my list swept away of others is put back', () => {
    const after = ticketWith([], ['x'])
    const swept = [entry('8', '', 'y', 'other'), entry('8', 'y', ''), entry('8', 'old', '')]
    const judgement = judge(ticketWith([], ['old']), add, after, ...swept)
    expect(judgement.again).toMatchObject([{ add: ['x', 'y'], remove: ['old'] }])
  })

  test('what others swept away of mine is written again', () => {
    const after = ticketWith([], ['y'])
    const judgement = judge(ticketWith([], ['old']), add, after, entry('8', '', 'x'))
    expect(judgement.again).toMatchObject([{ add: ['x'] }])
  })

  test('what others removed and my list brought back is removed again', () => {
    const before = ticketWith([], ['old', 'kept'])
    const change: FieldChange = { kind: 'items', field: teams, add: ['x'], remove: ['old'] }
    const revived = [entry('8', 'kept', '', 'other'), entry('8', '', 'kept'), entry('8', '', 'x')]
    const judgement = judge(before, change, ticketWith([], ['x', 'kept']), ...revived)
    expect(judgement.again).toMatchObject([{ add: ['x'], remove: ['old', 'kept'] }])
  })

  test('what the same login does at another machine is left alone', () => {
    const after = ticketWith([], ['x', 'z'])
    const elsewhere = [
      entry('8', '', 'z'),
      entry('8', 'kept', ''),
      entry('8', 'old', ''),
      entry('8', '', 'x'),
    ]
    const judgement = judge(ticketWith([], ['old', 'kept']), add, after, ...elsewhere)
    expect(judgement.done).toHaveLength(1)
  })

  test('a value that is there twice is written once more', () => {
    const judgement = judge(ticketWith([], ['old']), add, ticketWith([], ['x', 'x']), entry('8', '', 'x'))
    expect(judgement.again).toHaveLength(1)
    const before = ticketWith([], ['x', 'x'])
    expect(planUpdate(before, [add]).writes).toMatchObject([{ wanted: ['x'] }])
  })

  test('a value the server does not take is refused', () => {
    const judgement = judge(ticketWith([], []), add, ticketWith([], []))
    expect(judgement.differences).toMatchObject([{ what: 'Teams' }])
  })
})

describe('the request of an update', () => {
  test('one value goes as text, none as null, a list as a list, each by number', () => {
    const before = ticketWith(['a'], ['old'])
    const cleared: FieldChange = { kind: 'set', field: progress, base: ['a'], mine: [] }
    const emptied: FieldChange = { kind: 'items', field: teams, add: [], remove: ['old'] }
    const { writes } = planUpdate(before, [cleared, emptied])
    expect(updateBody(before, writes)).toEqual({ CustomFields: { '7': null, '8': [] } })
    expect(updateBody(before, planUpdate(before, [toB]).writes)).toEqual({ CustomFields: { '7': 'b' } })
  })

  test('what stands already is not sent, and line ends do not count', () => {
    const before = ticketWith(['one\r\ntwo '])
    const change: FieldChange = { kind: 'set', field: progress, base: [], mine: ['one\ntwo'] }
    expect(planUpdate(before, [change])).toEqual({ writes: [], conflicts: [], missing: [] })
  })
})
