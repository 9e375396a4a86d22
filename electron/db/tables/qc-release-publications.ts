import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import type { ListedCriterion } from './qc-release-criteria.ts'

/** What the audit trail says of a publication. */
export interface PublicationEntry {
  readonly qcReleaseId: string
  readonly digest: string
  /** Digest of each criterion's text, by identifier. */
  readonly criteria: Readonly<Record<string, string>>
}

/** The action under which the audit trail keeps a publication. */
export const publicationAction = 'QC release published'

/** SHA-256 (hex) over identifiers and text digests in the order of the release. */
export function digestOfPlaces(places: readonly ListedCriterion[]): string {
  const list = places.map(({ criterionId, digest }) => [criterionId, digest])
  return createHash('sha256').update(canonicalJson(list)).digest('hex')
}

export function insertPublication(tx: WriteDb, qcReleaseId: string, at: string, digest: string): void {
  tx.prepare('insert into qc_release_publication (qc_release_id, at, digest) values (?, ?, ?)').run(
    qcReleaseId,
    at,
    digest,
  )
}

/** Every publication as the audit trail tells it, oldest first. */
export function listPublicationEntries(db: ReadDb): readonly PublicationEntry[] {
  return db
    .prepare<[string], { subject: string; data: string }>(
      'select subject, data from audit where action = ? order by seq',
    )
    .all(publicationAction)
    .map(({ subject, data }) => {
      const { digest, criteria } = JSON.parse(data) as Omit<PublicationEntry, 'qcReleaseId'>
      return { qcReleaseId: subject, digest, criteria }
    })
}

/** Published releases that the publication table does not know, such as those of an older program. */
export function listUnsealedReleases(db: ReadDb): readonly string[] {
  return db
    .prepare<[], string>(
      `select id from qc_release where state <> 'DRAFT'
       and id not in (select qc_release_id from qc_release_publication)`,
    )
    .pluck()
    .all()
}
