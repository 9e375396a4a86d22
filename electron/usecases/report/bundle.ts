import { readFile } from 'node:fs/promises'
import { success, type Result } from '../../../shared/errors.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import type { BundleParts } from '../../documents/bundle/write-bundle.ts'
import { listAuditLinks } from '../../db/tables/audit-links.ts'
import { getCriterionTexts } from '../../db/tables/criteria.ts'
import { readReport, type DocumentSource, type ReportParts } from './documents.ts'

/** What a bundle holds beside its report. The trail ends with the entry that the report quotes. */
export async function readBundleParts(
  source: DocumentSource,
  id: string,
): Promise<Result<Omit<BundleParts, 'report'> & Pick<ReportParts, 'attachments'>>> {
  const { db } = source
  const parts = await readReport(source, id)
  if (!parts.ok) return parts
  const { verification, model, attachments, tickets } = parts.value
  const digests = [...new Set(verification.rows.map(({ textDigest }) => textDigest))].sort()
  const head = model.auditHead?.seq ?? 0
  const trail = listAuditLinks(db, id).filter(({ seq }) => seq <= head)
  const evidence = new Map<string, Uint8Array>()
  for (const { name, source: from } of attachments) {
    evidence.set(name, 'path' in from ? await readFile(from.path) : from.bytes)
  }
  return success({
    model,
    attachments,
    verification: settled(verification),
    criteria: [...getCriterionTexts(db, digests)].map(([digest, criterion]) => ({ digest, criterion })),
    trail,
    evidence,
    tickets,
  })
}

/** Without where its verifier was on the screen and when it was last looked at: neither is a part of what was found. */
function settled(verification: Verification): Verification {
  return { ...verification, position: null, updatedAt: verification.finishedAt ?? verification.updatedAt }
}
