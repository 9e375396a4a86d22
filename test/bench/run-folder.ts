import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openLanding } from '../../electron/db/evidence-folder.ts'
import { inTransaction } from '../../electron/db/handles.ts'
import { openStore } from '../../electron/db/store.ts'
import { keepCriterionText } from '../../electron/db/tables/criteria.ts'
import { insertEvidence } from '../../electron/db/tables/evidence.ts'
import { insertRow, listRows } from '../../electron/db/tables/verification-rows.ts'
import { insertVerification } from '../../electron/db/tables/verifications.ts'
import { loadBuiltIn } from '../../electron/usecases/catalogue/load-built-in.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { changeSettings } from '../../electron/usecases/settings/settings.ts'
import { startVerification } from '../../electron/usecases/verification/start.ts'
import type { ReleaseType } from '../../shared/domain/release-type.ts'

const templates = join(import.meta.dirname, '../../templates')
const ppaId = '1.7.0/emi.dcache/1.9.15/sl5/x86_64'

/** Opens a store with the built-in catalogue for the preparation of a measure; the caller closes it. */
export function openBenchStore(dataFolder: string): Deps {
  const opening = openStore(dataFolder, new Date())
  if (opening.kind !== 'open') throw new Error(opening.message)
  const deps = { db: opening.db, now: () => new Date(), newId: randomUUID }
  loadBuiltIn(deps, templates)
  changeSettings(deps, { verifier: 'A. Verifier' })
  return deps
}

/** A run with exactly so many rows: those of its template, then copies of them under other names. */
export function addRun(deps: Deps, rowCount: number, releaseType: ReleaseType = 'major'): string {
  const started = startVerification(deps, { ppaId, qcReleaseId: 'QC7', releaseType })
  if (!started.ok) throw new Error(started.failure.message)
  const { id } = started.value
  const rows = listRows(deps.db, id)
  inTransaction(deps.db, (tx) => {
    for (let n = rows.length; n < rowCount; n += 1) {
      const row = rows[n % rows.length]
      if (!row) continue
      const criterionId = `BENCH_${String(n)}`
      const textDigest = keepCriterionText(tx, { ...row.criterion, id: criterionId })
      insertRow(tx, id, n, { criterionId, textDigest, reason: row.reason })
    }
  })
  return id
}

/** So many pieces of evidence, spread over the rows of a run; all have the same small bytes. */
export async function addEvidence(deps: Deps, dataFolder: string, id: string, count: number): Promise<void> {
  const landing = await openLanding(dataFolder)
  await landing.write(Buffer.from('A log of the bench.\n'))
  const { digest, bytes } = await landing.keep()
  const rows = listRows(deps.db, id)
  inTransaction(deps.db, (tx) => {
    for (let n = 0; n < count; n += 1) {
      insertEvidence(tx, {
        id: randomUUID(),
        workId: id,
        place: rows[n % rows.length]?.criterion.id ?? 'summary',
        kind: 'file',
        name: `log-${String(n)}.txt`,
        digest,
        bytes,
        mediaType: 'text/plain',
        masked: 0,
        asIs: false,
        capturedAt: new Date().toISOString(),
        capturedBy: '',
        command: null,
      })
    }
  })
}

/** So many runs without rows, as a long-used list holds them. */
export function addManyRuns(deps: Deps, count: number): void {
  inTransaction(deps.db, (tx) => {
    for (let n = 0; n < count; n += 1) {
      const startedAt = new Date(Date.UTC(2012, 0, 1) + n * 60_000).toISOString()
      insertVerification(tx, { id: randomUUID(), ppaId, qcReleaseId: 'QC7', releaseType: 'minor', startedAt })
    }
  })
}
