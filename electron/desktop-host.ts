import { acquireInstanceLock, type InstanceLock } from './db/instance-lock.ts'
import type { FromService, ToService } from './desktop-messages.ts'
import {
  askInstance,
  readInstanceNote,
  removeInstanceNote,
  writeInstanceNote,
} from './serve/instance-file.ts'
import type { openService, Opening, restoreBackup, Service } from './service/open-service.ts'
import { createTransport, type Port, type Transport } from './transport.ts'

/** One end of a line that must be started, such as Electron's MessagePortMain. */
export type StartablePort = Port & { start(): void }

export interface HostSurroundings {
  readonly open: typeof openService
  readonly restore: typeof restoreBackup
  readonly reply: (message: FromService) => void
  /** Hears of bugs. */
  readonly report: (error: unknown) => void
}

export interface DesktopHost {
  hear(message: ToService, ports: readonly StartablePort[]): Promise<void>
}

/** The service for desktop windows, as the main process asks for it. */
export function createDesktopHost({ open, restore, reply, report }: HostSurroundings): DesktopHost {
  /** The folder this process holds. */
  let held: {
    readonly dataFolder: string
    readonly templatesFolder: string
    readonly lock: InstanceLock
  } | null = null
  let backupPath: string | null = null
  let running: { readonly service: Service; readonly transport: Transport } | null = null

  function tryToOpen({ dataFolder, templatesFolder }: NonNullable<typeof held>, notice?: string): void {
    const opening = open({
      dataFolder,
      templatesFolder,
      face: 'desktop',
      ...(notice !== undefined && { notice }),
    })
    if (opening.kind === 'open') {
      running = { service: opening.service, transport: createTransport(opening.service, report) }
      writeInstanceNote(dataFolder, {
        pid: process.pid,
        origin: null,
        secret: '',
        browser: null,
        built: null,
      })
    }
    backupPath = opening.kind === 'damaged' ? (opening.lastGoodBackup?.path ?? null) : null
    reply(toMessage(opening))
  }

  return {
    async hear(message, ports) {
      switch (message.kind) {
        case 'open': {
          const { dataFolder, templatesFolder } = message
          const lock = acquireInstanceLock(dataFolder)
          if (lock === null) {
            reply({ kind: 'elsewhere', message: await askTheOther(dataFolder) })
            return
          }
          held = { dataFolder, templatesFolder, lock }
          tryToOpen(held)
          return
        }
        case 'restore': {
          if (held === null || backupPath === null) return
          const restored = restore(held.dataFolder, backupPath, new Date())
          if (!restored.ok) reply({ kind: 'refused', message: restored.failure.message })
          else
            tryToOpen(held, `A backup is in place; the damaged database is kept as ${restored.value.keptAs}.`)
          return
        }
        case 'window': {
          const [port] = ports
          if (running === null || port === undefined) return
          running.transport.overPort(port)
          port.start()
          return
        }
        case 'close': {
          running?.service.close()
          if (running !== null && held !== null) removeInstanceNote(held.dataFolder)
          held?.lock.release()
          running = null
          held = null
        }
      }
    },
  }
}

function toMessage(opening: Opening): FromService {
  if (opening.kind === 'open') return { kind: 'open' }
  if (opening.kind === 'damaged')
    return { kind: 'damaged', message: opening.message, backupOf: opening.lastGoodBackup?.madeAt ?? null }
  return { kind: 'refused', message: opening.message }
}

async function askTheOther(dataFolder: string): Promise<string> {
  const note = readInstanceNote(dataFolder)
  const answer = note === null ? null : await askInstance(note, true)
  if (answer?.opened === true)
    return 'Proviso is running already, in its browser face: it has opened a window.'
  if (answer !== null)
    return `Proviso is running already, in its browser face. This address opens it once:\n${answer.address}`
  return `Another Proviso uses ${dataFolder}. End it, or start with another folder by --data.`
}
