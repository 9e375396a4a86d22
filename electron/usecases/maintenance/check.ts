import { brokenReferences, soundnessProblem } from '../../db/damage.ts'
import type { ReadDb } from '../../db/handles.ts'
import { schemaVersion } from '../../db/migrate.ts'
import { findAuditBreaks, getAuditHead } from '../../db/tables/audit.ts'
import { digestOfCriterion, listAllCriterionTexts } from '../../db/tables/criteria.ts'
import { listQcReleases } from '../../db/tables/qc-releases.ts'
import { findBrokenSeals } from '../catalogue/seals.ts'

export interface Checked {
  readonly ok: boolean
  readonly checked: readonly string[]
  readonly problems: readonly string[]
}

/** Looks at everything that can be proven about the database: its pages, references, texts and audit trail. */
export function checkIntegrity(db: ReadDb): Checked {
  const problems: string[] = []
  const unsound = soundnessProblem(db)
  if (unsound !== null) problems.push(`The database file: ${unsound}`)
  problems.push(...brokenReferences(db).map((reference) => `A row points at nothing: ${reference}.`))
  const texts = listAllCriterionTexts(db)
  for (const { digest, criterion } of texts) {
    if (digestOfCriterion(criterion) !== digest) {
      problems.push(
        `The text of ${criterion.id} was changed; its digest ${digest.slice(0, 12)}… no longer fits.`,
      )
    }
  }
  problems.push(...findBrokenSeals(db))
  problems.push(...findAuditBreaks(db).map((sentence) => `Audit trail: ${sentence}`))
  const published = listQcReleases(db).filter((release) => release.state !== 'DRAFT').length
  const head = getAuditHead(db)
  return {
    ok: problems.length === 0,
    checked: [
      `Database pages and references, schema version ${String(schemaVersion(db))}.`,
      `${String(texts.length)} criterion texts against their digests.`,
      `${String(published)} published QC releases against what the audit trail says of them.`,
      head
        ? `${String(head.seq)} audit entries; the newest is ${head.hash.slice(0, 16)}….`
        : 'No audit entries yet.',
    ],
    problems,
  }
}
