import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IntentState, isSettled } from '../../shared/domain/intent.ts'
import { pickReady, whyWaiting } from '../../shared/domain/outbox-order.ts'
import { makeIntent, setField } from '../support/tickets.ts'

const now = '2026-11-20T12:00:00Z'
const deed = setField('UMDRelease', [], ['1'])

const intents = fc
  .array(
    fc.record({
      ticket: fc.constantFrom('1', '2', '3', null),
      state: fc.constantFrom(...IntentState.options),
      group: fc.constantFrom('g', null),
      nextAttemptAt: fc.constantFrom(null, '2026-11-20T11:00:00Z', '2026-11-20T13:00:00Z'),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((rest, seq) => makeIntent(deed, { seq, ...rest })))

test('nothing overtakes an unsettled intent on the same ticket or in the same group', () => {
  fc.assert(
    fc.property(intents, (all) => {
      for (const ready of pickReady(all, now)) {
        const ahead = all.filter(({ seq, state }) => seq < ready.seq && !isSettled(state))
        expect(ahead.filter(({ ticket }) => ticket !== null && ticket === ready.ticket)).toEqual([])
        expect(ahead.filter(({ group }) => group !== null && group === ready.group)).toEqual([])
      }
    }),
  )
})

test('what waits for a person or for time holds up no other ticket', () => {
  const stuck = (['conflict', 'refused'] as const).map((state, seq) =>
    makeIntent(deed, { seq, ticket: String(seq), state }),
  )
  const later = makeIntent(deed, { seq: 5, ticket: '5', nextAttemptAt: '2026-11-20T13:00:00Z' })
  const free = makeIntent(deed, { seq: 6, ticket: '6' })
  expect(pickReady([...stuck, later, free], now)).toEqual([free])
})

test('every intent that is not picked can say why, and one that is picked has no reason to wait', () => {
  fc.assert(
    fc.property(intents, (all) => {
      const ready = new Set(pickReady(all, now))
      for (const intent of all) {
        const why = whyWaiting(intent, all, now)
        if (isSettled(intent.state)) expect(why).toBeNull()
        else if (intent.state === 'queued') expect(why === null).toBe(ready.has(intent))
        else expect(why).not.toBeNull()
      }
    }),
  )
})
