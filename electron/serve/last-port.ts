import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileName = 'port'

/** The port this folder was served on the last time; 0 when that is not known. */
export function readLastPort(dataFolder: string): number {
  try {
    const port = Number(readFileSync(join(dataFolder, fileName), 'utf8'))
    return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : 0
  } catch {
    return 0
  }
}

export function writeLastPort(dataFolder: string, origin: string): void {
  try {
    writeFileSync(join(dataFolder, fileName), new URL(origin).port, { mode: 0o600 })
  } catch {
    // A folder that cannot be written: the next start takes any free port.
  }
}
