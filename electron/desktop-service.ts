import { createDesktopHost, type StartablePort } from './desktop-host.ts'
import type { ToService } from './desktop-messages.ts'
import { openService, restoreBackup } from './service/open-service.ts'

// The entry of the utility process. Its parent is the main process alone, so what it says needs no check.
const { parentPort } = process
const host = createDesktopHost({
  open: openService,
  restore: restoreBackup,
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a process, not a window
  reply: (message) => parentPort.postMessage(message),
  report: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
})

async function hear(message: ToService, ports: readonly StartablePort[]): Promise<void> {
  await host.hear(message, ports)
  if (message.kind === 'close') process.exit(0)
}

parentPort.on('message', ({ data, ports }) => void hear(data as ToService, ports as StartablePort[]))
