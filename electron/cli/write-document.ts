import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { CommandFailure } from './output.ts'

/** Writes a document whole or not at all: an older file of that name stays until the new one is complete. */
export async function writeDocument(path: string, file: File): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true })
    await writeFileAtomic(path, Buffer.from(await file.arrayBuffer()))
  } catch (error) {
    throw new CommandFailure(
      `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
