import { createHash } from 'node:crypto'
import { bundleNames } from '../../../shared/domain/bundle.ts'
import type { Files } from './stored-zip.ts'

/** The list that "sha256sum -c SHA256SUMS" reads: every file but the list itself and its signature. */
export function writeSums(files: Files): Uint8Array {
  const lines = [...files]
    .filter(([name]) => !unlisted.has(name))
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
  return new TextEncoder().encode(lines.join(''))
}

/** Digests by file name; null when a line is not of the form the list is written in. */
export function readSums(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const sums = new Map<string, string>()
  for (const line of Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1)) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line)
    if (!match?.[1] || !match[2]) return null
    sums.set(match[2], match[1])
  }
  return sums
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const unlisted: ReadonlySet<string> = new Set([bundleNames.sums, bundleNames.signature])
