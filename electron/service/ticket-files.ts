import type { OutgoingFile } from '../../shared/domain/intent.ts'
import { openLanding, readEvidencePart } from '../db/evidence-folder.ts'

/** Keeps files beside the database until they are delivered. */
export async function keepOutgoing(folder: string, files: readonly File[]): Promise<OutgoingFile[]> {
  const kept: OutgoingFile[] = []
  for (const file of files) {
    const landing = await openLanding(folder)
    try {
      for await (const part of file.stream()) await landing.write(part)
      const { digest, bytes } = await landing.keep()
      kept.push({
        name: file.name,
        mediaType: file.type || 'application/octet-stream',
        bytes,
        sha256: digest,
      })
    } finally {
      await landing.abandon()
    }
  }
  return kept
}

/** A file that was fetched, whole. */
export async function readKept(
  folder: string,
  file: { readonly name: string; readonly mediaType: string; readonly bytes: number },
  digest: string,
): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const partBytes = 8 * 1024 * 1024
  for (let offset = 0; ; offset += partBytes) {
    const part = await readEvidencePart(folder, digest, offset, partBytes)
    parts.push(new Uint8Array(part))
    if (part.length < partBytes) break
  }
  return new File(parts, file.name, { type: file.mediaType })
}
