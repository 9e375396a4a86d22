import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toolchainEnvironment, toolchainNode } from './install.mjs'
import { withLock } from './lock.mjs'
import { digestOf, readIfThere, root, SetupFailure } from './project.mjs'
import { runQuietly } from './run.mjs'

/** Everything the built program is made of. */
const sources = [
  'shared',
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'vite.node.config.ts',
  'vite.electron.config.ts',
  'scripts/build.mjs',
]
const marker = join(root, 'dist', '.build-digest')

/**
 * Builds `dist/` when a source has changed since the last build; says so in one line.
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(say) {
  if (readIfThere(marker) === digestOf(sources)) return
  await withLock('build', say, async () => {
    const wanted = digestOf(sources)
    if (readIfThere(marker) === wanted) return
    say('Building Proviso (a few seconds, after each change of its sources) …')
    rmSync(marker, { force: true })
    const { code, output } = await runQuietly(toolchainNode(), [join(root, 'scripts', 'build.mjs')], {
      cwd: root,
      env: { ...toolchainEnvironment(), NO_COLOR: '1' },
    })
    if (code !== 0) throw new SetupFailure(`${output.trim()}\nProviso could not be built (see above).`)
    writeFileSync(marker, wanted)
  })
}
