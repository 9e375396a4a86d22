import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** What an administrator does; the words are those of `administer.pl`. */
export type Deed =
  | readonly ['grant' | 'revoke', group: string, queue: string, ...rights: string[]]
  | readonly ['delete tokens' | 'make token' | 'disable' | 'enable', login: string]
  | readonly ['password', login: string, password: string]
  | readonly ['rename field' | 'rename queue', from: string, to: string]
  | readonly ['disable field' | 'enable field', field: string]
  | readonly ['add value' | 'remove value', field: string, value: string]
  | readonly ['add field', name: string, queue: string]
  | readonly ['copy ticket', id: string, count: number]
  | readonly ['move tickets', from: string, to: string]

const script = join(import.meta.dirname, 'administer.pl')

/** Does the deeds in the database of the server that `env` names, one after the other; answers with what they print. */
export function administer(env: NodeJS.ProcessEnv, deeds: readonly Deed[]): string {
  const { status, stdout, stderr } = spawnSync('perl', [script], {
    env,
    encoding: 'utf8',
    input: deeds.map((deed) => `${JSON.stringify(deed)}\n`).join(''),
  })
  if (status !== 0) throw new Error(`The server's administrator failed: ${stderr}`)
  return stdout.trim()
}
