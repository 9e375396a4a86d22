import { expect, test } from 'vitest'
import {
  filterBoard,
  makeSearchable,
  occurring,
  openOnly,
} from '../../../../renderer/features/rollout/board/board-filter.ts'
import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'

function row(rest: Partial<RolloutRow>): RolloutRow {
  return {
    id: 'a',
    ppaId: 'a',
    ticket: null,
    product: 'dCache',
    productKey: 'emi.dcache',
    version: '1.2.3',
    platform: 'sl5',
    arch: 'x86_64',
    stack: 'EMI',
    releaseVersion: '1.10.0',
    stage: 'in rollout',
    progress: 'StagedRollout',
    since: null,
    days: 3,
    answers: [],
    isOffered: false,
    sentence: 'EATeams names no team yet.',
    help: 'choose teams',
    risk: { level: 'low', sentence: '' },
    queued: 0,
    ...rest,
  }
}

const rows = makeSearchable([
  row({ id: 'open', answers: [{ team: 'Ciemat Łódź', standing: 'silent' }] }),
  row({ id: 'offered', isOffered: true, stack: 'IGE', platform: 'sl6', releaseVersion: '1.9.0' }),
  row({ id: 'waits', stage: 'move waits', ticket: { accountId: 'x', number: '4711' } }),
])
const ids = (change: Partial<typeof openOnly>) =>
  filterBoard(rows, { ...openOnly, ...change }).map(({ id }) => id)

test('the board begins with what is in rollout, and each filter narrows it', () => {
  expect(ids({})).toEqual(['open', 'offered'])
  expect(ids({ stage: '' })).toEqual(['open', 'offered', 'waits'])
  expect(ids({ stage: 'offered' })).toEqual(['offered'])
  expect(ids({ stack: 'IGE', platform: 'sl6', release: '1.9.0' })).toEqual(['offered'])
  expect(ids({ stack: 'IGE', platform: 'sl5' })).toEqual([])
})

test('words find product, team without accents, ticket and what is missing', () => {
  expect(ids({ text: 'lodz dcache' })).toEqual(['open'])
  expect(ids({ stage: '', text: '4711' })).toEqual(['waits'])
  expect(ids({ text: 'names no team' })).toEqual(['open', 'offered'])
})

test('what can be chosen is what occurs, by number', () => {
  expect(
    occurring(
      rows.map(({ row: one }) => one),
      'releaseVersion',
    ),
  ).toEqual(['1.9.0', '1.10.0'])
})
