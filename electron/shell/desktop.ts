import type * as Electron from 'electron'
import { join } from 'node:path'
import { askAndOpen, guardContents, guardSession } from './guard-window.ts'
import { menuTemplate } from './menu.ts'
import { openWindow } from './open-window.ts'
import { answerShowSaved, rememberSavedFiles } from './saved-files.ts'
import { createPageServer } from './serve-page.ts'
import { runServiceProcess } from './service-process.ts'
import { tellTrouble } from './tell-opening.ts'

/** The parts of Electron the desktop face uses; tests give stand-ins. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'Menu' | 'protocol' | 'screen' | 'session' | 'shell' | 'utilityProcess'
>

export interface DesktopFolders {
  readonly dataFolder: string
  /** The built program: the renderer, the service and this process lie below it. */
  readonly dist: string
  readonly templates: string
}

/** The service is started anew so often within a minute before the program gives up. */
const maxRestarts = 3
const minuteMs = 60_000

/** Must run before Electron is ready. */
export function prepareDesktop({ app, protocol }: ElectronParts, { dataFolder }: DesktopFolders): void {
  // With the data folder, so that each has its own window, its own single instance and nothing is left elsewhere.
  app.setPath('userData', join(dataFolder, 'desktop'))
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Opens the window and the service's process, and ties their ends together. */
export async function startDesktop(
  parts: ElectronParts,
  folders: DesktopFolders,
  platform: NodeJS.Platform,
): Promise<void> {
  const { app, BrowserWindow, dialog, Menu, protocol, screen, session, shell, utilityProcess } = parts
  const { dataFolder, dist, templates } = folders
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  await app.whenReady()
  protocol.handle('app', createPageServer(join(dist, 'renderer')))
  guardSession(session.defaultSession)
  const saved = rememberSavedFiles(session.defaultSession)
  app.on('web-contents-created', (_, contents) =>
    guardContents(contents, (address) => void askAndOpen(address, dialog, shell)),
  )
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(platform, () => void shell.openPath(dataFolder))),
  )

  const served = Promise.withResolvers<void>()
  const stops: number[] = []
  const service = runServiceProcess(
    () =>
      utilityProcess.fork(join(dist, 'service', 'desktop-service.js'), [], {
        serviceName: 'Proviso service',
        stdio: 'inherit',
      }),
    { dataFolder, templatesFolder: templates },
    {
      answered(message) {
        if (message.kind === 'open') served.resolve()
        else
          void tellTrouble(message, dialog).then((restore) =>
            restore ? service.restoreBackup() : app.quit(),
          )
      },
      stopped() {
        stops.push(performance.now())
        if (stops.filter((at) => at > performance.now() - minuteMs).length <= maxRestarts) return true
        dialog.showErrorBox(
          'Proviso has to end',
          'The part that keeps the data stopped several times. What was shown as kept is in the database.',
        )
        app.quit()
        return false
      },
    },
  )
  const window = openWindow({
    BrowserWindow,
    screen,
    dataFolder,
    preload: join(dist, 'electron', 'preload.cjs'),
    connect: (port) => service.connect(port),
    served: served.promise,
  })

  answerShowSaved(window.webContents, saved, shell)

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.once('will-quit', (event) => {
    event.preventDefault()
    void service.end().then(() => app.exit(0))
  })
}
