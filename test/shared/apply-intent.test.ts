import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyIntent, rebaseAfter, showTicket, valuesAt } from '../../shared/domain/apply-intent.ts'
import { FieldChange, IntentState, isShown, type Deed } from '../../shared/domain/intent.ts'
import { makeIntent, makeTicket, setField } from '../support/tickets.ts'

const value = fc.constantFrom('a', 'b', 'c', 'd')
const field = fc.constantFrom('UMDRelease', 'EATeams')
const change: fc.Arbitrary<FieldChange> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    field: fc.record({ in: fc.constant('custom' as const), name: field }),
    base: fc.array(value, { maxLength: 2 }),
    mine: fc.array(value, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('items' as const),
    field: fc.record({ in: fc.constant('custom' as const), name: field }),
    add: fc.array(value, { maxLength: 2 }),
    remove: fc.array(value, { maxLength: 2 }),
  }),
)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  change.map((one) => ({ kind: 'change' as const, change: one })),
  fc.record({
    kind: fc.constant('link' as const),
    link: fc.record({ kind: fc.constant('refers-to' as const), target: fc.constantFrom('1', '2') }),
    wanted: fc.constantFrom('there' as const, 'gone' as const),
  }),
)
const ticket = fc
  .record({ umd: fc.array(value, { maxLength: 1 }), teams: fc.uniqueArray(value, { maxLength: 3 }) })
  .map(({ umd, teams }) =>
    makeTicket({
      fields: [
        { name: 'EATeams', values: teams },
        { name: 'ReleaseNotes', values: ['not ours'] },
        { name: 'UMDRelease', values: umd },
      ],
    }),
  )

test('an intent applied twice shows what it shows applied once', () => {
  fc.assert(
    fc.property(ticket, deed, (server, one) => {
      const intent = makeIntent(one)
      const once = applyIntent(server, intent)
      expect(applyIntent(once, intent)).toEqual(once)
    }),
  )
})

test('fields an intent does not name are as the server has them', () => {
  fc.assert(
    fc.property(ticket, fc.array(deed, { maxLength: 6 }), (server, deeds) => {
      const shown = showTicket(
        server,
        deeds.map((one, seq) => makeIntent(one, { seq })),
      )
      expect(valuesAt(shown, { in: 'custom', name: 'ReleaseNotes' })).toEqual(['not ours'])
      expect({ ...shown, fields: [], links: [] }).toEqual({ ...server, fields: [], links: [] })
    }),
  )
})

test('only what is under way is laid over the server', () => {
  fc.assert(
    fc.property(ticket, deed, fc.constantFrom(...IntentState.options), (server, one, state) => {
      const intent = makeIntent(one, { state })
      expect(showTicket(server, [intent])).toEqual(isShown(state) ? applyIntent(server, intent) : server)
    }),
  )
})

test('a pull of what was confirmed shows the same as the intent did', () => {
  fc.assert(
    fc.property(ticket, fc.array(deed, { maxLength: 5 }), (server, deeds) => {
      const intents = deeds.map((one, seq) => makeIntent(one, { seq }))
      const [first, ...rest] = intents
      fc.pre(first !== undefined)
      const pulled = applyIntent(server, first)
      expect(showTicket(pulled, [{ ...first, state: 'confirmed' }, ...rest])).toEqual(
        showTicket(server, intents),
      )
    }),
  )
})

test('after an undo the next change of the field rests on what stood before', () => {
  const first = makeIntent(setField('UMDRelease', ['1'], ['2']), { seq: 1 })
  const other = makeIntent(setField('EATeams', [], ['x']), { seq: 2 })
  const next = makeIntent(setField('UMDRelease', ['2'], ['3']), { seq: 3 })
  expect(rebaseAfter(first, [other, next]).map(({ seq, deed: one }) => ({ seq, one }))).toEqual([
    { seq: 3, one: setField('UMDRelease', ['1'], ['3']) },
  ])
})
