import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runBrowserFace, type ServiceCode } from '../../electron/serve/face.ts'
import { openService, restoreBackup } from '../../electron/service/open-service.ts'
import { ask, tryWebSocket } from '../support/ask.ts'
import { connect } from '../support/connect.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { patient } from '../support/patient.ts'

/** A browser that notes how it was called and shows nothing; it ends when it is told to, or fails at once. */
function makeBrowser(life: 'stays' | 'fails') {
  const folder = makeTempFolder()
  const browser = join(folder, 'browser')
  const notes = join(folder, 'notes')
  const stay =
    life === 'stays' ? 'trap \'echo closed >> "$0.log"; exit 0\' TERM\nwhile :; do sleep 0.1; done' : ''
  writeFileSync(browser, `#!/bin/sh\necho "$$ $*" > ${notes}.new\nmv ${notes}.new ${notes}\n${stay}\n`)
  chmodSync(browser, 0o755)
  return {
    browser,
    called: async () => {
      await expect.poll(() => existsSync(notes), patient).toBe(true)
      const [pid = '', ...args] = readFileSync(notes, 'utf8').trim().split(' ')
      return {
        pid: Number(pid),
        args,
        address: args.find((arg) => arg.startsWith('--app='))!.slice('--app='.length),
      }
    },
    wasClosed: () => existsSync(`${browser}.log`),
  }
}

const service: ServiceCode = { openService, restoreBackup }

const note = { pid: 1, origin: 'http://127.0.0.1:9', secret: 'old' }

function startWindow(browser: string, dataFolder = makeTempFolder(), code: ServiceCode = service, built = 0) {
  const stop = Promise.withResolvers<void>()
  const said: string[] = []
  const ended = runBrowserFace(
    { data: dataFolder, port: 0, window: undefined, timing: false },
    {
      machine: { platform: 'linux', env: { DISPLAY: ':0', PROVISO_BROWSER: browser }, isRoot: false },
      load: () => Promise.resolve(code),
      say: (line) => said.push(line),
      warn: (line) => said.push(line),
      stop: stop.promise,
      onEnter: null,
      age: () => 0,
      built,
    },
  )
  onTestFinished(async () => {
    stop.resolve()
    await ended
  })
  return { said, ended, stop: stop.resolve, dataFolder }
}

test('the window opens the program with a profile of its own', async () => {
  const { browser, called } = makeBrowser('stays')
  const face = startWindow(browser)
  const { args, address } = await called()
  expect(args).toContain(`--user-data-dir=${join(face.dataFolder, 'window')}`)
  const { api, close } = await connect(address)
  expect(await api.app.about({})).toMatchObject({ face: 'browser' })
  close()
})

test('a window says why its database is not opened, until it is closed', async () => {
  const { browser, called } = makeBrowser('stays')
  const refused: ServiceCode = {
    ...service,
    openService: () => ({ kind: 'newer', message: 'It is <newer>.' }),
  }
  const face = startWindow(browser, makeTempFolder(), refused)
  const { pid, address } = await called()
  const { origin, pathname, search } = new URL(address)
  const cookie = String((await ask(origin, pathname + search)).headers['set-cookie']).split(';')[0]!
  expect((await ask(origin, '/', { headers: { cookie } })).body).toContain('It is &#60;newer&#62;.')
  process.kill(pid)
  face.stop()
  expect(await face.ended).toBe(1)
})

test('closing the window ends the program and frees its port', async () => {
  const { browser, called } = makeBrowser('stays')
  const face = startWindow(browser)
  const { pid, address } = await called()
  const { close } = await connect(address)
  process.kill(pid)
  expect(await face.ended).toBe(0)
  close()
  expect(await tryWebSocket(new URL(address).origin, {})).toContain('ECONNREFUSED')
})

test('ending the program closes the window', async () => {
  const { browser, called, wasClosed } = makeBrowser('stays')
  const face = startWindow(browser)
  const { pid } = await called()
  face.stop()
  expect(await face.ended).toBe(0)
  expect(wasClosed()).toBe(true)
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})

test('a second start opens another window of the first', async () => {
  const { browser, called } = makeBrowser('stays')
  const first = startWindow(browser)
  const before = await called()
  const second = startWindow(browser, first.dataFolder)
  expect(await second.ended).toBe(0)
  expect(second.said).toEqual([
    `Proviso is running already on ${first.dataFolder}: it has opened another window.`,
  ])
  await expect.poll(async () => (await called()).pid, patient).not.toBe(before.pid)
  process.kill((await called()).pid)
})

test('a second start of another build opens no window of the first, and says so', async () => {
  const { browser, called } = makeBrowser('stays')
  const first = startWindow(browser)
  const before = await called()
  const second = startWindow(browser, first.dataFolder, service, 1)
  expect(await second.ended).toBe(1)
  expect(second.said).toEqual([
    `Another build of Proviso is running on ${first.dataFolder} (process ${process.pid}). End it, by closing its window or Ctrl+C, and start again: what was typed there is kept.`,
  ])
  expect((await called()).pid).toBe(before.pid)
})

test('the browser left by a run that was killed is ended by the next', async () => {
  const { browser, called, wasClosed } = makeBrowser('stays')
  const dataFolder = makeTempFolder()
  const profile = `--user-data-dir=${join(dataFolder, 'window')}`
  const left = spawn(browser, ['--app=http://127.0.0.1:9', profile], { stdio: 'ignore' })
  await called()
  writeFileSync(join(dataFolder, 'instance.json'), JSON.stringify({ ...note, browser: left.pid }))
  startWindow(browser, dataFolder)
  await expect.poll(wasClosed, patient).toBe(true)
})

test('a process that only has the number of that browser is left alone', async () => {
  const { browser } = makeBrowser('stays')
  const dataFolder = makeTempFolder()
  writeFileSync(join(dataFolder, 'instance.json'), JSON.stringify({ ...note, browser: process.pid }))
  const asked = vi.spyOn(process, 'kill')
  const face = startWindow(browser, dataFolder)
  await expect.poll(() => face.said.join(), patient).toContain('Proviso is open in a window')
  expect(asked).not.toHaveBeenCalled()
})

test('a browser that fails is told from one that was closed, and the address given', async () => {
  const { browser } = makeBrowser('fails')
  const face = startWindow(browser)
  await expect.poll(() => face.said.join('\n'), patient).toContain('opened no window')
  expect(face.said.join('\n')).toMatch(/This address opens it.+\n +http/)
})
