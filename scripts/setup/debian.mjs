import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { withLock } from './lock.mjs'
import { runQuietly } from './run.mjs'

/**
 * A program that comes with Debian: its command, or its path where that is not on PATH, and the packages that bring it,
 * the best first. `with` names what has to be installed in the same call.
 * @typedef {{ readonly command: string, readonly packages: readonly string[], readonly with?: readonly string[] }} DebianProgram
 */

/**
 * Installs missing programs where this is Debian and we are root; else says what to install and why. Never fails: what
 * needs them says for itself that they are missing.
 * @param {readonly DebianProgram[]} programs
 * @param {string} why
 * @param {(line: string) => void} say
 */
export async function ensureDebianPackages(programs, why, say) {
  const missing = programs.filter(({ command }) => !isOnPath(command))
  if (missing.length === 0) return
  const names = missing.map(({ packages, with: others = [] }) => [packages[0], ...others].join(' ')).join(' ')
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    say(
      `Not installed here, and wanted ${why}: ${missing.map(({ command }) => command).join(', ')}. On Debian: apt-get install ${names}`,
    )
    return
  }
  await withLock('debian', say, async () => {
    say(`Installing ${names} (Debian packages, ${why}) …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runQuietly('apt-get', ['update'], { env })
    for (const { command, packages, with: others = [] } of missing) {
      if (isOnPath(command)) continue
      const problem = await installFirst(packages, others, env)
      if (problem !== null) say(`${command} could not be installed: ${problem}`)
    }
  })
}

/**
 * @param {readonly string[]} packages
 * @param {readonly string[]} others
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>} what the package manager said last when none could be installed
 */
async function installFirst(packages, others, env) {
  let problem = 'no package is known for it'
  for (const name of packages) {
    const wanted = ['install', '-y', '--no-install-recommends', name, ...others]
    const { code, output } = await runQuietly('apt-get', wanted, { env })
    if (code === 0) return null
    problem = output.trim().split('\n').at(-1) ?? ''
  }
  return problem
}

/** @param {string} command */
export function isOnPath(command) {
  if (isAbsolute(command)) return existsSync(command)
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
