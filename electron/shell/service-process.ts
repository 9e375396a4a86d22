import type { MessagePortMain, UtilityProcess } from 'electron'
import { FromService, type ToService } from '../desktop-messages.ts'

export interface ServiceProcess {
  /** Gives a window's end of its line to the service; kept until the service is open. */
  connect(port: MessagePortMain): void
  restoreBackup(): void
  /** Lets the service close its database; resolves when its process is gone. */
  end(): Promise<void>
}

export interface ServiceEvents {
  /** How opening ended. */
  answered(message: FromService): void
  /** The process stopped by itself; answers whether to start another. */
  stopped(): boolean
}

const patienceMs = 3_000

/** Keeps the process that holds the service; `fork` starts one. */
export function runServiceProcess(
  fork: () => UtilityProcess,
  folders: { readonly dataFolder: string; readonly templatesFolder: string },
  events: ServiceEvents,
): ServiceProcess {
  let child: UtilityProcess
  let isOpen = false
  let isEnding = false
  let isGone = false
  let waiting: MessagePortMain[] = []
  const tell = (message: ToService, ports: MessagePortMain[] = []) => child.postMessage(message, ports)

  const start = () => {
    child = fork()
    isOpen = false
    isGone = false
    child.on('message', (data: unknown) => {
      const message = FromService.parse(data)
      if (message.kind === 'open') {
        isOpen = true
        for (const port of waiting) tell({ kind: 'window' }, [port])
        waiting = []
      }
      events.answered(message)
    })
    child.on('exit', () => {
      isGone = true
      isOpen = false
      if (!isEnding && events.stopped()) start()
    })
    tell({ kind: 'open', ...folders })
  }
  start()

  return {
    connect(port) {
      if (isOpen) tell({ kind: 'window' }, [port])
      else waiting.push(port)
    },
    restoreBackup: () => tell({ kind: 'restore' }),
    end() {
      isEnding = true
      if (isGone) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(() => child.kill(), patienceMs)
        child.once('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        tell({ kind: 'close' })
      })
    },
  }
}
