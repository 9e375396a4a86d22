import type { IpcRenderer } from 'electron'
import { portChannel, showSavedChannel } from './addresses.ts'

type TransferredPort = NonNullable<Parameters<IpcRenderer['postMessage']>[2]>[number]

/** What the preload needs of the page, whose types the main process does not know. */
export interface PageWindow {
  addEventListener(
    type: 'message',
    listener: (event: {
      readonly source: unknown
      readonly data: unknown
      readonly ports: readonly TransferredPort[]
    }) => void,
  ): void
}

/**
 * Hands the page's end of a line on to the main process. The bridge between the two worlds cannot pass a port, a message
 * to the window can; only messages of the page itself count. A wish to see a saved file in its folder goes the same way.
 */
export function forwardPorts(page: PageWindow, ipc: Pick<IpcRenderer, 'postMessage' | 'send'>): void {
  page.addEventListener('message', ({ source, data, ports }) => {
    const [port] = ports
    if (source === page && data === portChannel && port !== undefined)
      ipc.postMessage(portChannel, null, [port])
    if (source === page && isShowSaved(data)) ipc.send(showSavedChannel, data.name)
  })
}

function isShowSaved(data: unknown): data is { readonly name: string } {
  if (typeof data !== 'object' || data === null || !('channel' in data) || !('name' in data)) return false
  return data.channel === showSavedChannel && typeof data.name === 'string'
}
