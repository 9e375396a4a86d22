import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toolchainNode } from './install.mjs'
import { cache, readIfThere, root } from './project.mjs'
import { runQuietly } from './run.mjs'

const fetchLimitMs = 10_000
const weekMs = 7 * 24 * 60 * 60_000
const packageFolder = join(root, 'node_modules', 'electron')
const note = join(cache, 'electron-fetch.json')

/** Options that only the browser face knows: who gives one has chosen. */
const browserOptions = ['--no-window', '--window', '--port']

/**
 * Which face a start takes, and why, in words for one line.
 * @param {readonly string[]} args
 * @param {(line: string) => void} say
 * @returns {Promise<{ face: 'desktop', electron: string } | { face: 'browser', why: string }>}
 */
export async function chooseFace(args, say) {
  const option = browserOptions.find((name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`)))
  if (option !== undefined) return { face: 'browser', why: `${option} is for it` }
  if (!hasDisplay(process.env, process.platform))
    return { face: 'browser', why: 'there is no display for a window' }
  const named = process.env['PROVISO_ELECTRON']
  if (named !== undefined) {
    if (existsSync(named)) return { face: 'desktop', electron: named }
    return { face: 'browser', why: `PROVISO_ELECTRON names ${named}, which does not exist` }
  }
  const installed = installedElectron() ?? (await fetchElectron(say))
  if (installed !== null) return { face: 'desktop', electron: installed }
  return { face: 'browser', why: "Electron's program is not on this machine and could not be fetched" }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function hasDisplay(env, platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

function installedElectron() {
  const program = readIfThere(join(packageFolder, 'path.txt'))
  if (program === null) return null
  const path = join(packageFolder, 'dist', program)
  return existsSync(path) ? path : null
}

/**
 * One try by Electron's own install, with a limit; where it failed, the next one for this version is a week later.
 * @param {(line: string) => void} say
 */
async function fetchElectron(say) {
  const installer = join(packageFolder, 'install.js')
  if (!existsSync(installer)) return null
  const version = JSON.parse(readIfThere(join(packageFolder, 'package.json')) ?? '{}').version
  const earlier = JSON.parse(readIfThere(note) ?? '{}')
  if (earlier.version === version && Date.now() - earlier.at < weekMs) return null
  say(`Looking for Electron ${version} (at most ten seconds, once a week) …`)
  const { code, output } = await runQuietly(toolchainNode(), [installer], {
    cwd: packageFolder,
    timeoutMs: fetchLimitMs,
  })
  const found = installedElectron()
  if (code === 0 && found !== null) return found
  mkdirSync(cache, { recursive: true })
  writeFileSync(
    note,
    `${JSON.stringify({ version, at: Date.now(), output: output.slice(-2000) }, null, 2)}\n`,
  )
  return null
}
