import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { cleanLine } from '../../../shared/domain/plain-text.ts'
import { maxRecordBytes } from '../../../shared/domain/record-limits.ts'
import type { Finding, RecordTexts } from '../../../shared/domain/umd-release.ts'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { readEntries, type ReadEntry } from './record-entries.ts'
import { readRecordJson } from './record-json.ts'
import { readRecordShape, type ReleaseShape } from './record-shape.ts'
import { readTexts } from './record-texts.ts'
import { findVersionMismatch, hasPartsAsText } from './record-version.ts'

export type { ReadEntry } from './record-entries.ts'

/** What a published UMD release record says, in the words and numbers that Proviso keeps. */
export interface ReadRecord {
  readonly version: string
  readonly umdMajor: number
  /** As printed: "YYYY-MM-DD HH:MM:SS", no zone given. */
  readonly date: string
  readonly texts: RecordTexts
  readonly entries: readonly ReadEntry[]
  readonly findings: readonly Finding[]
  /** SHA-256 of what was read: the same facts give the same digest, however the file is formatted. */
  readonly digest: string
}

/**
 * Reads one published UMD release record (process.md 13.2). `fileName` is used in messages only. A file that is not
 * such a record is refused with the place and the reason; what is odd but readable becomes a finding.
 */
export function readRecord(fileName: string, bytes: Uint8Array): Result<ReadRecord> {
  const name = shortName(fileName)
  if (bytes.byteLength > maxRecordBytes) {
    const limit = `${maxRecordBytes / 1024 / 1024} MB`
    return invalid(`${name} is larger than ${limit}, so it is not a UMD release record; it was not read.`)
  }
  const json = readRecordJson(bytes)
  const shape = json.ok ? readRecordShape(json.value) : json
  if (!shape.ok) {
    return invalid(`${name} is not a UMD release record: ${shape.fault.reason}.`, shape.fault.place)
  }
  return success(readRelease(shape.value))
}

function readRelease(shape: ReleaseShape): ReadRecord {
  const version = shape.distributionVersion
  const owner = { product: null, name: `UMD ${version}` }
  const { texts, findings: inTexts } = readTexts(shape, owner)
  const { entries, findings: inEntries } = readEntries(shape.products)
  const mismatch = findVersionMismatch(version, shape, owner)
  const asText = [shape, ...shape.products].some(hasPartsAsText)
  const facts = { version, umdMajor: Number(version.split('.')[0]), date: shape.releaseDate, texts, entries }
  const flaws = [...(mismatch ? [mismatch] : []), ...inTexts, ...inEntries]
  return {
    ...facts,
    findings: [...(asText ? [partsAsText] : []), ...flaws],
    // How parts are written is formatting; every other flaw is part of what the record says.
    digest: digestOf({ ...facts, flaws: flaws.map(({ product, kind }) => ({ product, kind })) }),
  }
}

const partsAsText: Finding = {
  product: null,
  kind: 'parts-as-text',
  message: 'The record writes version parts as text instead of numbers; they are read as numbers.',
}

function digestOf(facts: unknown): string {
  return createHash('sha256').update(canonicalJson(facts)).digest('hex')
}

/** The last part of a path, fit for a message. */
function shortName(fileName: string): string {
  const base = cleanLine(fileName.slice(-300).split(/[\\/]/).at(-1) ?? '')
  return base === '' ? 'The file' : base.length > 100 ? `…${base.slice(-100)}` : base
}
