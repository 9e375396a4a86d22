import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { skipWhen } from '../support/skip-unless.ts'

const groups = '/sys/fs/cgroup/memory'
const program = fileURLToPath(new URL('../support/set-report.ts', import.meta.url))

function whyNoLimit(): string | null {
  try {
    accessSync(join(groups, 'memory.limit_in_bytes'))
    accessSync(groups, constants.W_OK)
    return null
  } catch {
    return 'no group of processes with a memory limit can be made here (it needs root and control groups)'
  }
}

/** A group of processes that the system holds to so much memory. */
function limitMemory(megabytes: number): string {
  const group = join(groups, `proviso-test-${String(process.pid)}`)
  mkdirSync(group)
  // Whoever was in it may still be ending.
  onTestFinished(() => vi.waitFor(() => rmdirSync(group), { timeout: 20_000 }))
  writeFileSync(join(group, 'memory.limit_in_bytes'), String(megabytes * 1024 * 1024))
  return group
}

skipWhen(whyNoLimit())

test('with 512 MB for all, a report that needs more ends in words, and the program lives to say them', async () => {
  const group = limitMemory(512)
  const inGroup = (pictures: number) =>
    spawn('sh', [
      '-c',
      `echo $$ > ${group}/cgroup.procs; exec "$0" "$@"`,
      process.execPath,
      program,
      String(pictures),
    ])
  const starved = inGroup(60)
  expect(JSON.parse(await text(starved.stdout))).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('memory of this machine did not suffice'),
  })
  expect(JSON.parse(await text(inGroup(1).stdout))).toEqual({ pages: expect.any(Number) })
}, 120_000)
