import { readFileSync } from 'node:fs'
import type { ReadStream } from 'node:tty'

/**
 * Calls `pressed` for each line typed in the terminal, and answers how to stop that. A program in the background must
 * not read the terminal, or the system halts it: it listens only while it is in the foreground.
 */
export function onEnterKey(terminal: ReadStream, pressed: () => void, process: NodeJS.Process): () => void {
  const listen = () => (isInForeground() ? terminal.resume() : terminal.pause())
  terminal.on('data', pressed)
  // Sent when a halted program goes on, be it in the foreground or not.
  process.on('SIGCONT', listen)
  listen()
  return () => {
    process.off('SIGCONT', listen)
    terminal.off('data', pressed)
    terminal.pause()
  }
}

/** Linux tells it in /proc (proc(5): fields 5 and 8 of stat); elsewhere the foreground is assumed. */
function isInForeground(): boolean {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[2] === fields[5]
  } catch {
    return true
  }
}
