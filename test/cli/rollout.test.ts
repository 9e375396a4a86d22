import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const ppa = '1.10.0/emi.gridsite/1.17.25/sl5/x86_64'

// Each command is a process of its own: on a busy machine they take their time.
test(
  'a manager works without a tracker: teams, a request, a move with a reason, and undo',
  {
    timeout: 120_000,
  },
  () => {
    const folder = makeTempFolder()
    const data = join(folder, 'data')
    const run = (...args: readonly string[]) => runCli('rollout', ...args, '--data', data)
    const table = join(folder, 'teams.csv')
    writeFileSync(
      table,
      'team,site,contact,active,since,product,product since,product until\nEA North,North,GOC DB,yes,2011-05-01,emi.dcache,,\n,,,,,,,\n',
    )
    const taken = run('teams', 'import', table)
    expect(taken.out).toContain('1 added, 0 changed')
    expect(taken.out).toContain('refused, line 3, team: the team has no name')
    expect(run('begin', ppa).code).toBe(0)
    expect(run('ask', ppa, '--team', 'EA North').err).toContain('no ticket is known')
    expect(run('board').out).toContain('EA North has not reported yet.')
    expect(run('move', ppa)).toMatchObject({ code: 1, out: '' })
    const moved = run('move', ppa, '--reason', 'A hole must be closed.')
    expect(moved.out).toContain('against the rule, with your reason')
    expect(run('summary', ppa).out).toContain('Reason: A hole must be closed.')
    expect(run('undo').out).toContain('Taken back: moving')
  },
)

test('the open call names the gaps that ship with the program', () => {
  const data = join(makeTempFolder(), 'data')
  const { out } = runCli('rollout', 'call', '--data', data)
  expect(out).toContain('- EMI 2 WNODES')
  expect(out).toContain('- IGE OGSA-DAI')
})
