import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a running instance leaves in its data folder, for its owner's eyes only. */
const InstanceNote = z.object({
  pid: z.number().int(),
  /** null: a desktop window, which has no address. */
  origin: z.string().nullable(),
  secret: z.string(),
  /** The browser process of its window; null when it opened none. */
  browser: z.number().int().nullable(),
  /** When the program it runs was built, in milliseconds since 1970; null where it does not matter. */
  built: z.number().nullable().default(null),
})
export type InstanceNote = z.infer<typeof InstanceNote>

const Opened = z.object({ opened: z.boolean(), address: z.string() })

const fileName = 'instance.json'

/** Written beside and moved into place, so that a reader never sees half of it. A folder that cannot be written has none. */
export function writeInstanceNote(dataFolder: string, note: InstanceNote): void {
  const file = join(dataFolder, fileName)
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.new`, JSON.stringify(note), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // Another start then says that the program is running, without its address.
  }
}

export function removeInstanceNote(dataFolder: string): void {
  try {
    rmSync(join(dataFolder, fileName), { force: true })
  } catch {
    // The next start overwrites it, or finds that nobody answers.
  }
}

export function readInstanceNote(dataFolder: string): InstanceNote | null {
  try {
    return InstanceNote.parse(JSON.parse(readFileSync(join(dataFolder, fileName), 'utf8')))
  } catch {
    return null
  }
}

/** Asks a running instance for a window or a fresh address; null when it does not answer. */
export async function askInstance(
  note: InstanceNote,
  wantsWindow: boolean,
): Promise<{ readonly opened: boolean; readonly address: string } | null> {
  if (note.origin === null) return null
  try {
    const answer = await fetch(`${note.origin}/instance/open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${note.secret}`, ...(wantsWindow ? { 'x-open': 'window' } : {}) },
      signal: AbortSignal.timeout(3000),
    })
    return Opened.parse(await answer.json())
  } catch {
    return null
  }
}
