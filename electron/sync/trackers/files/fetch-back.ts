import { createHash } from 'node:crypto'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { DownloadBroken } from '../tracker.ts'
import type { Download } from '../tracker.ts'

/** What arrived of a file. */
export interface Digest {
  readonly bytes: number
  /** SHA-256 in hexadecimal digits; empty when it ended before the announced last byte. */
  readonly sha256: string
}

/**
 * Reads a download to its end and digests it; `take` gets the bytes as they come. One that ends before the last byte the server
 * announced counts as it is: that is what a cut file looks like. A broken line proves nothing and is a failure.
 */
export async function fetchBack(
  { content }: Download,
  take: (part: Uint8Array) => unknown = () => undefined,
): Promise<Answer<Digest>> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const part of content) {
      bytes += part.length
      hash.update(part)
      take(part)
    }
    return answered({ bytes, sha256: hash.digest('hex') })
  } catch (error) {
    if (!(error instanceof DownloadBroken)) throw error
    if (error.cause === undefined) return answered({ bytes, sha256: '' })
    return unanswered('lost', 'The file could not be fetched back whole.')
  }
}
