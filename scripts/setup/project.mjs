import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The top folder of the checkout. */
export const root = join(import.meta.dirname, '..', '..')

/** Where set-up keeps what it found out; safe to delete at any time. */
export const cache = join(root, '.cache')

/**
 * Where the person typed the command: npm changes into the checkout first, but `--out DIR` means a folder of theirs.
 */
export function callersFolder() {
  return process.env['INIT_CWD'] ?? process.cwd()
}

/** A failure to be told in one sentence, without a stack. */
export class SetupFailure extends Error {}

/**
 * The text of a file, or null when it is not there.
 * @param {string} path
 */
export function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * One digest over the names and contents of files and of everything in folders; what is not there counts as empty.
 * @param {readonly string[]} paths relative to the checkout
 */
export function digestOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesBelow)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true })
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
      )
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
}

/**
 * Runs a script's main function; a failure of set-up is one sentence and exit code 1.
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
