import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandFailure } from './output.ts'

/** Reads a file from disk; size and kind are looked at before a byte is read. */
export async function readFileWithin(path: string, mostBytes: number): Promise<File> {
  try {
    const about = await stat(path)
    if (!about.isFile()) throw new CommandFailure(`${path} is not a file.`)
    if (about.size > mostBytes) {
      const limit = Math.round(mostBytes / 1024 / 1024)
      throw new CommandFailure(`${path} is larger than ${String(limit)} MB and was not read.`)
    }
    return new File([new Uint8Array(await readFile(path))], basename(path))
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    throw new CommandFailure(`${path} cannot be read: ${whyNot(error)}.`)
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'this account may not'
  return error instanceof Error ? error.message : String(error)
}

/** A report or a bundle larger than this is refused before it is read. */
export const maxDocumentBytes = 1024 * 1024 * 1024
