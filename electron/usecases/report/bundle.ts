import { readFile } from 'node:fs/promises'
import { success, type Result } from '../../../shared/errors.ts'
import type { BundleParts } from '../../documents/bundle/write-bundle.ts'
import { getAuditLink, listAuditLinks } from '../../db/tables/audit-links.ts'
import { getCriterionTexts } from '../../db/tables/criteria.ts'
import { readVerification } from '../verification/read.ts'
import { readReport, type DocumentSource, type ReportParts } from './documents.ts'

/** What a bundle holds beside its report. The trail ends with the entry that the report quotes. */
export async function readBundleParts(
  source: DocumentSource,
  id: string,
): Promise<Result<Omit<BundleParts, 'report'> & Pick<ReportParts, 'attachments'>>> {
  const { db } = source
  const read = readVerification(db, id)
  if (!read.ok) return read
  const parts = await readReport(source, id)
  if (!parts.ok) return parts
  const { model, attachments, tickets } = parts.value
  const digests = [...new Set(read.value.rows.map(({ textDigest }) => textDigest))].sort()
  const own = listAuditLinks(db, id)
  const head = model.auditHead === null ? undefined : getAuditLink(db, model.auditHead.seq)
  const evidence = new Map<string, Uint8Array>()
  for (const { name, source: from } of attachments) {
    evidence.set(name, 'path' in from ? await readFile(from.path) : from.bytes)
  }
  return success({
    model,
    attachments,
    verification: read.value,
    criteria: [...getCriterionTexts(db, digests)].map(([digest, criterion]) => ({ digest, criterion })),
    trail: head && own.at(-1)?.seq !== head.seq ? [...own, head] : own,
    evidence,
    tickets,
  })
}
