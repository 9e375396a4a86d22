import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const installations = '/usr/lib/postgresql'

/** Why no PostgreSQL can be started here, as one sentence; null when it can. */
export function whyNoPostgres(): string | null {
  if (programFolder() === null)
    return 'PostgreSQL is not installed. On Debian: apt-get install postgresql rt5-db-postgresql'
  if (!existsSync('/usr/share/perl5/DBD/Pg.pm') && !hasDriver())
    return 'The Perl driver of PostgreSQL is not installed. On Debian: apt-get install rt5-db-postgresql'
  return null
}

export interface Postgres {
  /** Lines of Perl for the server's configuration. */
  readonly lines: string
  stop(): void
}

/** A private PostgreSQL in `folder`, reached by a socket only and careless about power cuts. */
export function startPostgres(folder: string): Postgres {
  const programs = programFolder()
  if (programs === null) throw new Error('PostgreSQL is not installed')
  const data = join(folder, 'pg')
  const sockets = join(folder, 'sock')
  for (const path of [data, sockets]) mkdirSync(path)
  if (process.getuid?.() === 0) {
    execFileSync('chown', ['postgres', data, sockets])
    chmodSync(folder, 0o755)
  }
  const forms = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  run(join(programs, 'initdb'), ['-D', data, ...forms])
  const settings = [
    `listen_addresses=''`,
    `unix_socket_directories='${sockets}'`,
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ].map((setting) => `-c ${setting}`)
  const log = ['-l', join(data, 'server.log')]
  run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-s', ...log, '-o', settings.join(' '), 'start'])
  return {
    lines: `Set($DatabaseType, 'Pg'); Set($DatabaseHost, '${sockets}'); Set($DatabaseName, 'rt5');
Set($DatabaseUser, 'rt_user'); Set($DatabasePassword, 'rt_pass'); Set($DatabaseAdmin, 'postgres');`,
    stop: () => run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-s', '-m', 'immediate', 'stop']),
  }
}

/** PostgreSQL refuses to run as root. */
function run(program: string, args: readonly string[]): void {
  const [command, all] =
    process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, [...args]]
  // `pg_ctl` leaves a server behind that would hold a pipe open.
  execFileSync(command, all, { stdio: 'ignore', cwd: '/' })
}

function hasDriver(): boolean {
  try {
    execFileSync('perl', ['-MDBD::Pg', '-e', '1'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function programFolder(): string | null {
  if (!existsSync(installations)) return null
  const newest = readdirSync(installations).sort((a, b) => Number(b) - Number(a))[0]
  if (newest === undefined) return null
  const folder = join(installations, newest, 'bin')
  return existsSync(join(folder, 'initdb')) ? folder : null
}
