import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureInstalled, toolchainNode } from './setup/install.mjs'
import { callersFolder, root, runScript } from './setup/project.mjs'
import { runInForeground } from './setup/run.mjs'

// Standard output belongs to the command's answer.
const say = console.error

await runScript(async () => {
  await ensureInstalled(say)
  await ensureBuilt(say)
  const program = join(root, 'dist', 'service', 'cli.js')
  return runInForeground(toolchainNode(), [program, ...process.argv.slice(2)], { cwd: callersFolder() })
})
