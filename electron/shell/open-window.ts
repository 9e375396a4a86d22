import type { BrowserWindow, MessagePortMain, Screen } from 'electron'
import { isOwnPage, pageAddress, portChannel } from './addresses.ts'
import { placeWindow } from './bounds.ts'
import { readWindowPlace, writeWindowPlace } from './window-place-file.ts'

export interface WindowParts {
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindow
  readonly screen: Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>
  readonly preload: string
  readonly dataFolder: string
  /** Takes the window's end of its line to the service. */
  readonly connect: (port: MessagePortMain) => void
  /** Resolves when the service can answer: nothing is shown before. */
  readonly served: Promise<void>
}

/** Opens the program's window where it was the last time. */
export function openWindow({
  BrowserWindow,
  screen,
  preload,
  dataFolder,
  connect,
  served,
}: WindowParts): BrowserWindow {
  const last = readWindowPlace(dataFolder)
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  const window = new BrowserWindow({
    ...placeWindow(
      last,
      displays.map(({ workArea }) => workArea),
    ),
    minWidth: 800,
    minHeight: 500,
    title: 'Proviso',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // It would fetch dictionaries from the network.
      spellcheck: false,
    },
  })
  if (last?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => void served.then(() => window.show()))
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    writeWindowPlace(dataFolder, { x, y, width, height, isMaximized: window.isMaximized() })
  })
  // On the window's own channel, which no other window can reach, and only from its own page, not from a frame in it.
  window.webContents.ipc.on(portChannel, ({ senderFrame, ports }) => {
    const [port] = ports
    if (port === undefined) return
    if (senderFrame !== null && senderFrame === window.webContents.mainFrame && isOwnPage(senderFrame.url))
      connect(port)
    else port.close()
  })
  void window.loadURL(pageAddress)
  return window
}
