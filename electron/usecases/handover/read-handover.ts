import { createHash } from 'node:crypto'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { Handover, HandoverEnd, HandoverPart, handoverSchema } from '../../../shared/domain/handover.ts'
import { digestOfCriterion } from '../../db/tables/criteria.ts'

export interface ReadHandover {
  readonly handover: Handover
  /** The bytes of each piece of evidence, by digest; proven. */
  readonly files: ReadonlyMap<string, readonly Uint8Array[]>
}

const maxFileBytes = 512 * 1024 * 1024

/** Reads a hand-over file and proves every byte of it before anything is kept. */
export function readHandover(bytes: Uint8Array): Result<ReadHandover> {
  if (bytes.byteLength > maxFileBytes)
    return invalid('A hand-over file has up to 512 MB. Nothing was taken in.')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const endAt = text.lastIndexOf('\n', text.length - 2) + 1
  const end = HandoverEnd.safeParse(parseJson(text.subarray(endAt).toString('utf8')))
  if (!end.success)
    return invalid('This is no whole hand-over file: its end is missing. Nothing was taken in.')
  const body = text.subarray(0, endAt)
  if (createHash('sha256').update(body).digest('hex') !== end.data.end) {
    return invalid(
      'The bytes of this hand-over file were changed since it was written. Nothing was taken in.',
    )
  }
  const [first = '', ...parts] = body.toString('latin1').split('\n')
  const raw = parseJson(Buffer.from(first, 'latin1').toString('utf8'))
  const handover = Handover.safeParse(raw)
  if (!handover.success) return invalid(whyNotHandover(raw))
  const files = new Map<string, Uint8Array[]>()
  for (const line of parts) {
    if (line === '') continue
    const part = HandoverPart.safeParse(parseJson(line))
    if (!part.success)
      return invalid('A part of the evidence in this file cannot be read. Nothing was taken in.')
    const own = files.get(part.data.digest) ?? []
    own.push(Buffer.from(part.data.base64, 'base64'))
    files.set(part.data.digest, own)
  }
  const fault = findFault(handover.data, files)
  return fault === null ? success({ handover: handover.data, files }) : invalid(fault)
}

/** Digests inside the file must be those of what they name, whoever wrote it. */
function findFault(handover: Handover, files: ReadonlyMap<string, readonly Uint8Array[]>): string | null {
  for (const row of handover.rows) {
    if (digestOfCriterion(row.criterion) !== row.textDigest || row.criterion.id !== row.criterionId) {
      return `The text of ${row.criterionId} in this file is not the one it names. Nothing was taken in.`
    }
  }
  for (const { digest, name } of handover.evidence) {
    const hash = createHash('sha256')
    for (const part of files.get(digest) ?? []) hash.update(part)
    if (!files.has(digest) || hash.digest('hex') !== digest) {
      return `The evidence ${name} is not whole in this file. Nothing was taken in.`
    }
  }
  return null
}

function whyNotHandover(raw: unknown): string {
  const schema = typeof raw === 'object' && raw !== null && 'schema' in raw ? String(raw.schema) : null
  return schema !== null && schema !== handoverSchema && schema.startsWith('proviso-run/')
    ? `This hand-over file has the form ${schema}; this Proviso reads ${handoverSchema}. Nothing was taken in.`
    : 'This is no hand-over file of Proviso. Nothing was taken in.'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
