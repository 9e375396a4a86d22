import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deadPid, makeCheckout } from '../support/checkout.ts'
import { patient } from '../support/patient.ts'

test('the first start installs and builds, the second does neither', async () => {
  const checkout = makeCheckout()
  const first = await checkout.start()
  expect(first.said).toMatch(
    /Installing .+\nBuilding .+\nStarting Proviso in its browser face: there is no display.+\nserving/,
  )
  const second = await checkout.start()
  expect(second.said).toMatch(/^Starting Proviso in its browser face: .+\nserving/)
  expect(checkout.calls()).toEqual(['npm ci', 'build'])
})

test('two first starts at once do the work once', async () => {
  const checkout = makeCheckout()
  const both = await Promise.all([checkout.start(), checkout.start()])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both.map(({ said }) => said).join()).toContain('Another set-up is running')
  expect(checkout.calls()).toEqual(['npm ci', 'build'])
})

test('what a start that was killed left locked is taken over', async () => {
  const checkout = makeCheckout()
  const lock = join(checkout.root, '.cache', 'install.lock')
  mkdirSync(lock, { recursive: true })
  writeFileSync(join(lock, 'owner'), String(deadPid()))
  expect((await checkout.start()).code).toBe(0)
})

test('packages that cannot be fetched end it in words, and the next start tries again', async () => {
  const checkout = makeCheckout()
  const failed = await checkout.start([], { NPM_FAILS: '1' })
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('npm error network: no route')
  expect(failed.said).toContain('the next start tries again')
  expect(failed.said).not.toContain('serving')
  expect((await checkout.start()).code).toBe(0)
})

test('a changed source is built again', async () => {
  const checkout = makeCheckout()
  await checkout.start()
  writeFileSync(join(checkout.root, 'electron', 'main.ts'), '// two')
  await checkout.start()
  expect(checkout.calls()).toEqual(['npm ci', 'build', 'build'])
})

test('packages installed by hand are taken as they are', async () => {
  const checkout = makeCheckout()
  await checkout.start()
  writeFileSync(
    join(checkout.root, 'package-lock.json'),
    '{"packages":{"":{},"node_modules/some":{"version":"2.0.0"}}}',
  )
  writeFileSync(
    join(checkout.root, 'node_modules', '.package-lock.json'),
    '{"packages":{"node_modules/some":{"version":"2.0.0"}}}',
  )
  await checkout.start()
  expect(checkout.calls().filter((call) => call === 'npm ci')).toHaveLength(1)
})

test("the program gets the person's folder and options, and its exit code is theirs", async () => {
  const checkout = makeCheckout()
  const { said, code } = await checkout.start(['--data', 'runs', '--fail'], {
    INIT_CWD: join(checkout.root, 'electron'),
  })
  expect(said).toContain(`serving --data runs --fail in ${join(checkout.root, 'electron')}`)
  expect(code).toBe(7)
})

test('Electron is taken where it is and there is a display', async () => {
  const checkout = makeCheckout()
  const electron = join(checkout.root, 'electron-program')
  writeFileSync(electron, '#!/bin/sh\necho "electron $*"\n')
  chmodSync(electron, 0o755)
  const env = { DISPLAY: ':0', PROVISO_ELECTRON: electron }
  const desktop = await checkout.start(['--data', 'runs'], env)
  expect(desktop.said).toContain('Starting Proviso in its desktop window')
  expect(desktop.said).toMatch(/electron .*--data runs/)
  expect((await checkout.start(['--no-window'], env)).said).toContain('browser face: --no-window is for it')
  expect((await checkout.start([], { ...env, DISPLAY: '' })).said).toContain('there is no display')
})

/** Puts an Electron into the checkout whose install does this. */
function addElectron(root: string, install: string): void {
  const folder = join(root, 'node_modules', 'electron')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"version":"45.0.0"}')
  writeFileSync(join(folder, 'install.js'), install)
}

test('Electron that cannot be fetched is asked for once, not at each start', async () => {
  const checkout = makeCheckout()
  await checkout.start()
  addElectron(checkout.root, 'console.error("fetch failed"); process.exit(1)')
  const env = { DISPLAY: ':0' }
  expect((await checkout.start([], env)).said).toMatch(
    /Looking for Electron 45.0.0 .+\n.+could not be fetched\.\nserving/,
  )
  expect((await checkout.start([], env)).said).toMatch(
    /^Starting Proviso in its browser face: .+could not be fetched\.\nserving/,
  )
})

test('Electron that can be fetched is taken at once', async () => {
  const checkout = makeCheckout()
  await checkout.start()
  const install = `const fs = require('node:fs')
    fs.mkdirSync('dist')
    fs.writeFileSync('dist/electron', '#!/bin/sh\\necho "electron $*"\\n', { mode: 0o755 })
    fs.writeFileSync('path.txt', 'electron')`
  addElectron(checkout.root, install)
  expect((await checkout.start([], { DISPLAY: ':0' })).said).toMatch(/desktop window.+\nelectron /)
})

test.each(['SIGTERM', 'SIGKILL'] as const)('after %s no process is left', async (signal) => {
  const checkout = makeCheckout()
  const { child, said } = checkout.launch(['--stay'])
  const ended = new Promise((resolve) => child.stdout!.once('close', resolve))
  await expect.poll(said, patient).toContain('serving')
  child.kill(signal)
  // The program holds the other end of this pipe: it closes when the last process is gone.
  await ended
})
