import { acquireInstanceLock } from '../db/instance-lock.ts'
import { chooseDataFolder } from '../data-folder.ts'
import type { openService, restoreBackup } from '../service/open-service.ts'
import type { Machine } from './browser.ts'
import { meetInstance } from './meet-instance.ts'
import type { FaceOptions } from './options.ts'
import { serveFolder } from './serve-folder.ts'

/** What of the service's code a face calls. */
export interface ServiceCode {
  readonly openService: typeof openService
  readonly restoreBackup: typeof restoreBackup
}

/** What the browser face needs from outside; tests give their own. */
export interface Surroundings {
  readonly machine: Machine
  /** The service's code, which is only loaded once the window is on its way. */
  readonly load: () => Promise<ServiceCode>
  /** A line for the person. */
  readonly say: (line: string) => void
  /** A line for the person about something that went wrong. */
  readonly warn: (line: string) => void
  /** Resolves when the person or the system wants the program to end. */
  readonly stop: Promise<void>
  /** Calls back for each Enter in the terminal and answers how to end that; null where nobody can press it. */
  readonly onEnter: ((pressed: () => void) => () => void) | null
  /** Milliseconds since the process started. */
  readonly age: () => number
  /** When the program was built, in milliseconds since 1970. */
  readonly built: number
}

/** Runs until the window is closed or the program is told to stop; answers the exit code. */
export async function runBrowserFace(options: FaceOptions, surroundings: Surroundings): Promise<number> {
  const dataFolder = chooseDataFolder(options.data)
  const lock = acquireInstanceLock(dataFolder)
  if (lock === null) return meetInstance(dataFolder, options, surroundings)
  try {
    return await serveFolder(dataFolder, options, surroundings)
  } finally {
    lock.release()
  }
}
