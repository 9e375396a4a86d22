import { readdirSync, readFileSync } from 'node:fs'
import { readPeakMb } from './child.ts'

/** Between two looks, in milliseconds. */
const interval = 10

/**
 * Watches the processes that this one starts; answers the most memory one of them, or this one, has held. A process that
 * ended cannot be asked any more, so each is asked while it lives.
 */
export function watchWorkers(): () => number {
  let peak = 0
  setInterval(() => {
    for (const pid of childrenOfThis()) peak = Math.max(peak, peakOf(pid))
  }, interval).unref()
  return () => Math.max(peak, readPeakMb())
}

function childrenOfThis(): readonly string[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )
}

/** 0 for a process that ended just now, which has no memory any more. */
function peakOf(pid: string): number {
  try {
    return readPeakMb(pid) || 0
  } catch {
    return 0
  }
}
