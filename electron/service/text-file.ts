import { createHash } from 'node:crypto'
import { invalid, success, type Result } from '../../shared/errors.ts'

/** A text on its way to the user, with the digest of its bytes. */
export function textFile(text: string, name: string, type: string): { file: File; digest: string } {
  return bytesFile(new TextEncoder().encode(text), name, type)
}

export function workbookFile(bytes: Uint8Array, name: string): { file: File; digest: string } {
  return bytesFile(bytes, name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
}

function bytesFile(bytes: Uint8Array, name: string, type: string): { file: File; digest: string } {
  return {
    file: new File([new Uint8Array(bytes)], name, { type }),
    digest: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** The bytes of a file from outside; a size that no such file has is refused before anything is read. */
export async function readBounded(file: File, maxBytes = 20 * 1024 * 1024): Promise<Result<Uint8Array>> {
  if (file.size > maxBytes) {
    return invalid(
      `${file.name} is larger than ${String(maxBytes / 1024 / 1024)} MB and was not read. Nothing was changed.`,
      file.name,
    )
  }
  return success(new Uint8Array(await file.arrayBuffer()))
}
