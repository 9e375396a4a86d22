import type { ReadDb } from '../../db/handles.ts'
import { listPlaces } from '../../db/tables/qc-release-criteria.ts'
import {
  digestOfPlaces,
  listPublicationEntries,
  type PublicationEntry,
} from '../../db/tables/qc-release-publications.ts'
import { listQcReleases, type KeptQcRelease } from '../../db/tables/qc-releases.ts'

/**
 * Compares every published QC release with what the audit trail says was published; one sentence for each that
 * differs, with the criteria concerned. The audit trail itself is proven elsewhere.
 */
export function findBrokenSeals(db: ReadDb): readonly string[] {
  // The first entry of a release counts: it is published once.
  const entries = new Map(
    listPublicationEntries(db)
      .toReversed()
      .map((entry) => [entry.qcReleaseId, entry]),
  )
  const releases = listQcReleases(db)
  const here = new Set(releases.map(({ id }) => id))
  return [
    ...releases.flatMap((release) => {
      const sentence = faultOfRelease(db, release, entries.get(release.id))
      return sentence === null ? [] : [sentence]
    }),
    ...[...entries.keys()]
      .filter((id) => !here.has(id))
      .map((id) => `The published QC release ${id} is gone.`),
  ]
}

function faultOfRelease(
  db: ReadDb,
  release: KeptQcRelease,
  entry: PublicationEntry | undefined,
): string | null {
  if (release.state === 'DRAFT') {
    return entry ? `${release.id} was published and is called DRAFT now.` : null
  }
  if (!entry) return `${release.id} is ${release.state}, but the audit trail knows of no publication.`
  const places = listPlaces(db, release.id)
  if (digestOfPlaces(places) === entry.digest && release.digest === entry.digest) return null
  const now = new Map(places.map((place) => [place.criterionId, place.digest]))
  const changed = [...new Set([...now.keys(), ...Object.keys(entry.criteria)])].filter(
    (id) => now.get(id) !== entry.criteria[id],
  )
  const what = changed.length === 0 ? 'the order of its criteria' : changed.join(', ')
  return `${release.id} is no longer what was published: ${what} changed.`
}
