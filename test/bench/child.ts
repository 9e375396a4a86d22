import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const patienceMs = 1_800_000

/** Runs one side in a process of its own, so that no side inherits a warm engine; answers what it prints as JSON. */
export async function runChild<T>(command: string, args: readonly string[]): Promise<T> {
  const { stdout } = await execute(command, [...args], { timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout) as T
}

/** Most memory a process (this one, unless another is named) has held at one time, in MB, as Linux counts it. */
export function readPeakMb(pid = 'self'): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1000
}
