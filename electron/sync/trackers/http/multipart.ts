import { randomUUID } from 'node:crypto'
import type { Body } from './send.ts'

/** One member of a form: a text, or a file when it has a file name. */
export interface Part {
  readonly name: string
  readonly fileName: string | null
  readonly mediaType: string
  readonly bytes: number
  open(): AsyncIterable<Uint8Array>
}

/**
 * A `multipart/form-data` body of known length whose files are read only while they are sent. Written here because the
 * platform's FormData changes quotes in file names and sends streams without a length, which some gateways refuse.
 */
export function multipartBody(parts: readonly Part[], encodeName: (name: string) => string): Body {
  const boundary = `proviso-${randomUUID()}`
  const heads = parts.map((part) => Buffer.from(headOf(part, boundary, encodeName)))
  const tail = Buffer.from(`--${boundary}--\r\n`)
  const content = parts.reduce((sum, part) => sum + part.bytes + lineEnd.length, 0)
  return {
    mediaType: `multipart/form-data; boundary=${boundary}`,
    bytes: heads.reduce((sum, head) => sum + head.length, 0) + content + tail.length,
    async *open() {
      for (const [index, part] of parts.entries()) {
        yield heads[index] ?? lineEnd
        yield* part.open()
        yield lineEnd
      }
      yield tail
    },
  }
}

/** A body that is at hand as text. */
export function textBody(mediaType: string, text: string): Body {
  const bytes = Buffer.from(text)
  return { mediaType, bytes: bytes.length, open: () => once(bytes) }
}

/** Yields these bytes. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const lineEnd = Buffer.from('\r\n')

function headOf(
  { name, fileName, mediaType }: Part,
  boundary: string,
  encodeName: (name: string) => string,
): string {
  const file = fileName === null ? '' : `; filename="${encodeName(fileName)}"`
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: ${mediaType}\r\n\r\n`
}
