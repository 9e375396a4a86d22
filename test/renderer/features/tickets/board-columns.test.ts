import { expect, test } from 'vitest'
import type { TicketLine } from '../../../../shared/contract/tickets.ts'
import { besides, columnsOf, placeOfCard } from '../../../../renderer/features/tickets/board/board-columns.ts'
import { filterLines, occurring } from '../../../../renderer/features/tickets/filter-lines.ts'

function line(number: number, rest: Partial<TicketLine> = {}): TicketLine {
  return {
    accountId: 'site',
    number: String(number),
    queue: 'sw-rel',
    subject: 'A product',
    status: 'open',
    owner: null,
    created: null,
    lastUpdated: null,
    gone: null,
    progress: null,
    step: null,
    platform: '',
    stack: '',
    open: 0,
    standstill: null,
    ...rest,
  }
}

const verification = { progress: 'Verification', step: 'In Verification' } as const
const lines = [
  line(1, { progress: 'Unverified', step: 'Unverified', platform: 'sl6/x86_64', owner: 'ada' }),
  line(2, { ...verification, platform: 'sl5/x86_64' }),
  line(3, verification),
  line(4, { progress: 'On hold' }),
  line(5),
]

test('columns stand in the order of the process, unknown values as they are behind them', () => {
  const columns = columnsOf(lines)
  expect(columns.map(({ title, lines: cards }) => `${title} ${String(cards.length)}`)).toEqual([
    'Unverified 1',
    'Delayed 0',
    'Verification 2',
    'Waiting for Response 0',
    'StagedRollout 0',
    'UMDStore 0',
    'Production 0',
    'Rejected 0',
    'No progress 1',
    'On hold 1',
  ])
})

test('the arrows pass empty columns and stay at the height of the card', () => {
  const columns = columnsOf(lines)
  const place = placeOfCard(columns, ({ number }) => number === '3')
  expect(place).toEqual({ column: 2, row: 1 })
  expect(besides(columns, place, 1)).toEqual({ column: 8, row: 0 })
  expect(besides(columns, place, -1)).toEqual({ column: 0, row: 0 })
  expect(besides(columns, { column: 0, row: 0 }, -1)).toBeUndefined()
})

test('a card that is gone leads to the first card of the board', () => {
  expect(placeOfCard(columnsOf(lines), () => false)).toEqual({ column: 0, row: 0 })
  expect(placeOfCard(columnsOf([lines[4]!]), () => false)).toEqual({ column: 8, row: 0 })
})

test('tickets are filtered by what they are about and by who has them', () => {
  const open = { progress: '', owner: '', queue: '', platform: '', stack: '', accountId: '' }
  const numbers = (filter: Partial<typeof open>) =>
    filterLines(lines, { ...open, ...filter }).map(({ number }) => number)
  expect(numbers({ platform: 'sl5/x86_64' })).toEqual(['2'])
  expect(numbers({ owner: 'nobody', progress: 'Verification' })).toEqual(['2', '3'])
  expect(numbers({})).toEqual(['1', '2', '3', '4', '5'])
  expect(occurring(lines, 'platform')).toEqual(['sl5/x86_64', 'sl6/x86_64'])
  expect(occurring(lines, 'owner')).toEqual(['ada', 'nobody'])
})
