import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentEvidence, DocumentModel } from '../../electron/documents/document-model.ts'
import { noFindings } from '../../electron/documents/findings.ts'
import { verificationModel } from '../../electron/documents/model.ts'
import { screenShot } from '../support/pictures.ts'
import { sampleQcRelease, sampleVerification } from '../support/sample-verification.ts'

/** A report to be measured, and the files that go into it. */
export interface ReportCase {
  readonly model: DocumentModel
  readonly attached: readonly AttachedFile[]
}

export interface AttachedFile {
  readonly name: string
  readonly mediaType: string
  readonly path: string
}

export interface CaseSize {
  readonly rows: number
  readonly pictures: number
  readonly logs: number
  /** Of each picture, in pixels. */
  readonly width: number
  readonly height: number
}

/** Writes the evidence into a folder and makes the model of the report. */
export function makeCase(folder: string, size: CaseSize): ReportCase {
  const pieces = [
    ...Array.from({ length: size.pictures }, (_, index) => ({
      ending: 'png',
      mediaType: 'image/png',
      bytes: screenShot(index, size.width, size.height),
    })),
    ...Array.from({ length: size.logs }, (_, index) => ({
      ending: 'log',
      mediaType: 'text/plain',
      bytes: Buffer.from(`piece ${String(index)} of the log of the server\n`.repeat(500)),
    })),
  ].map(({ ending, mediaType, bytes }, index) => {
    const name = `E${String(index + 1)}-piece.${ending}`
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return { entry: entryOf(index + 1, name, mediaType, bytes), file: { name, mediaType, path } }
  })
  const model = verificationModel({
    verification: sampleVerification({ rowCount: size.rows }),
    qcRelease: sampleQcRelease(),
    knownCount: 21,
    auditHead: null,
    findings: { ...noFindings, evidence: pieces.map(({ entry }) => ({ id: entry.name, entry })) },
  })
  return { model, attached: pieces.map(({ file }) => file) }
}

function entryOf(number: number, name: string, mediaType: string, bytes: Buffer): DocumentEvidence {
  const isText = mediaType === 'text/plain'
  const lines = isText ? bytes.toString().split('\n') : []
  return {
    number,
    place: 'QC_DOC_1',
    placeText: 'QC_DOC_1',
    kind: isText ? 'file' : 'picture',
    name,
    caption: 'What was seen',
    digest: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    mediaType,
    captured: '2012-03-06 10:11 UTC by A. Verifier',
    notes: [],
    attachedAs: name,
    excerpt: isText
      ? {
          begin: lines.slice(0, 40).join('\n'),
          end: lines.slice(-15).join('\n'),
          leftOut: bytes.length - 2000,
        }
      : null,
  }
}
