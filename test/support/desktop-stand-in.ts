import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import { createDesktopHost } from '../../electron/desktop-host.ts'
import type { ToService } from '../../electron/desktop-messages.ts'
import { openService, restoreBackup } from '../../electron/service/open-service.ts'
import type { ElectronParts } from '../../electron/shell/desktop.ts'
import type { DesktopPort } from './desktop-port.ts'

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } }

class StandInContents extends EventEmitter {
  readonly ipc = new EventEmitter()
  readonly mainFrame = { url: 'app://proviso/' }
  openHandler: (details: { url: string }) => unknown = () => undefined
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.openHandler = handler
  }
}

export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents()
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly maximize = vi.fn()
  readonly options: Electron.BrowserWindowConstructorOptions
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
  }
  loadURL = vi.fn(() => Promise.resolve())
  isMinimized = () => false
  isMaximized = () => false
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 600 })
}

/** The utility process: the real host of the service, in this process. */
class StandInChild extends EventEmitter {
  readonly #host = createDesktopHost({
    open: openService,
    restore: restoreBackup,
    reply: (message) => this.emit('message', message),
    report: (error) => {
      throw error
    },
  })
  postMessage(message: ToService, ports: readonly DesktopPort[]): void {
    setImmediate(() => {
      void this.#host.hear(message, ports).then(() => message.kind === 'close' && this.emit('exit', 0))
    })
  }
  /** Dies without a word, as a crash. */
  async crash(): Promise<void> {
    await this.#host.hear({ kind: 'close' }, [])
    this.emit('exit', 139)
  }
  kill = vi.fn()
}

/**
 * The parts of Electron that the desktop face uses, as far as it uses them: they note what they were asked for. `answers`
 * are the buttons a person presses in the dialogs, one after the other.
 */
export function makeElectron(answers: number[] = []) {
  const windows: StandInWindow[] = []
  const children: StandInChild[] = []
  const shown: { message: string; detail?: string }[] = []
  const opened: string[] = []
  const showItemInFolder = vi.fn()
  const app = Object.assign(new EventEmitter(), {
    setPath: vi.fn(),
    enableSandbox: vi.fn(),
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: () => Promise.resolve(),
    quit: vi.fn(() => app.emit('will-quit', { preventDefault: () => undefined })),
    exit: vi.fn(),
  })
  const protocol = { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() }
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
  })
  const parts = {
    app,
    protocol,
    session: { defaultSession: session },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: vi.fn() },
    shell: {
      openExternal: (url: string) => Promise.resolve(opened.push(url)),
      openPath: vi.fn(),
      showItemInFolder,
    },
    dialog: {
      showMessageBox: (options: { message: string }) => {
        shown.push(options)
        return Promise.resolve({ response: answers.shift() ?? 1 })
      },
      showErrorBox: (message: string, detail: string) => shown.push({ message, detail }),
    },
    BrowserWindow: function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
      const window = new StandInWindow(options)
      app.emit('web-contents-created', {}, window.webContents)
      windows.push(window)
      return window
    },
    utilityProcess: {
      fork: () => {
        children.push(new StandInChild())
        return children.at(-1)
      },
    },
  }
  return {
    parts: parts as unknown as ElectronParts,
    app,
    protocol,
    session,
    windows,
    children,
    shown,
    opened,
    showItemInFolder,
  }
}
