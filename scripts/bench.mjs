import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled, toolchainEnvironment, toolchainNode } from './setup/install.mjs'
import { root, runScript } from './setup/project.mjs'
import { runInForeground } from './setup/run.mjs'

// Standard output belongs to the figures.
const say = console.error

await runScript(async () => {
  await ensureInstalled(say)
  await ensureBuilt(say)
  const program = join(root, 'test', 'bench', 'run.ts')
  return runInForeground(toolchainNode(), [program, ...process.argv.slice(2)], {
    cwd: root,
    env: toolchainEnvironment(),
  })
})
