import { readFile } from 'node:fs/promises'
import { refused, success, type Result } from '../../../shared/errors.ts'
import type { DocumentModel } from '../../../shared/domain/document-model.ts'
import type { ForeignPdf } from '../../documents/merge/foreign-pdf.ts'
import { readReport, type DocumentSource } from './documents.ts'

/** The PDFs among the evidence, in its order. One whose bytes must not or cannot be taken stands there with the reason. */
export async function readForeignEvidence(
  source: DocumentSource,
  verificationId: string,
  password: string | null,
): Promise<Result<{ readonly model: DocumentModel; readonly files: readonly ForeignPdf[] }>> {
  const read = await readReport(source, verificationId)
  if (!read.ok) return read
  const { model, attachments } = read.value
  const files: ForeignPdf[] = []
  for (const { number, name, mediaType, attachedAs, notes } of model.evidence) {
    if (mediaType !== 'application/pdf') continue
    const from = attachments.find((attachment) => attachment.name === attachedAs)?.source
    const shown = `E${String(number)} ${name}`
    if (!from)
      files.push({
        name: shown,
        bytes: new Uint8Array(),
        password,
        problem: `${shown}: ${notes.at(-1) ?? ''}`,
      })
    else files.push({ name: shown, bytes: 'path' in from ? await readFile(from.path) : from.bytes, password })
  }
  if (files.length === 0) return refused('There is no PDF among the evidence of this verification.')
  return success({ model, files })
}
