import { createHash } from 'node:crypto'
import { refused, success, type Result } from '../../../shared/errors.ts'
import { handoverSchema, type Handover } from '../../../shared/domain/handover.ts'
import type { RowState } from '../../../shared/domain/run-merge.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { readEvidencePart } from '../../db/evidence-folder.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { listEvidence } from '../../db/tables/evidence.ts'
import { listIssues } from '../../db/tables/found-issues.ts'
import { keepHandoverBase, listHandoverIds } from '../../db/tables/handovers.ts'
import { listRowWork } from '../../db/tables/row-work.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { noRowWork } from '../../../shared/domain/run-work.ts'
import { record } from '../deps.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { partsOf } from './run-parts.ts'
import { readVerification } from '../verification/read.ts'

/** A hand-over is made in memory; more evidence goes by another way. */
export const maxHandoverBytes = 300 * 1024 * 1024
const partBytes = 1024 * 1024

export interface WrittenHandover {
  readonly bytes: Uint8Array
  readonly name: string
  /** Pieces of evidence that were kept as they are and stay here. */
  readonly leftOut: readonly string[]
}

/** Writes a run with its evidence into one file for a colleague, and remembers the state as the base of a later merge. */
export async function writeHandover(deps: EvidenceDeps, id: string): Promise<Result<WrittenHandover>> {
  const read = readVerification(deps.db, id)
  if (!read.ok) return read
  const all = listEvidence(deps.db, id).filter(({ removed }) => removed === null)
  const evidence = all.filter(({ asIs }) => !asIs)
  if (evidence.reduce((sum, { bytes }) => sum + bytes, 0) > maxHandoverBytes) {
    return refused(
      'The evidence of this run has more than 300 MB: too much for one file. Nothing was written.',
    )
  }
  const handover = describeRun(deps, read.value, evidence)
  const lines = [JSON.stringify(handover)]
  for (const digest of new Set(evidence.map((piece) => piece.digest))) {
    for (let offset = 0; ; offset += partBytes) {
      const part = await readEvidencePart(deps.dataFolder, digest, offset, partBytes)
      if (part.length > 0 || offset === 0) {
        lines.push(JSON.stringify({ digest, base64: Buffer.from(part).toString('base64') }))
      }
      if (part.length < partBytes) break
    }
  }
  const body = Buffer.from(`${lines.join('\n')}\n`)
  const end = `${JSON.stringify({ end: createHash('sha256').update(body).digest('hex') })}\n`
  inTransaction(deps.db, (tx) => {
    keepHandoverBase(tx, id, {
      id: handover.id,
      at: handover.madeAt,
      rows: rowStates(tx, read.value),
      parts: partsOf(read.value),
    })
    record(deps, tx, 'verification handed over', id, { handover: handover.id, evidence: evidence.length })
  })
  const { productKey, version, platform } = read.value.ppa
  return success({
    bytes: Buffer.concat([body, Buffer.from(end)]),
    name: `${productKey}-${version}-${platform}.proviso-run`.replace(/[^\w.+-]/g, '_'),
    leftOut: all.filter(({ asIs }) => asIs).map(({ name }) => name),
  })
}

/** The rows of a run as two people's work is compared. */
export function rowStates(db: ReadDb, { id, rows }: Verification): readonly RowState[] {
  const work = listRowWork(db, id)
  return rows.map(({ criterion, textDigest, verdict, comment }) => {
    const { decidedAt, decidedBy, origin } = work.get(criterion.id) ?? noRowWork
    return { criterionId: criterion.id, textDigest, verdict, comment, decidedAt, decidedBy, origin }
  })
}

function describeRun(deps: EvidenceDeps, run: Verification, evidence: Handover['evidence']): Handover {
  const work = listRowWork(deps.db, run.id)
  const states = new Map(rowStates(deps.db, run).map((state) => [state.criterionId, state]))
  const id = deps.newId()
  return {
    schema: handoverSchema,
    id,
    knows: [id, ...listHandoverIds(deps.db, run.id)],
    madeAt: deps.now().toISOString(),
    madeBy: listSettings(deps.db).get('verifier')?.trim() ?? '',
    verification: {
      id: run.id,
      ppaId: run.ppa.id,
      releaseVersion: run.ppa.releaseVersion,
      qcReleaseId: run.qcReleaseId,
      releaseType: run.releaseType,
      startedAt: run.startedAt,
    },
    rows: run.rows.flatMap(({ criterion, reason, tickets }) => {
      const state = states.get(criterion.id)
      return state
        ? [{ ...state, criterion, reason, tickets, scope: work.get(criterion.id)?.scope ?? null }]
        : []
    }),
    checks: run.checks,
    summary: run.summary,
    outcome: run.outcome,
    issues: [...listIssues(deps.db, run.id)],
    evidence,
  }
}
