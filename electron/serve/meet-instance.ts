import { setTimeout as sleep } from 'node:timers/promises'
import { hasDisplay } from './browser.ts'
import type { Surroundings } from './face.ts'
import { askInstance, readInstanceNote } from './instance-file.ts'
import type { FaceOptions } from './options.ts'

/** The other one may be starting at this very moment. */
const attempts = 20
const pauseMs = 250

/** Another program holds the data folder: its window is opened, or its fresh address is told. Answers the exit code. */
export async function meetInstance(
  dataFolder: string,
  options: FaceOptions,
  { machine, say, warn, built }: Surroundings,
): Promise<number> {
  const wantsWindow = options.window ?? hasDisplay(machine)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const note = readInstanceNote(dataFolder)
    if (note !== null && note.origin === null) {
      say(`Proviso is open already on ${dataFolder}, in its desktop window (process ${note.pid}).`)
      return 0
    }
    // Its files may have been replaced meanwhile, so a window of it could stay empty.
    const isOtherBuild = note !== null && note.built !== null && note.built !== built
    const answer = note === null ? null : await askInstance(note, wantsWindow && !isOtherBuild)
    if (answer !== null && isOtherBuild) {
      warn(
        `Another build of Proviso is running on ${dataFolder} (process ${note.pid}). End it, by closing its window or Ctrl+C, and start again: what was typed there is kept.`,
      )
      return 1
    }
    if (answer !== null) {
      if (answer.opened) say(`Proviso is running already on ${dataFolder}: it has opened another window.`)
      else {
        say(
          `Proviso is running already on ${dataFolder}. This address opens it, once and within ten minutes:`,
        )
        say(answer.address)
      }
      return 0
    }
    await sleep(pauseMs)
  }
  warn(`Another Proviso uses ${dataFolder} and does not answer. End it, or choose another folder by --data.`)
  return 1
}
