import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killHard } from './kill-hard.ts'
import { serverProgram } from './rt/installed.ts'
import { copyPrepared, setUpDatabase } from './rt/prepare.ts'
import { startPostgres } from './rt/postgres.ts'
import { sqliteLines, writeSite } from './rt/site-config.ts'

/** Logins of `rt/initialdata.pl`; the password of each is the login with "-password" behind it. */
export type Login =
  'root' | 'verifier' | 'verifier2' | 'overseas' | 'manager' | 'adopter' | 'reader' | 'taker' | 'stranger'

export interface RequestTracker {
  readonly url: string
  readonly tokens: Readonly<Record<Login, string>>
  /** The SQLite file, to lay in rows by the thousand; empty on PostgreSQL. */
  readonly databaseFile: string
  /** What the server has written to its log. */
  log(): string
  stop(): Promise<void>
}

export interface RequestTrackerOptions {
  readonly database?: 'sqlite' | 'postgres'
  /** Server processes: as many requests are answered at a time. */
  readonly workers?: number
  /** Seconds an idle connection is held open, and one process with it; 0 closes it after each answer. */
  readonly keepAliveSeconds?: number
  /** More configuration in Perl, such as limits of attachments. */
  readonly extra?: string
  readonly bcryptCost?: number
}

const patienceMs = 60_000

/** Starts a throw-away Request Tracker 5 on 127.0.0.1, in a folder that is gone when it stops. */
export async function startRequestTracker(options: RequestTrackerOptions = {}): Promise<RequestTracker> {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-rt-'))
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const databaseFile = join(folder, 'rt.sqlite')
  const postgres = options.database === 'postgres' ? startPostgres(folder) : null
  const env = writeSite(folder, {
    port,
    database: postgres?.lines ?? sqliteLines(databaseFile),
    ...(options.extra === undefined ? {} : { extra: options.extra }),
    ...(options.bcryptCost === undefined ? {} : { bcryptCost: options.bcryptCost }),
  })
  if (postgres === null) copyPrepared(folder, databaseFile)
  else setUpDatabase(folder, env)
  const logFile = join(folder, 'log', 'server.log')
  const log = openSync(logFile, 'w')
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', 'perl', serverProgram, ...serverArgs(port, options)],
    {
      env,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([exit, new Promise((resolve) => setTimeout(resolve, 5000).unref())])
    if (child.exitCode === null && child.signalCode === null) await killHard(child)
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const readLog = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  try {
    await waitUntilReady(url, () => child.exitCode !== null)
  } catch (error) {
    const said = readLog()
    await stop()
    throw new Error(`Request Tracker did not start: ${said.slice(-2000)}`, { cause: error })
  }
  return {
    url,
    tokens: JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8')) as Record<Login, string>,
    databaseFile: postgres === null ? databaseFile : '',
    log: readLog,
    stop,
  }
}

function serverArgs(port: number, { workers = 3, keepAliveSeconds = 0 }: RequestTrackerOptions): string[] {
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

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
