import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureDebianPackages } from './setup/debian.mjs'
import { ensureInstalled, toolchainEnvironment, toolchainNode } from './setup/install.mjs'
import { cache, readIfThere, root, runScript, SetupFailure } from './setup/project.mjs'
import { runInForeground } from './setup/run.mjs'
import { checks } from './test/checks.mjs'

const say = console.log

const programs = [
  { command: 'chromium', packages: ['chromium'] },
  { command: 'pdftotext', packages: ['poppler-utils'] },
  { command: 'qpdf', packages: ['qpdf'] },
  // For commands recorded over ssh, from a server of the test's own on 127.0.0.1.
  { command: '/usr/sbin/sshd', packages: ['openssh-server'], with: ['openssh-client'] },
  { command: 'sqlite3', packages: ['sqlite3'] },
  { command: 'soffice', packages: ['libreoffice-calc-nogui', 'libreoffice-calc'] },
  // The tracker server of the sync tests. In one call, or its dependencies ask for a mail server and a database.
  {
    command: '/usr/sbin/rt-setup-database-5',
    packages: ['request-tracker5'],
    with: ['rt5-standalone', 'rt5-db-sqlite', 'dbconfig-no-thanks', 'msmtp-mta', 'curl'],
  },
  {
    command: '/usr/share/postgresql-common/pg_wrapper',
    packages: ['postgresql'],
    with: ['rt5-db-postgresql'],
  },
]

/** @type {{ passed: number, failed: string[], skipped: string[] }} */
const total = { passed: 0, failed: [], skipped: [] }

await runScript(async () => {
  const isQuick = process.argv.includes('--quick')
  await ensureInstalled(say)
  await ensureDebianPackages(programs, 'for tests', say)
  for (const check of checks) await runCheck(check)
  const isBuilt = await build()
  await runTests('unit')
  if (isQuick) say('\n--quick: the end-to-end tests and the campaigns are left out.')
  else if (!isBuilt) say('\nThe end-to-end tests and the campaigns need a build and are left out.')
  else for (const project of ['e2e', 'campaigns']) await runTests(project)

  say('')
  for (const line of total.failed) say(`failed: ${line}`)
  for (const line of total.skipped) say(`skipped: ${line}`)
  say(`${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`)
  return total.failed.length === 0 ? 0 : 1
})

/** @param {(typeof checks)[number]} check */
async function runCheck({ name, program, args }) {
  heading(name)
  count(name, (await runTool(program, args)) === 0)
}

async function build() {
  heading('Build')
  try {
    await ensureBuilt(say)
    count('Build', true)
    return true
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    say(error.message)
    count('Build', false)
    return false
  }
}

/** @param {string} project */
async function runTests(project) {
  heading(`Tests: ${project}`)
  const file = join(cache, `tests-${project}.json`)
  mkdirSync(cache, { recursive: true })
  rmSync(file, { force: true })
  const reporters = [
    '--reporter=default',
    `--reporter=${join(root, 'scripts', 'test', 'count-reporter.mjs')}`,
  ]
  const code = await runTool(
    'vitest/vitest.mjs',
    ['run', '--project', project, '--passWithNoTests', ...reporters],
    {
      PROVISO_COUNTS: file,
    },
  )
  /** @type {import('./test/count-reporter.mjs').Counts} */
  const counts = JSON.parse(readIfThere(file) ?? '{"passed":0,"failed":[],"skipped":[]}')
  total.passed += counts.passed
  // It ended badly without a failed test: the run itself is what failed.
  const isBroken = code !== 0 && counts.failed.length === 0
  total.failed.push(...(isBroken ? [`Tests: ${project} ended with ${code}`] : counts.failed))
  total.skipped.push(...counts.skipped)
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
function runTool(program, args, env = {}) {
  const path = join(root, 'node_modules', ...program.split('/'))
  return runInForeground(toolchainNode(), [path, ...args], {
    cwd: root,
    env: { ...toolchainEnvironment(), ...env },
  })
}

/**
 * @param {string} name
 * @param {boolean} isGood
 */
function count(name, isGood) {
  if (isGood) total.passed += 1
  else total.failed.push(name)
}

/** @param {string} name */
function heading(name) {
  say(`\n— ${name}`)
}
