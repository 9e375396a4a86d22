import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { describeEnding, type Evidence } from '../../../shared/domain/evidence.ts'
import { attachmentName } from '../../../shared/domain/file-name.ts'
import { mayPreview, pictureSize } from '../../../shared/domain/media.ts'
import type { DocumentEvidence } from '../../../shared/domain/document-model.ts'
import { describeMoment } from '../../documents/dates.ts'
import type { CapturedEvidence } from '../../documents/findings.ts'
import type { Attachment } from '../../documents/report-messages.ts'
import { evidencePath, readEvidencePart } from '../../db/evidence-folder.ts'
import type { DocumentSource } from './documents.ts'

/** Larger files are named and not attached: a report has to open on any machine. */
const largestAttached = 25 * 1024 * 1024
/** All of them together. */
const mostAttached = 200 * 1024 * 1024
const excerptLines = { begin: 40, end: 15 }
const excerptBytes = { begin: 3000, end: 1200 }

export interface ReportEvidence {
  readonly listed: readonly CapturedEvidence[]
  readonly attachments: readonly Attachment[]
}

/** What a report shows of the evidence of a run, numbered in the order it was captured; traces of removed pieces too. */
export async function readReportEvidence(
  { dataFolder, trustsEvidence = false }: Pick<DocumentSource, 'dataFolder' | 'trustsEvidence'>,
  evidence: readonly Evidence[],
  placeText: (place: string) => string,
): Promise<ReportEvidence> {
  const listed: CapturedEvidence[] = []
  const attachments: Attachment[] = []
  let attachedBytes = 0
  for (const [index, piece] of evidence.entries()) {
    const path = evidencePath(dataFolder, piece.digest)
    const known = obstacleOf(piece, path, attachedBytes)
    const obstacle = known ?? (trustsEvidence ? null : await changeOf(piece, path))
    const name = attachmentName(index + 1, piece.name)
    if (obstacle === null) {
      attachedBytes += piece.bytes
      const mediaType = trustsEvidence ? piece.mediaType : await mediaTypeOf(dataFolder, piece)
      attachments.push({ name, mediaType, source: { path } })
    }
    const entry = {
      number: index + 1,
      place: piece.place,
      placeText: placeText(piece.place),
      kind: piece.kind,
      name: piece.name,
      caption: piece.caption,
      digest: piece.digest,
      bytes: piece.bytes,
      mediaType: piece.mediaType,
      captured: describeMoment(piece.capturedAt, piece.capturedBy),
      notes: [...notesOf(piece), ...(obstacle === null ? [] : [obstacle])],
      attachedAs: obstacle === null ? name : null,
      excerpt:
        obstacle === null && !trustsEvidence && piece.mediaType === 'text/plain'
          ? await excerptOf(dataFolder, piece)
          : null,
    }
    listed.push({ id: piece.id, entry })
  }
  return { listed, attachments }
}

/** Why the bytes are not in the report, as far as it can be told without reading them; null when nothing is known. */
function obstacleOf(piece: Evidence, path: string, attachedBytes: number): string | null {
  if (piece.removed) {
    const { at, by, reason } = piece.removed
    return `Taken away on ${describeMoment(at, by)}: ${reason}`
  }
  if (piece.asIs) return 'Kept as it is, without masking secrets: it is not shown and not attached.'
  if (piece.bytes > largestAttached) return 'Not attached: it is larger than 25 MB. Its digest stands above.'
  if (attachedBytes + piece.bytes > mostAttached) {
    return 'Not attached: the evidence before it already makes 200 MB. Its digest stands above.'
  }
  return existsSync(path) ? null : 'Its bytes are missing from the evidence folder.'
}

async function changeOf(piece: Evidence, path: string): Promise<string | null> {
  const isWhole = (await digestOfFile(path)) === piece.digest
  return isWhole ? null : 'Its bytes were changed in the evidence folder and no longer fit its digest.'
}

function notesOf({ command, masked }: Evidence): readonly string[] {
  const notes: string[] = []
  if (command) {
    const where = command.host === null ? '' : ` on ${command.host}`
    notes.push(`${command.commandLine}${where}, ${describeEnding(command)}.`)
  }
  if (masked > 0)
    notes.push(`${String(masked)} ${masked === 1 ? 'secret was' : 'secrets were'} masked before it was kept.`)
  return notes
}

/** A picture too large to be drawn is attached as what it is, and not drawn. */
async function mediaTypeOf(dataFolder: string, { digest, mediaType, bytes }: Evidence): Promise<string> {
  if (!mediaType.startsWith('image/')) return mediaType
  const head = await readEvidencePart(dataFolder, digest, 0, 512 * 1024)
  return mayPreview(pictureSize(mediaType, head), bytes) ? mediaType : 'application/octet-stream'
}

async function excerptOf(
  dataFolder: string,
  { digest, bytes }: Evidence,
): Promise<NonNullable<DocumentEvidence['excerpt']>> {
  const decoder = new TextDecoder()
  const read = async (from: number, length: number) =>
    decoder.decode(await readEvidencePart(dataFolder, digest, from, length))
  const head = await read(0, Math.min(bytes, excerptBytes.begin))
  const begin = head.split('\n').slice(0, excerptLines.begin).join('\n')
  const used = Buffer.byteLength(begin)
  if (used >= bytes - 1) return { begin, end: '', leftOut: 0 }
  const from = Math.max(used, bytes - excerptBytes.end)
  const end = (await read(from, bytes - from)).split('\n').slice(-excerptLines.end).join('\n')
  return { begin, end, leftOut: Math.max(0, bytes - used - Buffer.byteLength(end)) }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
