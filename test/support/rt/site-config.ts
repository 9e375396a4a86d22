import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SiteOptions {
  readonly port: number
  /** Lines of Perl that name the database. */
  readonly database: string
  /** More lines of Perl, for a server with limits of its own. */
  readonly extra?: string
  /** Cost of a password hash: 4 is fast, a stock server has 12. */
  readonly bcryptCost?: number
}

/** Writes a configuration that reads nothing under /etc, and returns the environment that makes the programs use it. */
export function writeSite(folder: string, options: SiteOptions): NodeJS.ProcessEnv {
  for (const part of ['etc/none.d', 'var/mason', 'var/session', 'log'])
    mkdirSync(join(folder, part), { recursive: true })
  const config = join(folder, 'etc', 'RT_SiteConfig.pm')
  writeFileSync(config, siteConfig(folder, options))
  return {
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/bin`,
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    RT_SITE_CONFIG: config,
    // Without a folder of its own the programs would read /etc/request-tracker5.
    RT_SITE_CONFIG_DIR: join(folder, 'etc', 'none.d'),
  }
}

export function sqliteLines(file: string): string {
  return `Set($DatabaseType, 'SQLite'); Set($DatabaseName, '${file}');`
}

function siteConfig(folder: string, { port, database, extra = '', bcryptCost = 4 }: SiteOptions): string {
  return `$RT::VarPath = '${folder}/var';
$RT::MasonDataDir = '${folder}/var/mason';
$RT::MasonSessionDir = '${folder}/var/session';
Set($rtname, 'tests');
Set($Organization, 'tests.invalid');
Set($WebDomain, '127.0.0.1'); Set($WebPort, ${port}); Set($WebPath, '');
Set($Timezone, 'UTC');
Set($CorrespondAddress, 'rt@tests.invalid'); Set($CommentAddress, 'rt-comment@tests.invalid');
${database}
Set($MailCommand, 'mbox');
Set($LogToSyslog, undef); Set($LogToSTDERR, 'warning');
Set($WebSessionClass, 'Apache::Session::File');
Set($BcryptCost, ${bcryptCost});
${extra}
1;
`
}
