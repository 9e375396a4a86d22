import { expect, test } from 'vitest'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findLosses, runKills } from './kills.ts'

test('50 kills of the service in the middle of work lose nothing that was acknowledged', async () => {
  const report = await runKills(makeTempFolder(), 50, 1)
  expect(report.losses).toEqual([])
  expect(report.problems).toEqual([])
  // More than ten a kill where the machine has time for it; enough to lose on one that has not.
  expect(report.acknowledged).toBeGreaterThan(50)
})

test('a lost write is called a loss, a write under way is not', () => {
  const expected = new Map<string, string | null>([['verdict QC_DOC_1', 'OK']])
  const underWay = { kind: 'verdict', target: 'QC_DOC_1', value: 'FAIL' } as const
  const found = (value: string | null) => new Map([['verdict QC_DOC_1', value]])
  expect(findLosses({ acknowledged: 1, expected, underWay: null }, found(null))).toHaveLength(1)
  expect(findLosses({ acknowledged: 1, expected, underWay }, found('FAIL'))).toEqual([])
  expect(findLosses({ acknowledged: 1, expected, underWay }, found('NA'))).toHaveLength(1)
})
