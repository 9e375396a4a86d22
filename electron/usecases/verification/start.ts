import type { Result } from '../../../shared/errors.ts'
import type { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { Ppa } from '../../../shared/domain/umd-release.ts'
import {
  CheckKind,
  type SummaryField,
  type VerificationSummary,
} from '../../../shared/domain/verification.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { listHandoverIds } from '../../db/tables/handovers.ts'
import { updateReleaseType } from '../../db/tables/ppas.ts'
import { insertCheck } from '../../db/tables/verification-checks.ts'
import { getSummary, upsertSummaryField } from '../../db/tables/verification-fields.ts'
import { insertRow } from '../../db/tables/verification-rows.ts'
import { insertVerification, listVerifications } from '../../db/tables/verifications.ts'
import { record, type Deps } from '../deps.ts'
import { getTemplate } from '../releases/template.ts'
import { getSettings } from '../settings/settings.ts'
import { summariseVerification } from './read.ts'

/**
 * What a summary begins with: who works here by the settings, else by the verification worked on last; and the ticket that the
 * release record names for the PPA.
 */
function knownFields(
  db: ReadDb,
  id: string,
  { recordTicket }: Ppa,
): readonly (readonly [SummaryField, string])[] {
  const settings = getSettings(db)
  // A run that was handed over may be a colleague's.
  const before = listVerifications(db).find(
    (run) => run.id !== id && listHandoverIds(db, run.id).length === 0,
  )
  const last = before && getSummary(db, before.id).summary
  const fields = [
    ['verifier', settings.verifier.trim() || (last?.verifier ?? '')],
    ['institute', settings.institute.trim() || (last?.institute ?? '')],
    ['rtTicket', recordTicket === null ? '' : String(recordTicket)],
  ] as const
  return fields.filter(([, text]) => text !== '')
}

export interface StartInput {
  readonly ppaId: string
  readonly qcReleaseId: string
  readonly releaseType: ReleaseType
}

/**
 * Starts a verification: its rows are pinned to the criteria's texts and reasons of this moment, so later changes
 * of the catalogue do not touch it. The release type becomes the PPA's, because a person chose it.
 */
export function startVerification(deps: Deps, input: StartInput): Result<VerificationSummary> {
  return inTransaction(deps.db, (tx) => {
    const template = getTemplate(tx, input.ppaId, input.qcReleaseId)
    if (!template.ok) return template
    const { ppa, qcRelease, rows, digests } = template.value
    const id = deps.newId()
    insertVerification(tx, { id, ...input, startedAt: deps.now().toISOString() })
    rows.forEach(({ criterion, reason }, position) => {
      const textDigest = digests.get(criterion.id)
      if (textDigest === undefined) throw new Error(`No text is kept for ${criterion.id}.`)
      insertRow(tx, id, position, { criterionId: criterion.id, textDigest, reason })
    })
    for (const kind of CheckKind.options) insertCheck(tx, id, kind)
    for (const [field, text] of knownFields(tx, id, ppa)) upsertSummaryField(tx, id, field, text)
    if (ppa.releaseType !== input.releaseType) updateReleaseType(tx, ppa.id, input.releaseType)
    record(deps, tx, 'verification started', id, {
      ppa: ppa.id,
      qcRelease: qcRelease.id,
      releaseType: input.releaseType,
      rows: rows.length,
    })
    return summariseVerification(tx, id)
  })
}
