import { readFile } from 'node:fs/promises'
import { refused, success, type Result } from '../../../shared/errors.ts'
import { foreignEvidence } from '../../documents/merge/foreign-evidence.ts'
import type { ForeignPdf } from '../../documents/merge/foreign-pdf.ts'
import { readReport, type DocumentSource, type OwnReport } from './documents.ts'

/** A report, and the PDFs among its evidence, in its order. One whose bytes must not or cannot be taken stands there with the reason. */
export async function readForeignEvidence(
  source: DocumentSource,
  verificationId: string,
  password: string | null,
): Promise<Result<OwnReport & { readonly files: readonly ForeignPdf[] }>> {
  const read = await readReport(source, verificationId)
  if (!read.ok) return read
  const { model, attachments } = read.value
  const files = await foreignEvidence(model.evidence, password, async (attachedAs) => {
    const from = attachments.find(({ name }) => name === attachedAs)?.source
    if (!from) return undefined
    return 'path' in from ? readFile(from.path) : from.bytes
  })
  if (files.length === 0) return refused('There is no PDF among the evidence of this verification.')
  return success({ ...read.value, files })
}
