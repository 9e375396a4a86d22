import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { killHard } from '../kill-hard.ts'
import { serverProgram } from './installed.ts'

export interface ServerProcess {
  stop(): Promise<void>
}

interface ServerWanted {
  /** Where its log goes on. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly port: number
  readonly workers: number
  readonly keepAliveSeconds: number
}

const patienceMs = 60_000

/** Starts the web server of a Request Tracker whose database is there, and waits until it answers. */
export async function startServer({ folder, env, ...wanted }: ServerWanted): Promise<ServerProcess> {
  const log = openSync(logFile(folder), 'a')
  const args = ['--pdeathsig', 'TERM', 'perl', serverProgram, ...serverArgs(wanted)]
  const child = spawn('setpriv', args, { env, stdio: ['ignore', log, log] })
  closeSync(log)
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([exit, new Promise((resolve) => setTimeout(resolve, 5000).unref())])
    if (child.exitCode === null && child.signalCode === null) await killHard(child)
  }
  try {
    await waitUntilReady(`http://127.0.0.1:${String(wanted.port)}`, () => child.exitCode !== null)
  } catch (error) {
    await stop()
    throw new Error(`Request Tracker did not start: ${readLog(folder).slice(-2000)}`, { cause: error })
  }
  return { stop }
}

/** What the server of this folder has written, over all its starts. */
export function readLog(folder: string): string {
  return existsSync(logFile(folder)) ? readFileSync(logFile(folder), 'utf8') : ''
}

function logFile(folder: string): string {
  return join(folder, 'log', 'server.log')
}

function serverArgs({
  port,
  workers,
  keepAliveSeconds,
}: Pick<ServerWanted, 'port' | 'workers' | 'keepAliveSeconds'>): string[] {
  const keepAlive =
    keepAliveSeconds === 0
      ? []
      : ['--max-keepalive-reqs', '100000', '--keepalive-timeout', String(keepAliveSeconds)]
  const server = ['--server', 'Starlet', '--host', '127.0.0.1', '--port', String(port), '--timeout', '300']
  return [...server, '--max-workers', String(workers), '--max-reqs-per-child', '100000', ...keepAlive]
}

/** Without credentials the interface answers 401 as soon as it is there. */
async function waitUntilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const end = Date.now() + patienceMs
  while (Date.now() < end && !hasEnded()) {
    const answer = await fetch(`${url}/REST/2.0/rt`, {
      headers: { 'user-agent': 'proviso-tests', connection: 'close' },
    }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.status === 401) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(hasEnded() ? 'it ended' : 'it does not answer')
}
