import { announceAddress } from './announce.ts'
import { createBrowserWindows, decideWindow } from './browser-windows.ts'
import type { Surroundings } from './face.ts'
import { houseService, openFolder, type Housable } from './house-service.ts'
import { readInstanceNote, removeInstanceNote, writeInstanceNote } from './instance-file.ts'
import { listenSomewhere } from './listen-somewhere.ts'
import type { FaceOptions } from './options.ts'
import { readLastPort, writeLastPort } from './last-port.ts'
import { watchWindow } from './window-life.ts'

/** Serves one data folder, whose lock is held, until the window is closed or the program is told to stop. */
export async function serveFolder(
  dataFolder: string,
  options: FaceOptions,
  surroundings: Surroundings,
): Promise<number> {
  const opening = openFolder(dataFolder, options, surroundings)
  if (opening.kind === 'newer' || opening.kind === 'unusable') {
    surroundings.warn(opening.message)
    return 1
  }
  await serveOpening(opening, dataFolder, options, surroundings)
  return 0
}

async function serveOpening(
  opening: Housable,
  dataFolder: string,
  options: FaceOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { machine, say, warn, stop } = surroundings
  const decision = decideWindow(options.window, machine)
  const life = watchWindow(machine.platform === 'darwin')
  const windows = createBrowserWindows(dataFolder, machine, (failed) => life.browserExited(failed))
  await windows.endLeftover(readInstanceNote(dataFolder)?.browser ?? null)

  const openWindow = () =>
    'browser' in decision ? windows.open(decision.browser, server.door.newAddress()) : null
  const server = await listenSomewhere(
    { asked: options.port, remembered: readLastPort(dataFolder) },
    {
      openWindow: () => openWindow() !== null,
      windowConnected: () => life.connected(),
      windowGone: () => life.disconnected(),
    },
    warn,
  )
  writeLastPort(dataFolder, server.door.origin)
  const housed = houseService(opening, server, dataFolder, options, surroundings)
  const announce = () => announceAddress(server.door, surroundings.onEnter !== null, say)
  const forgetEnter = surroundings.onEnter?.(announce)
  const browser = openWindow()
  writeInstanceNote(dataFolder, {
    pid: process.pid,
    origin: server.door.origin,
    secret: server.secret,
    browser,
  })
  try {
    if ('browser' in decision) {
      const name = windows.name(decision.browser)
      say(`Proviso is open in a window of ${name}. Closing it, or Ctrl+C, ends the program.`)
      const end = await Promise.race([stop, life.ended])
      if (end !== 'never came') return
      warn(`${name} opened no window.`)
    } else say(`No window is opened: ${decision.why}.`)
    announce()
    await stop
  } finally {
    forgetEnter?.()
    await windows.close()
    await server.close()
    housed.close()
    removeInstanceNote(dataFolder)
  }
}
