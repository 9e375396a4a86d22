import JSZip from 'jszip'
import { invalid, success, type Result } from '../../../shared/errors.ts'

/** The first instant an archive can carry: its files are dated by what is in them. */
const undated = new Date('1980-01-01T00:00:00Z')

export type Files = ReadonlyMap<string, Uint8Array>

/** Packs files without pressing them: the same files in the same order always give the same bytes. */
export async function packStored(files: Files): Promise<Uint8Array> {
  const archive = new JSZip()
  for (const [name, bytes] of files)
    archive.file(name, bytes, { date: undated, createFolders: false, binary: true })
  return archive.generateAsync({ type: 'uint8array', compression: 'STORE', platform: 'DOS' })
}

/** Reads an archive that `packStored` made. What unpacks to more than the archive itself is refused before it is read. */
export async function unpackStored(bytes: Uint8Array): Promise<Result<Files>> {
  const files = new Map<string, Uint8Array>()
  try {
    const archive = await JSZip.loadAsync(bytes)
    let total = 0
    for (const entry of Object.values(archive.files)) {
      if (entry.dir) continue
      const content = await readBounded(entry, bytes.length - total)
      if (!content) return invalid('The archive holds pressed files: Proviso did not write it.')
      total += content.length
      files.set(entry.name, content)
    }
    return success(files)
  } catch {
    return invalid('The structure of the archive is damaged, so its files cannot be listed.')
  }
}

interface Chunks {
  on(event: 'data', heard: (chunk: Uint8Array) => void): Chunks
  on(event: 'error', heard: (error: Error) => void): Chunks
  on(event: 'end', heard: () => void): Chunks
  pause(): Chunks
  resume(): Chunks
}

/** The content of an entry, or undefined as soon as it is longer than `most` bytes. */
function readBounded(entry: JSZip.JSZipObject, most: number): Promise<Uint8Array | undefined> {
  const { internalStream } = entry as unknown as { internalStream: (type: 'uint8array') => Chunks }
  const stream = internalStream.call(entry, 'uint8array')
  const chunks: Uint8Array[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    stream
      .on('data', (chunk) => {
        length += chunk.length
        if (length <= most) chunks.push(chunk)
        else {
          stream.pause()
          resolve(undefined)
        }
      })
      .on('error', reject)
      .on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      .resume()
  })
}
