import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { chooseFace } from './setup/electron.mjs'
import { ensureInstalled, toolchainNode } from './setup/install.mjs'
import { callersFolder, root, runScript } from './setup/project.mjs'
import { runInForeground } from './setup/run.mjs'

const say = console.log

await runScript(async () => {
  const args = process.argv.slice(2)
  await ensureInstalled(say)
  await ensureBuilt(say)
  const choice = await chooseFace(args, say)
  if (choice.face === 'desktop') {
    say(`Starting Proviso in its desktop window: Electron is at ${choice.electron}.`)
    // As root Chromium refuses to start inside its sandbox.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return runInForeground(choice.electron, [...asRoot, root, ...args], { cwd: callersFolder() })
  }
  say(`Starting Proviso in its browser face: ${choice.why}.`)
  const serve = join(root, 'dist', 'service', 'serve.js')
  return runInForeground(toolchainNode(), [serve, ...args], { cwd: callersFolder(), channel: true })
})
