import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killHard } from '../support/kill-hard.ts'
import { runCli } from '../support/run-cli.ts'
import { mountSmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const program = join(import.meta.dirname, '../../electron/cli.ts')

test('the same data in another folder, zone, language and for another user gives the same report', () => {
  const { id, data } = makeDemo()
  const digests = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', USER: 'a', LOGNAME: 'a' },
    { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', USER: 'b', LOGNAME: 'b' },
  ].map((look) => {
    const [folder, home] = [makeTempFolder(), makeTempFolder()]
    cpSync(data, join(folder, 'data'), { recursive: true })
    const env = { ...process.env, PROVISO_KEY_STORE: 'none', HOME: home, ...look }
    const [report, bundle] = ['report.pdf', 'bundle.zip'].map((name) => join(folder, name))
    for (const [command, file] of [
      ['report', report!],
      ['bundle', bundle!],
    ] as const) {
      const made = [program, command, id, '--data', join(folder, 'data'), '--out', file]
      execFileSync(process.execPath, made, { env, stdio: 'pipe' })
    }
    return [report!, bundle!].map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))
  })
  expect(digests[1]).toEqual(digests[0])
}, 120_000)

function makeDemo() {
  const out = makeTempFolder()
  const { verification } = JSON.parse(runCli('demo', '--out', out, '--json').out) as { verification: string }
  return { id: verification, data: join(out, 'data') }
}

test('an export that is killed at any stage leaves the old file or the whole new one', async () => {
  const { id, data } = makeDemo()
  const folder = makeTempFolder()
  const file = join(folder, 'report.pdf')
  for (const stage of ['Gathering', 'Setting', 'Reading']) {
    writeFileSync(file, 'the old report')
    const exporting = spawn(process.execPath, [program, 'report', id, '--out', file, '--data', data])
    await new Promise<void>((resolve) => {
      exporting.stderr.on('data', (words: Buffer) => words.toString().includes(stage) && resolve())
      exporting.once('exit', () => resolve())
    })
    await killHard(exporting)
    const left = readFileSync(file, 'latin1')
    // After the last stage the new one may be there already, but only as a whole.
    const isWhole = stage === 'Reading' && left.endsWith('%%EOF')
    expect([stage, isWhole || left === 'the old report']).toEqual([stage, true])
  }
}, 120_000)

test('a full disk leaves the old file', (context) => {
  const why = whyNoSmallDisk()
  if (why !== null) context.skip(why)
  const { id, data } = makeDemo()
  const disk = mountSmallDisk(1)
  const file = join(disk.folder, 'report.pdf')
  writeFileSync(file, 'the old report')
  disk.fill()
  expect(runCli('report', id, '--out', file, '--data', data)).toMatchObject({
    code: 1,
    err: expect.stringContaining('could not be written'),
  })
  expect(readFileSync(file, 'utf8')).toBe('the old report')
  expect(readdirSync(disk.folder).sort()).toEqual(['ballast', 'report.pdf'])
}, 120_000)
