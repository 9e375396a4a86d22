import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { browserName, findBrowser, hasDisplay, openBrowserWindow, type Machine } from './browser.ts'

/** The browser that shows windows here, or why there is none. */
export type WindowDecision = { readonly browser: string } | { readonly why: string }

export function decideWindow(wanted: boolean | undefined, machine: Machine): WindowDecision {
  if (wanted === false) return { why: '--no-window asks for none' }
  if (wanted !== true && !hasDisplay(machine)) return { why: 'there is no display' }
  const browser = findBrowser(machine)
  if (browser === null) return { why: 'Chromium, Chrome, Edge or Brave was not found on this machine' }
  return { browser }
}

export interface BrowserWindows {
  /** Opens a window; answers the number of its process, null when it could not be started. */
  open(browser: string, address: string): number | null
  name(browser: string): string
  /** Ends the browser of an earlier run that was killed: its window shows a page that nobody serves any more. */
  endLeftover(pid: number | null): Promise<void>
  /** Ends what was opened. */
  close(): Promise<void>
}

const patienceMs = 3_000

/** `exited` is called when the process of the first window ends, and hears whether that was by an error. */
export function createBrowserWindows(
  dataFolder: string,
  machine: Machine,
  exited: (failed: boolean) => void,
): BrowserWindows {
  const profile = join(dataFolder, 'window')
  let first: ChildProcess | null = null

  return {
    open(browser, address) {
      const child = openBrowserWindow(browser, address, profile, machine)
      const isFirst = first === null
      first ??= child
      // A program that cannot be started has no exit, only an error.
      if (isFirst) child.once('exit', (code) => exited(code !== 0)).once('error', () => exited(true))
      else child.on('error', () => undefined)
      return child.pid ?? null
    },
    name: browserName,
    async endLeftover(pid) {
      if (pid === null || !isBrowserOf(pid, profile)) return
      process.kill(pid)
      for (let waited = 0; waited < patienceMs && isBrowserOf(pid, profile); waited += 50) await sleep(50)
    },
    async close() {
      const child = first
      if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      const isGone = await Promise.race([gone.then(() => true), sleep(patienceMs, false)])
      if (!isGone) child.kill('SIGKILL')
      await gone
    },
  }
}

/** Process numbers are used again: only a process that was started with this very profile is ours. Linux tells. */
function isBrowserOf(pid: number, profile: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`)
  } catch {
    return false
  }
}
