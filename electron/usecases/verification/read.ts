import { notFound, success, type Result } from '../../../shared/errors.ts'
import { missingParts, type Missing } from '../../../shared/domain/missing.ts'
import type { RunWork } from '../../../shared/domain/run-work.ts'
import type { Verification, VerificationSummary } from '../../../shared/domain/verification.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getPpa, listPpas } from '../../db/tables/ppas.ts'
import { getQcRelease, listQcReleases } from '../../db/tables/qc-releases.ts'
import { getLastAction } from '../../db/tables/run-actions.ts'
import { listChecks } from '../../db/tables/verification-checks.ts'
import { getSummary, listSummaryField } from '../../db/tables/verification-fields.ts'
import { listRows } from '../../db/tables/verification-rows.ts'
import { countAllVerdicts, getVerification, listVerifications } from '../../db/tables/verifications.ts'
import { readWork } from './read-work.ts'
import { describeAction } from './undo.ts'

export interface VerificationWithState {
  readonly verification: Verification
  readonly work: RunWork
  readonly missing: Missing[]
  /** What undo would take back, in words. */
  readonly undoable: string | null
}

export function readVerification(db: ReadDb, id: string): Result<Verification> {
  const kept = getVerification(db, id)
  const ppa = kept && getPpa(db, kept.ppaId)
  const qcRelease = kept && getQcRelease(db, kept.qcReleaseId)
  if (!kept || !ppa || !qcRelease) return notFound(`verification ${id}`)
  const { summary, revisions } = getSummary(db, id)
  return success({
    ...kept,
    ppa,
    qcVersion: qcRelease.version,
    summary,
    summaryRevisions: revisions,
    checks: [...listChecks(db, id)],
    rows: [...listRows(db, id)],
  })
}

export function readVerificationWithState(db: ReadDb, id: string): Result<VerificationWithState> {
  const read = readVerification(db, id)
  if (!read.ok) return read
  const last = getLastAction(db, id)
  const work = readWork(db, read.value)
  return success({
    verification: read.value,
    work,
    missing: [...missingParts(read.value, work)],
    undoable: last ? describeAction(last) : null,
  })
}

/** Every verification without its rows, last worked on first. */
export function summariseVerifications(db: ReadDb): readonly VerificationSummary[] {
  const ppas = new Map(listPpas(db).map((ppa) => [ppa.id, ppa]))
  const qcVersions = new Map(listQcReleases(db).map((release) => [release.id, release.version]))
  const counts = countAllVerdicts(db)
  const verifiers = listSummaryField(db, 'verifier')
  return listVerifications(db).flatMap((kept) => {
    const ppa = ppas.get(kept.ppaId)
    if (!ppa) return []
    return [
      {
        ...kept,
        ppa,
        qcVersion: qcVersions.get(kept.qcReleaseId) ?? kept.qcReleaseId,
        verifier: verifiers.get(kept.id) ?? '',
        counts: counts.get(kept.id) ?? noRows,
      },
    ]
  })
}

export function summariseVerification(db: ReadDb, id: string): Result<VerificationSummary> {
  const found = summariseVerifications(db).find((summary) => summary.id === id)
  return found ? success(found) : notFound(`verification ${id}`)
}

const noRows = { total: 0, blank: 0, OK: 0, WARNING: 0, FAIL: 0, NA: 0, 'NOT TESTED': 0 }
