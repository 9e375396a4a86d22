/** How the window that was opened at the start came to its end. */
export type WindowEnd = 'closed' | 'never came'

export interface WindowLife {
  readonly ended: Promise<WindowEnd>
  connected(): void
  disconnected(): void
  /** `failed`: it ended with an error. */
  browserExited(failed: boolean): void
}

/** A reload takes the line down for a moment. */
const reloadMs = 3_000
/** The slowest start of a browser that was seen, times three. */
const startMs = 10_000

/**
 * Tells when the person has closed the window. Mostly the browser's process ends with it. Two cases differ: a browser left
 * over from earlier takes the window over and the process ends at once, and on macOS the browser stays when its last window
 * has gone (`staysWithoutWindow`). In both the line to the page tells.
 */
export function watchWindow(staysWithoutWindow: boolean): WindowLife {
  const { promise, resolve } = Promise.withResolvers<WindowEnd>()
  let lines = 0
  let hasBeenSeen = false
  let handedOver = false
  let timer: NodeJS.Timeout | undefined

  const endIn = (ms: number, end: WindowEnd) => {
    clearTimeout(timer)
    timer = setTimeout(() => resolve(end), ms)
  }
  return {
    ended: promise,
    connected() {
      lines += 1
      hasBeenSeen = true
      clearTimeout(timer)
    },
    disconnected() {
      lines -= 1
      if (lines === 0 && (handedOver || staysWithoutWindow)) endIn(reloadMs, 'closed')
    },
    browserExited(failed) {
      if ((hasBeenSeen && !handedOver) || failed) {
        clearTimeout(timer)
        resolve(hasBeenSeen ? 'closed' : 'never came')
        return
      }
      handedOver = true
      endIn(startMs, 'never came')
    },
  }
}
