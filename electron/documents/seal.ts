import { createHash } from 'node:crypto'
import { invalid, success, type Result } from '../../shared/errors.ts'

/**
 * The seal: comment lines before the last `startxref` of a PDF, which every reader passes over. The last of them holds
 * the SHA-256 of all other bytes of the file, so that anybody can check it without this program:
 *
 *     LC_ALL=C sed '/^%Proviso seal: SHA-256 /d' report.pdf | sha256sum
 *
 * The lines above it hold a short digest of each block of the file; they prove nothing, they tell where a change is.
 */
const mark = '%Proviso seal: '
const sealed = /^%Proviso seal: SHA-256 ([0-9a-f]{64})\n/
const blockLine = /^%Proviso seal: blocks of (\d{1,9})((?: [0-9a-f]{8}){1,8})\n/
const digestsInLine = 8
const mostBlocks = 256
const smallestBlock = 4096

/** Bytes from `from` up to, not including, `to`. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Whether a seal fits its file, and where it does not. */
export type SealFinding =
  | { readonly kind: 'intact'; readonly digest: string }
  /** Nothing is left to compare with, or there never was a seal. */
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly places: readonly ByteRange[] }

/** Puts the seal into a PDF that has none. Throws when the file has no `startxref`, which no written PDF lacks. */
export function sealPdf(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf('startxref')
  if (end < 0) throw new Error('A PDF without "startxref" cannot be sealed.')
  const body = file.subarray(0, end)
  const tail = file.subarray(end)
  const lines = Buffer.from(describeBlocks(body))
  const digest = digestOf(body, lines, tail)
  return Buffer.concat([body, lines, Buffer.from(`${mark}SHA-256 ${digest}\n`), tail])
}

/** Compares a file with the seal inside it. */
export function readSeal(bytes: Uint8Array): SealFinding {
  const file = Buffer.from(bytes)
  const found = findSeal(file)
  if (!found.ok) return file.includes('%Proviso seal') ? sealItself(file) : { kind: 'none' }
  const { lines, digestLine, tail, digest } = found.value
  if (digestOf(file.subarray(0, digestLine), file.subarray(tail)) === digest)
    return { kind: 'intact', digest }
  const body = file.subarray(0, lines)
  // A block does not fit its short digest when either was changed: with the short digests made anew, the whole tells which.
  const isInLines = digestOf(body, Buffer.from(describeBlocks(body)), file.subarray(tail)) === digest
  const places = isInLines
    ? [{ from: lines, to: digestLine }]
    : findChanges(file, { lines, digestLine, tail })
  return { kind: 'broken', places }
}

function digestOf(...parts: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

interface SealPlaces {
  /** Where the block lines begin. */
  readonly lines: number
  readonly digestLine: number
  /** Where the file goes on after the seal. */
  readonly tail: number
}

function findSeal(file: Buffer): Result<SealPlaces & { readonly digest: string }> {
  const digestLine = file.lastIndexOf(`${mark}SHA-256 `)
  const match = digestLine < 0 ? null : sealed.exec(file.toString('latin1', digestLine, digestLine + 128))
  const lines = digestLine < 0 ? digestLine : findBlockLines(file, digestLine)
  if (!match?.[1] || lines === digestLine) return invalid('The seal is not whole.')
  return success({ lines, digestLine, tail: digestLine + match[0].length, digest: match[1] })
}

/** Where the unbroken run of block lines before the digest begins. */
function findBlockLines(file: Buffer, digestLine: number): number {
  let lines = digestLine
  while (lines > 1) {
    const before = file.lastIndexOf('\n', lines - 2) + 1
    if (!file.toString('latin1', before, lines).startsWith(`${mark}blocks of `)) return lines
    lines = before
  }
  return lines
}

/** The change is in the seal, so only the region around it can be named: from the trailer to the end. */
function sealItself(file: Buffer): SealFinding {
  return { kind: 'broken', places: [{ from: Math.max(0, file.lastIndexOf('trailer')), to: file.length }] }
}

function describeBlocks(body: Buffer): string {
  const size = Math.max(smallestBlock, Math.ceil(body.length / mostBlocks))
  const digests = blocksOf(body, size).map(shortDigest)
  let lines = ''
  for (let at = 0; at < digests.length; at += digestsInLine) {
    lines += `${mark}blocks of ${String(size)} ${digests.slice(at, at + digestsInLine).join(' ')}\n`
  }
  return lines
}

/** Blocks whose digest does not fit; when all fit, the change is in the seal or behind it. */
function findChanges(file: Buffer, { lines, digestLine, tail }: SealPlaces): readonly ByteRange[] {
  const read = readBlockLines(file.toString('latin1', lines, digestLine))
  if (!read) return [{ from: lines, to: tail }]
  const { size, digests } = read
  const blocks = blocksOf(file.subarray(0, lines), size)
  if (blocks.length !== digests.length) return [{ from: file.lastIndexOf('trailer'), to: file.length }]
  const places = blocks.flatMap((block, index) =>
    shortDigest(block) === digests[index] ? [] : [{ from: index * size, to: index * size + block.length }],
  )
  return places.length > 0 ? mergeNeighbours(places) : [{ from: lines, to: file.length }]
}

function readBlockLines(text: string): { readonly size: number; readonly digests: readonly string[] } | null {
  const digests: string[] = []
  let size = 0
  for (let rest = text; rest !== '';) {
    const match = blockLine.exec(rest)
    if (!match?.[1] || !match[2] || (size !== 0 && size !== Number(match[1]))) return null
    size = Number(match[1])
    digests.push(...match[2].trim().split(' '))
    rest = rest.slice(match[0].length)
  }
  return size > 0 ? { size, digests } : null
}

function blocksOf(body: Buffer, size: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
    body.subarray(index * size, (index + 1) * size),
  )
}

function shortDigest(block: Buffer): string {
  return createHash('sha256').update(block).digest('hex').slice(0, 8)
}

function mergeNeighbours(places: readonly ByteRange[]): readonly ByteRange[] {
  const merged: ByteRange[] = []
  for (const place of places) {
    const last = merged.at(-1)
    if (last?.to === place.from) merged[merged.length - 1] = { from: last.from, to: place.to }
    else merged.push(place)
  }
  return merged
}
