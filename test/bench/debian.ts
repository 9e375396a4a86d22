import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/**
 * Makes sure that a peer is installed; answers null, or the reason why it cannot be had. Installs Debian packages when
 * this is Debian and we are root, and says so.
 */
export async function ensurePeer(
  isThere: () => Promise<boolean>,
  packages: readonly string[],
  say: (line: string) => void,
): Promise<string | null> {
  if (await isThere()) return null
  const command = `apt-get install ${packages.join(' ')}`
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0)
    return `not installed here; on Debian: ${command}`
  say(`Installing ${packages.join(' ')} (Debian packages) …`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    await execute('apt-get', ['update'], options)
    await execute('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
  } catch (error) {
    return `could not be installed: ${lastLine(error)}`
  }
  return (await isThere()) ? null : `not there after ${command}`
}

/** Whether a command runs and ends well. */
export async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return execute(command, [...args]).then(
    () => true,
    () => false,
  )
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message: string }
  return (stderr ?? message).trim().split('\n').at(-1) ?? message
}
