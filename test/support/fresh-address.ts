import { askInstance, readInstanceNote } from '../../electron/serve/instance-file.ts'

/** An address opens the program once, in one browser: another one from the program that runs on this folder. */
export async function freshAddress(dataFolder: string): Promise<string> {
  const note = readInstanceNote(dataFolder)
  const answer = note && (await askInstance(note, false))
  if (!answer) throw new Error(`No program answers on ${dataFolder}.`)
  return answer.address
}
