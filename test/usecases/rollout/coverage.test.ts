import { expect, test } from 'vitest'
import { loadBuiltInGaps } from '../../../electron/usecases/rollout/built-in-gaps.ts'
import { chooseTeams } from '../../../electron/usecases/rollout/assign.ts'
import { summariseCoverage, writeCall } from '../../../electron/usecases/rollout/coverage.ts'
import { recordGap, removeGap } from '../../../electron/usecases/rollout/gaps.ts'
import { saveTeam } from '../../../electron/usecases/rollout/teams.ts'
import { undoRollout } from '../../../electron/usecases/rollout/undo.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeTeam, openRolloutDesk } from '../../support/rollout-desk.ts'
import { valueOf } from '../../support/run.ts'

/** The gaps of project year 2 as process.md section 10 has them. */
const py2 = [
  'EMI 2 CLUSTER',
  'EMI 2 EMIR',
  'EMI 2 GLEXEC',
  'EMI 2 Pseudonymity',
  'EMI 2 WNODES',
  'IGE GridSAM',
  'IGE OGSA-DAI',
]

function openWithGaps() {
  const desk = openRolloutDesk()
  loadBuiltInGaps(desk.deps, templatesFolder)
  return desk
}

test('the gaps of project year 2 stand open, and those that found cover are history', () => {
  const { gaps } = summariseCoverage(openWithGaps().deps)
  expect(gaps.filter(({ until }) => until === null).map(({ name }) => name)).toEqual(py2)
  expect(gaps.filter(({ until }) => until !== null).map(({ name }) => name)).toEqual(['FTS', 'LFC Oracle'])
})

test('a team that answers for a product of a gap closes it, also where no record has the product', () => {
  const { deps } = openWithGaps()
  const commitments = [
    { product: 'emi.wnodes', since: '2012-06-01', until: null },
    { product: 'emi.glexec-wn', since: '2012-07-01', until: null },
  ]
  valueOf(saveTeam(deps, null, makeTeam('EA East', { commitments })))
  const closed = summariseCoverage(deps).gaps.filter(({ closedBy }) => closedBy.includes('EA East'))
  expect(closed.map(({ name, until }) => [name, until])).toEqual([
    ['EMI 2 GLEXEC', '2012-07-01'],
    ['EMI 2 WNODES', '2012-06-01'],
  ])
})

test('a product whose team left is a gap from that day until the next team', () => {
  const { deps } = openRolloutDesk()
  const held = (since: string, until: string | null) => [{ product: 'emi.voms', since, until }]
  valueOf(saveTeam(deps, null, makeTeam('EA One', { commitments: held('2011-05-01', '2011-09-01') })))
  valueOf(saveTeam(deps, null, makeTeam('EA Two', { commitments: held('2012-01-01', '2012-06-01') })))
  const gaps = summariseCoverage(deps).gaps
  expect(gaps.map(({ name, since, until }) => [name, since, until])).toEqual([
    ['VOMS', '2012-06-01', null],
    ['VOMS', '2011-09-01', '2012-01-01'],
  ])
})

test('each release tells which of its products had a team on its day', () => {
  const { deps } = openRolloutDesk()
  const all = summariseCoverage(deps).releases
  expect(all.every(({ covered }) => covered === 0)).toBe(true)
  const commitments = [{ product: 'emi.dcache', since: '2011-08-01', until: null }]
  valueOf(saveTeam(deps, null, makeTeam('EA Store', { commitments })))
  const covered = summariseCoverage(deps).releases.filter((release) => release.covered === 1)
  expect(covered.map(({ version }) => version)).not.toContain('1.0.0')
  expect(covered.length).toBeGreaterThan(3)
  expect(covered[0]?.missing).not.toContain('dCache')
})

test('a team with too many products or too many silent requests is named with the reason', () => {
  const desk = openRolloutDesk()
  const { deps } = desk
  const products = desk.ppas.map(({ productKey }) => productKey)
  const nine = [...new Set(products)].slice(0, 9)
  const commitments = nine.map((product) => ({ product, since: '2011-05-01', until: null }))
  valueOf(saveTeam(deps, 'EA North', makeTeam('EA North', { commitments })))
  const ppaIds = [0, 1, 2, 3, 4].map((at) => desk.begin(at).id)
  valueOf(chooseTeams(deps, { ppaIds, add: ['EA South'], remove: [], comment: '' }))
  const loads = new Map(summariseCoverage(deps).loads.map((load) => [load.team, load]))
  expect(loads.get('EA North')).toMatchObject({ isTooMuch: true, products: 9 })
  expect(loads.get('EA South')).toMatchObject({ isTooMuch: true, silent: 5 })
  expect(loads.get('EA South')?.sentence).toBe('It owes 5 reports at once: ask another team.')
  expect(loads.get('EA West')?.isTooMuch).toBe(false)
})

test('the open call names every gap and what waits without a team', () => {
  const desk = openWithGaps()
  const ppa = desk.begin()
  const text = writeCall(desk.deps, null)
  for (const name of py2) expect(text).toContain(`- ${name}`)
  expect(text).toContain(`- ${ppa.productName} (waiting now: ${ppa.version} on ${ppa.platform}/${ppa.arch})`)
  expect(writeCall(desk.deps, ['emi.voms'])).toContain('the following product before release')
})

test('a gap entered here can be taken away and put back; one that ships with the program stays', () => {
  const { deps } = openWithGaps()
  const wanted = { name: 'A tool', products: ['emi.tool'], stack: 'EMI', since: '2012-01-01', until: null }
  const gap = valueOf(recordGap(deps, { ...wanted, source: 'a meeting', note: '' }))
  const names = () => summariseCoverage(deps).gaps.map(({ name }) => name)
  expect(recordGap(deps, { ...wanted, since: '2099-01-01', source: '', note: '' })).toMatchObject({
    ok: false,
  })
  valueOf(removeGap(deps, gap.id))
  expect(names()).not.toContain('A tool')
  valueOf(undoRollout(deps))
  expect(names()).toContain('A tool')
  expect(removeGap(deps, 'py2-emi.emir')).toMatchObject({ ok: false })
})
