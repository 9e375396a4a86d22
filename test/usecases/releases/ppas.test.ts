import { expect, test } from 'vitest'
import { getPpaDetail, listPpasWithState } from '../../../electron/usecases/releases/ppas.ts'
import { testDeps } from '../../support/database.ts'
import { startTestRun, valueOf } from '../../support/run.ts'

test('the list suggests for each PPA what its own page suggests', () => {
  const deps = testDeps()
  for (const ppa of listPpasWithState(deps)) {
    expect([ppa.id, ppa.suggestedType]).toEqual([
      ppa.id,
      valueOf(getPpaDetail(deps, ppa.id)).suggestion?.type ?? null,
    ])
  }
})

test('the steps of dCache in UMD 1 are read as they were: 1.9.13, 1.9.14, 1.9.15', () => {
  const steps = listPpasWithState(testDeps())
    .filter((ppa) => ppa.productKey === 'emi.dcache' && ppa.umdMajor === 1)
    .map((ppa) => [ppa.version, ppa.suggestedType])
  expect(steps).toEqual([
    ['1.9.15', 'revision'],
    ['1.9.14', 'revision'],
    ['1.9.13', 'major'],
  ])
})

test('nothing suggested is set by itself, and a run shows in the list', () => {
  const { deps, id } = startTestRun('minor')
  const set = listPpasWithState(deps).filter((ppa) => ppa.releaseType !== null)
  expect(set).toMatchObject([{ releaseType: 'minor', verificationId: id, verificationState: 'open' }])
})
