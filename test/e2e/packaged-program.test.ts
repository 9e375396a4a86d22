import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stageProgram } from '../../packaging/stage.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('what is packaged does the main job on its own, away from the checkout', () => {
  const folder = makeTempFolder()
  const program = join(folder, 'app')
  stageProgram(join(import.meta.dirname, '../..'), program, process)
  const cli = join(program, 'dist', 'service', 'cli.js')
  const env = { PATH: '/usr/bin:/bin', HOME: folder }
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], { cwd: folder, env, encoding: 'utf8' })

  const demo = run('demo', '--out', join(folder, 'demo'))
  expect([demo.status, demo.stderr]).toEqual([0, expect.not.stringContaining('proviso:')])
  const made = readdirSync(join(folder, 'demo'))
  expect(made.filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
  expect(made.filter((name) => name.endsWith('.xlsx'))).toHaveLength(1)
  expect(run('--version').stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/)
})
