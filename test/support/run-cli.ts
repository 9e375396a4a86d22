import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../electron/cli.ts')

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs one command line from the sources, as a person would. */
export function runCli(...args: readonly string[]): Ended {
  return runCliWith('', ...args)
}

/** The same with something on standard input. The key store of whoever runs the tests is left alone. */
export function runCliWith(input: string, ...args: readonly string[]): Ended {
  const env = { ...process.env, PROVISO_KEY_STORE: 'none' }
  const options = { encoding: 'utf8', input, env } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options)
  return { code: status, out: stdout, err: stderr }
}
