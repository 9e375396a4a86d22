import { createHash } from 'node:crypto'
import { notFound, success, type Result } from '../../../shared/errors.ts'
import type {
  CheckKind,
  InstallationCheck,
  SummaryField,
  VerificationRow,
} from '../../../shared/domain/verification.ts'
import { listChecks, updateCheckComment } from '../../db/tables/verification-checks.ts'
import { getSummary, upsertSummaryField } from '../../db/tables/verification-fields.ts'
import { getRow, updateRowText } from '../../db/tables/verification-rows.ts'
import type { Deps } from '../deps.ts'
import { changeRun, compareText, type Trail } from './change.ts'
import { noteMoment } from './time.ts'

interface Wanted {
  readonly text: string
  /** The revision the caller last read. */
  readonly seen: number
}

/** Keeps the comment or the tickets of a row as typed. */
export function setRowText(
  deps: Deps,
  key: { readonly id: string; readonly criterionId: string },
  column: 'comment' | 'tickets',
  wanted: Wanted,
): Result<VerificationRow> {
  return changeRun(deps, key.id, (tx) => {
    const row = getRow(tx, key.id, key.criterionId)
    if (!row) return notFound(`criterion ${key.criterionId} in this verification`)
    const revision = column === 'comment' ? row.commentRevision : row.ticketsRevision
    const compared = compareText({ text: row[column], revision }, wanted)
    if (!compared.ok) return compared
    if (compared.value === 'same') return success({ value: row, trail: null })
    noteMoment(deps, tx, key.id, key.criterionId)
    updateRowText(tx, { verificationId: key.id, criterionId: key.criterionId }, column, wanted.text)
    const after = getRow(tx, key.id, key.criterionId)
    if (!after) return notFound(`criterion ${key.criterionId} in this verification`)
    return success({ value: after, trail: textTrail(`${column} kept`, key.criterionId, wanted.text) })
  })
}

export function setCheckComment(
  deps: Deps,
  id: string,
  kind: CheckKind,
  wanted: Wanted,
): Result<InstallationCheck> {
  return changeRun(deps, id, (tx) => {
    const check = listChecks(tx, id).find((candidate) => candidate.kind === kind)
    if (!check) return notFound(`${kind} check in this verification`)
    const compared = compareText({ text: check.comment, revision: check.revision }, wanted)
    if (!compared.ok) return compared
    if (compared.value === 'same') return success({ value: check, trail: null })
    noteMoment(deps, tx, id, kind)
    updateCheckComment(tx, id, kind, wanted.text)
    return success({
      value: { ...check, comment: wanted.text, revision: check.revision + 1 },
      trail: textTrail('comment kept', kind, wanted.text),
    })
  })
}

export function setSummaryField(
  deps: Deps,
  id: string,
  field: SummaryField,
  wanted: Wanted,
): Result<{ revision: number }> {
  return changeRun(deps, id, (tx) => {
    const { summary, revisions } = getSummary(tx, id)
    const compared = compareText({ text: summary[field], revision: revisions[field] }, wanted)
    if (!compared.ok) return compared
    if (compared.value === 'same') return success({ value: { revision: revisions[field] }, trail: null })
    noteMoment(deps, tx, id, 'summary')
    const revision = upsertSummaryField(tx, id, field, wanted.text)
    return success({ value: { revision }, trail: textTrail('summary field kept', field, wanted.text) })
  })
}

/** The trail names a text by its digest: the text itself stands in its field, once. */
function textTrail(action: string, target: string, text: string): Trail {
  const digest = createHash('sha256').update(text).digest('hex')
  return { action, data: { target, digest, length: text.length } }
}
