import { inTransaction, type ReadDb, type WriteDb } from './handles.ts'
import { createCatalogue } from './migrations/0010-create-catalogue.ts'
import { createReleases } from './migrations/0020-create-releases.ts'
import { createVerifications } from './migrations/0030-create-verifications.ts'
import { createAudit } from './migrations/0040-create-audit.ts'
import { createCatalogueEditing } from './migrations/0050-create-catalogue-editing.ts'
import { createScope } from './migrations/0060-create-scope.ts'
import { createEvidence } from './migrations/0061-create-evidence.ts'
import { createFoundIssues } from './migrations/0062-create-found-issues.ts'
import { createTimeLog } from './migrations/0063-create-time-log.ts'
import { createAutomaticResults } from './migrations/0064-create-automatic-results.ts'
import { createMachineStates } from './migrations/0065-create-machine-states.ts'
import { createHandover } from './migrations/0066-create-handover.ts'
import { createTickets } from './migrations/0070-create-tickets.ts'
import { createImportedReports } from './migrations/0080-create-imported-reports.ts'
import { createRollout } from './migrations/0090-create-rollout.ts'
import { createEaReports } from './migrations/0095-create-ea-reports.ts'
import { widenEvidence } from './migrations/0096-widen-evidence.ts'
import { extendTickets } from './migrations/0100-extend-tickets.ts'
import { listFilesOnce } from './migrations/0101-list-files-once.ts'
import { extendWork } from './migrations/0110-extend-work.ts'
import { freezeFinishedRuns } from './migrations/0120-freeze-finished-runs.ts'
import { confirmFamilies } from './migrations/0130-confirm-families.ts'

export interface Migration {
  /** Rises in steps of ten; the database keeps the newest one as its user_version. */
  readonly version: number
  readonly name: string
  readonly up: (tx: WriteDb) => void
}

/** Every step from an empty file to today, in order. A released one is never edited. */
export const migrations: readonly Migration[] = [
  createCatalogue,
  createReleases,
  createVerifications,
  createAudit,
  createCatalogueEditing,
  createScope,
  createEvidence,
  createFoundIssues,
  createTimeLog,
  createAutomaticResults,
  createMachineStates,
  createHandover,
  createTickets,
  createImportedReports,
  createRollout,
  createEaReports,
  widenEvidence,
  extendTickets,
  listFilesOnce,
  extendWork,
  freezeFinishedRuns,
  confirmFamilies,
]

export const newestVersion = Math.max(...migrations.map((migration) => migration.version))

/** The schema version the file has; 0 for an empty one. */
export function schemaVersion(db: ReadDb): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Whether the file was written by a newer Proviso, whose tables we cannot know. */
export function isNewer(db: ReadDb): boolean {
  return schemaVersion(db) > newestVersion
}

/**
 * Brings the database to `upTo`, each step in a transaction of its own.
 * The version is read again inside the transaction, so two processes that start together migrate once.
 */
export function migrate(db: ReadDb, upTo: number = newestVersion): void {
  for (const migration of migrations) {
    if (migration.version > upTo) return
    inTransaction(db, (tx) => {
      if (schemaVersion(tx) >= migration.version) return
      migration.up(tx)
      tx.pragma(`user_version = ${String(migration.version)}`)
    })
  }
}
