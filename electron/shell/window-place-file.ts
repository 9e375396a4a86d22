import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WindowPlace } from './bounds.ts'

const fileName = 'window.json'

/** Where the window was when it was closed; null when that is not known. */
export function readWindowPlace(dataFolder: string): WindowPlace | null {
  try {
    return WindowPlace.parse(JSON.parse(readFileSync(join(dataFolder, fileName), 'utf8')))
  } catch {
    return null
  }
}

export function writeWindowPlace(dataFolder: string, place: WindowPlace): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    writeFileSync(join(dataFolder, fileName), JSON.stringify(place))
  } catch {
    // A folder that cannot be written: the next window opens in the middle of the screen.
  }
}
