import { accessSync, constants } from 'node:fs'
import { announceAddress } from './announce.ts'
import {
  createBrowserWindows,
  decideWindow,
  type BrowserWindows,
  type WindowDecision,
} from './browser-windows.ts'
import type { Surroundings } from './face.ts'
import { readInstanceNote, removeInstanceNote, writeInstanceNote } from './instance-file.ts'
import { listenSomewhere } from './listen-somewhere.ts'
import type { LoopbackServer } from './loopback-server.ts'
import type { FaceOptions } from './options.ts'
import { readLastPort, writeLastPort } from './last-port.ts'
import { createRefusalFront } from './refusal-front.ts'
import { watchWindow, type WindowLife } from './window-life.ts'

/** Serves one data folder, whose lock is held, until the window is closed or the program is told to stop; answers the exit code. */
export async function serveFolder(
  dataFolder: string,
  options: FaceOptions,
  surroundings: Surroundings,
): Promise<number> {
  const stand = await standUp(dataFolder, options, surroundings)
  let housed: { close(): void } | null = null
  try {
    const { houseService, openFolder } = await import('./house-service.ts')
    const code = await surroundings.load()
    const opening = openFolder(code, dataFolder, options, surroundings)
    if (opening.kind === 'newer' || opening.kind === 'unusable') {
      await refuse(opening.message, stand, surroundings)
      return 1
    }
    housed = houseService(code, opening, stand.server, dataFolder, options, surroundings)
    await stayOpen(stand, surroundings)
    return 0
  } finally {
    await stand.windows.close()
    await stand.server.close()
    housed?.close()
    removeInstanceNote(dataFolder)
  }
}

/** What is there before the service is: the server, which lets requests wait, and the window on its way to it. */
interface Stand {
  readonly server: LoopbackServer
  readonly windows: BrowserWindows
  readonly life: WindowLife
  readonly decision: WindowDecision
  /** Opens the first window where one is wanted, unless that was done before. */
  readonly open: () => void
  readonly hasOpened: () => boolean
}

/**
 * A browser takes longer to start than the service to load, so it is started first. Not where nothing can be written: its
 * profile lies in the data folder.
 */
async function standUp(
  dataFolder: string,
  options: FaceOptions,
  { machine, warn, built }: Surroundings,
): Promise<Stand> {
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
  const { door, secret } = server
  writeLastPort(dataFolder, door.origin)
  let opened = false
  const open = () => {
    if (opened) return
    opened = true
    writeInstanceNote(dataFolder, {
      pid: process.pid,
      origin: door.origin,
      secret,
      browser: openWindow(),
      built,
    })
  }
  if (canBeWritten(dataFolder)) open()
  return { server, windows, life, decision, open, hasOpened: () => opened && 'browser' in decision }
}

function canBeWritten(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A window that is there says why nothing else is in it, until it is closed. */
async function refuse(message: string, stand: Stand, { warn, stop }: Surroundings): Promise<void> {
  warn(message)
  stand.server.show(createRefusalFront(message))
  if (stand.hasOpened()) await Promise.race([stop, stand.life.ended])
}

async function stayOpen(
  { server, windows, life, decision, open }: Stand,
  { say, warn, stop, onEnter }: Surroundings,
): Promise<void> {
  open()
  const announce = () => announceAddress(server.door, onEnter !== null, say)
  const forgetEnter = onEnter?.(announce)
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
  }
}
