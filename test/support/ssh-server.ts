import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { killHard } from './kill-hard.ts'
import { makeTempFolder } from './temp-folder.ts'

const sshd = [process.env['PROVISO_SSHD'], '/usr/sbin/sshd'].find(
  (path) => path !== undefined && existsSync(path),
)

/** Why there is no server to record over; null when there is. */
export const whyNoSshServer = sshd === undefined ? 'openssh-server is not installed' : null

/** A real ssh server on 127.0.0.1 with throw-away keys, and the system's own ssh that knows it as `testbed`. */
export interface SshServer {
  readonly host: string
  /** The person compared the fingerprint and said yes. */
  readonly trust: () => void
  /** Somebody else now answers under the name: what ssh warns of. */
  readonly pretend: () => void
  /** ssh has another key than the server wants. */
  readonly forgetKey: () => void
}

export async function startSshServer(): Promise<SshServer> {
  if (sshd === undefined) throw new Error('There is no sshd here.')
  const folder = makeTempFolder()
  chmodSync(folder, 0o700)
  for (const name of ['host', 'other', 'user', 'stranger']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, name)])
  }
  copyFileSync(join(folder, 'user.pub'), join(folder, 'authorized'))
  const port = await freePort()
  writeFileSync(
    join(folder, 'sshd_config'),
    [
      `Port ${String(port)}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${join(folder, 'host')}`,
      `AuthorizedKeysFile ${join(folder, 'authorized')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
    ].join('\n'),
  )
  await start(folder, sshd)
  const known = join(folder, 'known_hosts')
  const useSsh = (key: string) =>
    writeFileSync(
      join(folder, 'config'),
      [
        'Host testbed',
        '  HostName 127.0.0.1',
        `  Port ${String(port)}`,
        `  User ${userInfo().username}`,
        `  IdentityFile ${join(folder, key)}`,
        '  IdentitiesOnly yes',
        '  IdentityAgent none',
        `  UserKnownHostsFile ${known}`,
        '  GlobalKnownHostsFile /dev/null',
      ].join('\n'),
    )
  useSsh('user')
  putSshOnPath(folder)
  const know = (key: string) => {
    const [kind, text] = readFileSync(join(folder, `${key}.pub`), 'utf8').split(' ')
    writeFileSync(known, `[127.0.0.1]:${String(port)} ${kind ?? ''} ${text ?? ''}\n`)
  }
  return {
    host: 'testbed',
    trust: () => know('host'),
    pretend: () => know('other'),
    forgetKey: () => useSsh('stranger'),
  }
}

async function start(folder: string, program: string): Promise<void> {
  // The server wants a folder of its own there when root starts it; a package would have made it at boot.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  const server = spawn(program, ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => killHard(server))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('Server listening')) resolve()
    })
    server.once('exit', () => reject(new Error(`sshd ended: ${said}`)))
  })
}

/** The system's ssh reads the configuration of this test instead of the user's own. */
function putSshOnPath(folder: string): void {
  const bin = join(folder, 'bin')
  const path = process.env['PATH'] ?? ''
  const ssh = path
    .split(delimiter)
    .map((each) => join(each, 'ssh'))
    .find((each) => existsSync(each))
  mkdirSync(bin)
  writeFileSync(join(bin, 'ssh'), `#!/bin/sh\nexec '${ssh ?? 'ssh'}' -F '${join(folder, 'config')}' "$@"\n`, {
    mode: 0o755,
  })
  process.env['PATH'] = `${bin}${delimiter}${path}`
  onTestFinished(() => {
    process.env['PATH'] = path
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
