import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureDebianPackages, isOnPath } from './setup/debian.mjs'
import {
  ensureInstalled,
  ensurePackagingInstalled,
  toolchainEnvironment,
  toolchainNode,
} from './setup/install.mjs'
import { root, runScript, SetupFailure } from './setup/project.mjs'
import { runInForeground } from './setup/run.mjs'

const say = console.log

await runScript(async () => {
  const [step, ...args] = process.argv.slice(2)
  if (step !== 'package' && step !== 'make')
    throw new SetupFailure('Called by: npm run package, or npm run make')
  await ensureInstalled(say)
  await ensureBuilt(say)
  await ensurePackagingInstalled(say)
  const packaging = join(root, 'packaging')
  const staged = await runInForeground(toolchainNode(), [join(root, 'scripts', 'stage.ts')], { cwd: root })
  if (staged !== 0) return staged
  const forge = join(packaging, 'node_modules', '@electron-forge', 'cli', 'dist', 'electron-forge.js')
  const targets =
    step === 'make' && !args.some((arg) => arg.startsWith('--targets')) ? await linuxTargets() : []
  const code = await runInForeground(toolchainNode(), [forge, step, ...targets, ...args], {
    cwd: join(packaging, 'out', 'app'),
    env: toolchainEnvironment(),
  })
  if (code === 0) say(`The ${step === 'make' ? 'packages are' : 'program is'} in ${join(root, 'out')}.`)
  return code
})

/** Each maker for Linux needs programs of its own: those that cannot be had are left out, in words. */
async function linuxTargets() {
  if (process.platform !== 'linux') return []
  const programs = [
    { command: 'fakeroot', packages: ['fakeroot'] },
    { command: 'dpkg', packages: ['dpkg'] },
    { command: 'rpmbuild', packages: ['rpm'] },
  ]
  await ensureDebianPackages(programs, 'for packaging', say)
  const targets = ['zip']
  if (isOnPath('fakeroot') && isOnPath('dpkg')) targets.push('deb')
  else say('No deb package is made: fakeroot and dpkg are needed.')
  if (isOnPath('rpmbuild')) targets.push('rpm')
  else say('No rpm package is made: rpmbuild is needed.')
  return [`--targets=${targets.map((name) => `@electron-forge/maker-${name}`).join(',')}`]
}
