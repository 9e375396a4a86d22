import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { EventEmitter } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acquireInstanceLock } from '../../electron/db/instance-lock.ts'
import { prepareDesktop, startDesktop } from '../../electron/shell/desktop.ts'
import type { Api } from '../../renderer/lib/api.ts'
import { DesktopPort } from '../support/desktop-port.ts'
import { makeElectron, type StandInWindow } from '../support/desktop-stand-in.ts'
import { templatesFolder } from '../support/folders.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { patient } from '../support/patient.ts'

function makeFolders() {
  const top = makeTempFolder()
  const folders = { dataFolder: join(top, 'data'), dist: join(top, 'dist'), templates: templatesFolder }
  mkdirSync(join(folders.dist, 'renderer'), { recursive: true })
  mkdirSync(folders.dataFolder)
  writeFileSync(join(folders.dist, 'renderer', 'index.html'), '<p>program</p>')
  return folders
}

/** Starts the desktop face; `answers` are the buttons pressed in its dialogs. */
async function start(folders = makeFolders(), answers: number[] = []) {
  const electron = makeElectron(answers)
  prepareDesktop(electron.parts, folders)
  await startDesktop(electron.parts, folders, 'linux')
  const window = electron.windows[0]!
  onTestFinished(async () => {
    if (electron.app.exit.mock.calls.length === 0) electron.app.quit()
    await expect.poll(() => electron.app.exit.mock.calls, patient).toEqual([[0]])
  })
  return { ...electron, folders, window }
}

/** What the page and the preload do: they send one end of a line to the main process. */
function connect(window: StandInWindow, senderFrame: object = window.webContents.mainFrame) {
  const [ours, theirs] = DesktopPort.makePair()
  ours.start()
  window.webContents.ipc.emit('proviso:port', { senderFrame, ports: [theirs] })
  const api: Api = createORPCClient(new RPCLink({ port: ours }))
  return { api, ours }
}

test('the window talks to the service by its own line', async () => {
  const { window, folders } = await start()
  const { api } = connect(window)
  expect(await api.app.about({})).toMatchObject({ face: 'desktop', dataFolder: folders.dataFolder })
})

test('the window is shown when it is drawn and the service answers', async () => {
  const { window } = await start()
  await connect(window).api.app.about({})
  expect(window.show).not.toHaveBeenCalled()
  window.emit('ready-to-show')
  await expect.poll(() => window.show.mock.calls.length, patient).toBe(1)
})

test('a frame in the page, or another page, gets no line', async () => {
  const { window } = await start()
  for (const frame of [
    { url: 'app://proviso/' },
    Object.assign(window.webContents.mainFrame, { url: 'https://example.org/' }),
  ]) {
    const { ours } = connect(window, frame)
    await new Promise((resolve) => ours.once('close', resolve))
  }
})

test('the page may have a file shown that it saved, and nothing else', async () => {
  const { window, session, showItemInFolder } = await start()
  const item = Object.assign(new EventEmitter(), {
    getFilename: () => 'report.pdf',
    getSavePath: () => '/home/ada/Reports/mine.pdf',
  })
  session.emit('will-download', {}, item)
  const ask = (name: unknown, senderFrame: object = window.webContents.mainFrame) =>
    window.webContents.ipc.emit('proviso:show-saved', { senderFrame }, name)
  ask('report.pdf')
  item.emit('done', {}, 'completed')
  for (const name of ['other.pdf', '/etc/passwd', 7]) ask(name)
  ask('report.pdf', { url: 'app://proviso/' })
  expect(showItemInFolder).not.toHaveBeenCalled()
  ask('report.pdf')
  expect(showItemInFolder.mock.calls).toEqual([['/home/ada/Reports/mine.pdf']])
})

test('the page has no rights in the machine', async () => {
  const { window, app } = await start()
  expect(app.enableSandbox).toHaveBeenCalled()
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  })
})

test('the window stays on its page and asks before it opens another outside', async () => {
  const { window, shown, opened } = await start(makeFolders(), [1, 0])
  const { webContents } = window
  const go = (url: string) => {
    let prevented = false
    webContents.emit('will-frame-navigate', {
      url,
      isMainFrame: true,
      preventDefault: () => (prevented = true),
    })
    return prevented
  }
  expect(go('app://proviso/')).toBe(false)
  expect(go('https://example.org/declined')).toBe(true)
  expect(webContents.openHandler({ url: 'https://example.org/agreed' })).toEqual({ action: 'deny' })
  expect(webContents.openHandler({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
  await expect.poll(() => opened, patient).toEqual(['https://example.org/agreed'])
  expect(shown).toHaveLength(2)
})

test('a service that crashed is started anew and the next line reaches it', async () => {
  const { window, children } = await start()
  await connect(window).api.app.about({})
  await children[0]!.crash()
  expect(children).toHaveLength(2)
  expect(await connect(window).api.app.about({})).toMatchObject({ face: 'desktop' })
})

test('a service that crashes again and again ends the program in words', async () => {
  const { children, shown, app } = await start()
  for (let crash = 0; crash < 4; crash += 1) await children.at(-1)!.crash()
  expect(children).toHaveLength(4)
  expect(shown[0]!.message).toBe('Proviso has to end')
  expect(app.quit).toHaveBeenCalled()
})

test('a damaged database is restored when the person says so', async () => {
  const folders = makeFolders()
  const first = await start(folders)
  await connect(first.window).api.app.about({})
  first.app.quit()
  await expect.poll(() => first.app.exit.mock.calls.length, patient).toBe(1)
  writeFileSync(join(folders.dataFolder, 'proviso.sqlite'), 'no database '.repeat(500))

  const second = await start(folders, [0])
  const about = await connect(second.window).api.app.about({})
  expect(second.shown[0]!.detail).toContain('The newest sound backup')
  expect(about.notice).toContain('proviso.damaged-')
  expect(readdirSync(folders.dataFolder).some((name) => name.startsWith('proviso.damaged-'))).toBe(true)
})

test('a folder held by another program is left alone', async () => {
  const folders = makeFolders()
  const lock = acquireInstanceLock(folders.dataFolder)!
  onTestFinished(() => lock.release())
  const { shown, app } = await start(folders)
  await expect.poll(() => app.exit.mock.calls.length, patient).toBe(1)
  expect(shown[0]!.message).toContain(`Another Proviso uses ${folders.dataFolder}`)
})

test('the place of the window is remembered and the folder freed at the end', async () => {
  const { window, app, folders } = await start()
  await connect(window).api.app.about({})
  expect(acquireInstanceLock(folders.dataFolder)).toBeNull()
  window.emit('close')
  app.emit('window-all-closed')
  await expect.poll(() => app.exit.mock.calls.length, patient).toBe(1)
  const place = JSON.parse(readFileSync(join(folders.dataFolder, 'window.json'), 'utf8')) as unknown
  expect(place).toEqual({ x: 10, y: 20, width: 1000, height: 600, isMaximized: false })
  const lock = acquireInstanceLock(folders.dataFolder)
  expect(lock).not.toBeNull()
  lock!.release()
})

test('a second start leaves the window to the first', async () => {
  const electron = makeElectron()
  electron.app.requestSingleInstanceLock.mockReturnValue(false)
  await startDesktop(electron.parts, makeFolders(), 'linux')
  expect(electron.app.quit).toHaveBeenCalled()
  expect(electron.windows).toEqual([])
})
