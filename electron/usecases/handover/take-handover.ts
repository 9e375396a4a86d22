import { refused, success, type Result } from '../../../shared/errors.ts'
import type { Handover } from '../../../shared/domain/handover.ts'
import { mergeRows, type RowMerge } from '../../../shared/domain/run-merge.ts'
import { openLanding } from '../../db/evidence-folder.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { keepCriterionText } from '../../db/tables/criteria.ts'
import { getEvidence, insertEvidence, updateCaption } from '../../db/tables/evidence.ts'
import { getIssue, insertIssue } from '../../db/tables/found-issues.ts'
import {
  getHandoverBase,
  getHandoverParts,
  keepHandoverBase,
  keepRival,
  listHandoverIds,
} from '../../db/tables/handovers.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { updateScopeMark } from '../../db/tables/row-work.ts'
import { insertCheck } from '../../db/tables/verification-checks.ts'
import { insertRow } from '../../db/tables/verification-rows.ts'
import { getVerification, insertVerification, touchVerification } from '../../db/tables/verifications.ts'
import { record } from '../deps.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { readVerification } from '../verification/read.ts'
import { changeRows } from '../verification/row-changes.ts'
import { mergeParts } from './merge-parts.ts'
import { readHandover } from './read-handover.ts'
import { partsOf } from './run-parts.ts'
import { rowStates } from './write-handover.ts'

export interface TakenHandover {
  readonly verificationId: string
  readonly kind: 'new' | 'merged' | 'unchanged'
  /** Rows whose verdict came with the file. */
  readonly taken: number
  /** Rows and other answers on which two people disagree: both verdicts stay until somebody decides. */
  readonly rivals: number
}

/** Takes a hand-over file in: a run that is not here is made, one that is here is merged. All or nothing. */
export async function takeHandover(deps: EvidenceDeps, bytes: Uint8Array): Promise<Result<TakenHandover>> {
  const read = readHandover(bytes)
  if (!read.ok) return read
  const { handover, files } = read.value
  const fit = whyNotHere(deps, handover)
  if (fit !== null) return refused(fit)
  for (const parts of files.values()) {
    const landing = await openLanding(deps.dataFolder)
    for (const part of parts) await landing.write(part)
    await landing.keep()
  }
  return inTransaction(deps.db, (tx) => {
    const here = getVerification(tx, handover.verification.id)
    if (here?.state === 'finished') {
      return refused('This verification is finished here. Open it again to merge something into it.')
    }
    if (!here) makeRun(tx, handover)
    const merged = mergeInto(deps, tx, handover)
    if (!merged.ok) return merged
    const { taken, rivals, changes } = merged.value
    const kind = !here ? 'new' : changes ? 'merged' : 'unchanged'
    if (kind !== 'unchanged') {
      touchVerification(tx, handover.verification.id, deps.now().toISOString())
      record(deps, tx, 'hand-over taken in', handover.verification.id, {
        handover: handover.id,
        from: handover.madeBy,
        kind,
        taken,
        rivals,
      })
    }
    return success({ verificationId: handover.verification.id, kind, taken, rivals })
  })
}

/** Why a run cannot live in this database, in one sentence; null when it can. */
function whyNotHere(deps: EvidenceDeps, { verification, rows }: Handover): string | null {
  const { id, ppaId, releaseVersion, qcReleaseId } = verification
  if (!getPpa(deps.db, ppaId)) {
    return `${ppaId} is not here. Import the record of UMD ${releaseVersion} first; nothing was taken in.`
  }
  if (!getQcRelease(deps.db, qcReleaseId)) {
    return `The run was verified against ${qcReleaseId}, which is not in this catalogue. Nothing was taken in.`
  }
  const here = readVerification(deps.db, id)
  if (!here.ok) return null
  if (here.value.qcReleaseId !== qcReleaseId) {
    return `The run is verified here against ${here.value.qcReleaseId} and in the file against ${qcReleaseId}. Nothing was taken in.`
  }
  const digests = new Map(here.value.rows.map((row) => [row.criterion.id, row.textDigest]))
  const other = rows.find((row) => digests.get(row.criterionId) !== row.textDigest)
  return other === undefined
    ? null
    : `${other.criterionId} has another text in the file than here: the two runs were started on different texts. Nothing was taken in.`
}

function makeRun(tx: WriteDb, { verification, rows, checks }: Handover): void {
  insertVerification(tx, verification)
  rows.forEach(({ criterion, reason, criterionId, scope }, position) => {
    const textDigest = keepCriterionText(tx, criterion)
    insertRow(tx, verification.id, position, { criterionId, textDigest, reason })
    updateScopeMark(tx, { verificationId: verification.id, criterionId }, scope)
  })
  for (const { kind } of checks) insertCheck(tx, verification.id, kind)
}

function mergeInto(
  deps: EvidenceDeps,
  tx: WriteDb,
  handover: Handover,
): Result<{ taken: number; rivals: number; changes: boolean }> {
  const { id } = handover.verification
  const mine = readVerification(tx, id)
  if (!mine.ok) return mine
  const known = listHandoverIds(tx, id).find((each) => handover.knows.includes(each))
  const base = known === undefined ? [] : getHandoverBase(tx, id, known)
  const merges = mergeRows(base, rowStates(tx, mine.value), handover.rows, handover.madeBy)
  applyMerges(deps, tx, handover, merges)
  const at = deps.now().toISOString()
  const baseParts = known === undefined ? {} : getHandoverParts(tx, id, known)
  const parts = mergeParts(tx, mine.value, handover, baseParts, at)
  const rest = [parts.changed, mergeIssues(tx, handover), mergeEvidence(tx, handover)]
  keepHandoverBase(tx, id, { id: handover.id, at, rows: handover.rows, parts: partsOf(handover) })
  return success({
    taken: merges.filter(({ take }) => take !== null).length,
    rivals: merges.filter(({ rival }) => rival !== null).length + parts.rivals,
    changes: merges.length > 0 || rest.includes(true),
  })
}

function applyMerges(deps: EvidenceDeps, tx: WriteDb, handover: Handover, merges: readonly RowMerge[]): void {
  const { id } = handover.verification
  const rows = merges.map(({ criterionId, take, comment }) => ({
    criterionId,
    comment,
    ...(take && {
      verdict: take.verdict,
      origin: take.origin,
      decided: { at: take.decidedAt, by: take.decidedBy },
    }),
  }))
  const from = handover.madeBy || 'a colleague'
  changeRows(deps, tx, id, { words: `merge of the work of ${from}`, action: 'rows merged', rows })
  for (const { criterionId, rival } of merges) {
    if (!rival) continue
    const { verdict, comment, decidedAt } = rival
    const by = rival.decidedBy || from
    keepRival(tx, id, { criterionId, by, verdict, comment, at: decidedAt }, deps.now().toISOString())
  }
}

/** Issues are told apart by their id; one that is here already stays as it is here. */
function mergeIssues(tx: WriteDb, { issues }: Handover): boolean {
  const fresh = issues.filter(({ id }) => getIssue(tx, id) === undefined)
  for (const issue of fresh) insertIssue(tx, issue, issue)
  return fresh.length > 0
}

function mergeEvidence(tx: WriteDb, { evidence }: Handover): boolean {
  const fresh = evidence.filter(({ id }) => getEvidence(tx, id) === undefined)
  for (const piece of fresh) {
    insertEvidence(tx, piece)
    if (piece.caption !== '') updateCaption(tx, piece.id, piece.caption)
  }
  return fresh.length > 0
}
