import { expect, test } from 'vitest'
import { getTeam, listTeams } from '../../../electron/db/tables/ea-teams.ts'
import { importTeams } from '../../../electron/usecases/rollout/import-teams.ts'
import { saveTeam } from '../../../electron/usecases/rollout/teams.ts'
import { writeTeamsCsv } from '../../../electron/usecases/rollout/teams-csv.ts'
import { undoRollout } from '../../../electron/usecases/rollout/undo.ts'
import { testDeps } from '../../support/database.ts'
import { makeTeam } from '../../support/rollout-desk.ts'
import { valueOf } from '../../support/run.ts'

const head = 'team,site,contact,active,since,product,product since,product until'
const fileOf = (...lines: readonly string[]) => ({
  name: 'teams.csv',
  bytes: new TextEncoder().encode([head, ...lines].join('\n')),
})

test('a table of teams goes out and comes in again as it was', () => {
  const deps = testDeps()
  const commitments = [
    { product: 'emi.dcache', since: '2011-06-01', until: null },
    { product: 'emi.voms', since: '2011-05-01', until: '2012-01-31' },
  ]
  valueOf(saveTeam(deps, null, makeTeam('EA North', { site: '=A1', commitments })))
  valueOf(saveTeam(deps, null, makeTeam('EA South', { active: false })))
  const before = listTeams(deps.db)
  const csv = writeTeamsCsv(before)
  expect(csv).toContain("'=A1")
  const other = testDeps()
  const file = { name: 'teams.csv', bytes: new TextEncoder().encode(csv) }
  expect(valueOf(importTeams(other, file))).toEqual({ added: 2, changed: 0, unchanged: 0, refused: [] })
  expect(listTeams(other.db)).toEqual(before)
  expect(valueOf(importTeams(other, file))).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
})

test('each refused line is told with its place and reason, and the others are taken', () => {
  const deps = testDeps()
  const done = valueOf(
    importTeams(
      deps,
      fileOf(
        'EA North,North,GOC DB,yes,2011-05-01,emi.dcache,,',
        'EA South,South,somebody@example.org,yes,2011-05-01,,,',
        'EA West,West,GOC DB,perhaps,2011-05-01,,,',
        ',East,GOC DB,yes,2011-05-01,,,',
        'EA North,North,GOC DB,yes,2011-05-01,emi.unheard,,',
        'EA Later,Later,GOC DB,yes,2099-01-01,,,',
        'EA Back,Back,GOC DB,yes,2011-05-01,emi.voms,2012-01-01,2011-01-01',
        'EA North,Elsewhere,GOC DB,yes,2011-05-01,emi.voms,,',
      ),
    ),
  )
  expect(done.added).toBe(1)
  expect(done.refused.map(({ line, place, reason }) => `${line} ${place}: ${reason}`)).toEqual([
    '3 contact: it holds an address: write where the contact is kept, such as GOC DB',
    '4 active: it must be yes or no',
    '5 team: the team has no name',
    '6 product: the catalogue has no product emi.unheard',
    '7 since: 2099-01-01 lies in the future',
    '8 emi.voms: it ends (2011-01-01) before it begins (2012-01-01)',
    '9 team: a line above says something else of EA North',
  ])
  expect(getTeam(deps.db, 'ea north')?.commitments).toEqual([
    { product: 'emi.dcache', since: '2011-05-01', until: null },
  ])
})

test.each([
  ['PNG\u0089', 'not UTF-8', new Uint8Array([0x89, 0x50, 0xff])],
  ['another table', 'its first line must be', new TextEncoder().encode('a,b\n1,2\n')],
])('a file that is %s is refused as a whole', (_what, words, bytes) => {
  const deps = testDeps()
  const done = importTeams(deps, { name: 'x.csv', bytes })
  expect(done).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
  expect(JSON.stringify(done)).toContain(words)
  expect(listTeams(deps.db)).toEqual([])
})

test('taking in a file is one step, and undo puts every team back', () => {
  const deps = testDeps()
  const north = valueOf(saveTeam(deps, null, makeTeam('EA North')))
  valueOf(
    importTeams(
      deps,
      fileOf('EA North,Moved,GOC DB,no,2011-05-01,,,', 'EA South,South,GOC DB,yes,2011-05-01,,,'),
    ),
  )
  expect(getTeam(deps.db, 'EA North')).toMatchObject({ site: 'Moved', active: false })
  expect(valueOf(undoRollout(deps)).undone).toBe('taking in 2 teams from teams.csv')
  expect(listTeams(deps.db)).toEqual([north])
})

test('a team keeps one name: another spelling is the same, and a new name leaves no second team', () => {
  const deps = testDeps()
  valueOf(saveTeam(deps, null, makeTeam('EA North')))
  expect(saveTeam(deps, null, makeTeam('ea  NORTH'))).toMatchObject({ ok: false })
  valueOf(saveTeam(deps, 'EA North', makeTeam('EA Far North')))
  expect(listTeams(deps.db).map(({ name }) => name)).toEqual(['EA Far North'])
  valueOf(undoRollout(deps))
  expect(listTeams(deps.db).map(({ name }) => name)).toEqual(['EA North'])
})
