import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { administer, type Deed } from './rt/administer.ts'
import { copyPrepared, setUpDatabase } from './rt/prepare.ts'
import { startPostgres } from './rt/postgres.ts'
import { readLog, startServer } from './rt/server-process.ts'
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
  /**
   * Does what an administrator does, each deed a list such as `['revoke', 'verifiers', 'sw-rel', 'ShowTicket']`, and waits for
   * it with everything else standing still; answers with what it prints. The server heeds it from its next request on.
   */
  administer(...deeds: readonly Deed[]): string
  /** Stops the server and starts it again on the same database and port, with other configuration. */
  restart(options?: Pick<RequestTrackerOptions, 'extra'>): Promise<void>
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

/** Starts a throw-away Request Tracker 5 on 127.0.0.1, in a folder that is gone when it stops. */
export async function startRequestTracker(options: RequestTrackerOptions = {}): Promise<RequestTracker> {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-rt-'))
  const port = await findFreePort()
  const databaseFile = join(folder, 'rt.sqlite')
  const postgres = options.database === 'postgres' ? startPostgres(folder) : null
  const database = postgres?.lines ?? sqliteLines(databaseFile)
  const env = writeSite(folder, { ...options, port, database })
  const { workers = 3, keepAliveSeconds = 0 } = options
  const start = () => startServer({ folder, env, port, workers, keepAliveSeconds })
  const clear = () => {
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    if (postgres === null) copyPrepared(folder, databaseFile)
    else setUpDatabase(folder, env)
    let server = await start()
    return {
      url: `http://127.0.0.1:${String(port)}`,
      tokens: JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8')) as Record<Login, string>,
      databaseFile: postgres === null ? databaseFile : '',
      log: () => readLog(folder),
      administer: (...deeds) => administer(env, deeds),
      async restart(changed = {}) {
        await server.stop()
        writeSite(folder, { ...options, ...changed, port, database })
        server = await start()
      },
      async stop() {
        await server.stop()
        clear()
      },
    }
  } catch (error) {
    clear()
    throw error
  }
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
