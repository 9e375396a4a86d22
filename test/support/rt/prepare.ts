import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setupProgram } from './installed.ts'
import { sqliteLines, writeSite } from './site-config.ts'

const dataFile = join(import.meta.dirname, 'initialdata.pl')
const cache = join(import.meta.dirname, '../../../.cache/request-tracker')

/**
 * Schema and test data in the database that `env` names. The programs end well although the data has mistakes, so their
 * words are read.
 */
export function setUpDatabase(folder: string, env: NodeJS.ProcessEnv): void {
  const password = join(folder, 'etc', 'rootpw')
  writeFileSync(password, 'root-password\n')
  const steps = [
    ['--action', 'init', '--root-password-file', password],
    ['--action', 'insert', '--datafile', dataFile],
  ]
  for (const step of steps) {
    const { status, stdout, stderr } = spawnSync(setupProgram, [...step, '--force'], {
      env: { ...env, PROVISO_TOKENS_FILE: join(folder, 'tokens.json') },
      encoding: 'utf8',
    })
    if (status !== 0 || /\[(error|critical)\]/.test(stdout + stderr))
      throw new Error(`The test data was not taken (${status}): ${stdout}${stderr}`)
  }
}

/** Copies a prepared SQLite database and its tokens into `folder`, making them first when they are not there yet. */
export function copyPrepared(folder: string, databaseFile: string): void {
  const prepared = join(cache, preparedKey())
  if (!existsSync(prepared)) prepare(prepared)
  copyFileSync(join(prepared, 'rt.sqlite'), databaseFile)
  copyFileSync(join(prepared, 'tokens.json'), join(folder, 'tokens.json'))
}

function preparedKey(): string {
  const installed = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'request-tracker5'], {
    encoding: 'utf8',
  })
  return createHash('sha256').update(readFileSync(dataFile)).update(installed).digest('hex').slice(0, 16)
}

/** Several test processes may come here at once: each makes its own, and one of them stays. */
function prepare(prepared: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-rt-prepare-'))
  try {
    const file = join(folder, 'rt.sqlite')
    setUpDatabase(folder, writeSite(folder, { port: 1, database: sqliteLines(file) }))
    // Readers do not wait for a writer; the mode stays in the file.
    execFileSync('perl', [
      '-MDBI',
      '-e',
      'DBI->connect("dbi:SQLite:dbname=$ARGV[0]","","",{RaiseError=>1})->do("PRAGMA journal_mode=WAL")',
      file,
    ])
    mkdirSync(cache, { recursive: true })
    const own = mkdtempSync(join(cache, 'new-'))
    copyFileSync(file, join(own, 'rt.sqlite'))
    copyFileSync(join(folder, 'tokens.json'), join(own, 'tokens.json'))
    try {
      renameSync(own, prepared)
    } catch {
      rmSync(own, { recursive: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
