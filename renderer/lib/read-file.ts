import { FoundFailure } from './trouble.ts'

/**
 * Reads a file, or a part of it, before it is sent: one that cannot be read any more would break the line to the service in
 * the middle of a message. Rejects with a sentence for a person.
 */
export async function readFile(file: File, from = 0, to = file.size): Promise<File> {
  try {
    return new File([await file.slice(from, to).arrayBuffer()], file.name, { type: file.type })
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    const message = `${file.name} cannot be read: it is a folder or a device, is gone, or changed while it was read. Nothing of it was kept.`
    throw new FoundFailure({ kind: 'refused', message })
  }
}
