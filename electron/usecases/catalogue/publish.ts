import { faultOfPublication, successionsOf } from '../../../shared/domain/qc-life-cycle.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { listPlaces } from '../../db/tables/qc-release-criteria.ts'
import {
  digestOfPlaces,
  insertPublication,
  publicationAction,
} from '../../db/tables/qc-release-publications.ts'
import {
  deleteMajors,
  getQcRelease,
  listQcReleases,
  updateQcRelease,
  updateQcReleaseState,
  type KeptQcRelease,
} from '../../db/tables/qc-releases.ts'
import { record, type Deps } from '../deps.ts'

/** What a publication did: the release, and those it took the place of. */
export interface Publication {
  readonly qcRelease: KeptQcRelease
  readonly deprecated: readonly string[]
}

/** Makes a DRAFT the FINAL one of its UMD majors; what was FINAL for them gives way (process.md 11.1). */
export function publishQcRelease(deps: Deps, id: string): Result<Publication> {
  return inTransaction(deps.db, (tx) => {
    const release = getQcRelease(tx, id)
    if (!release) return notFound(`QC release ${id}`)
    const fault = faultOfPublication(release, release.criteriaCount)
    if (fault !== null) return refused(fault)
    const deprecated = giveWay(deps, tx, release)
    const date = release.date ?? deps.now().toISOString().slice(0, 7)
    updateQcRelease(tx, { ...release, date, publishedCount: release.knownCount })
    makeFinal(deps, tx, id)
    const published = getQcRelease(tx, id)
    return published ? success({ qcRelease: published, deprecated }) : notFound(`QC release ${id}`)
  })
}

/** Takes the release's UMD majors from those that are FINAL for them; answers which became DEPRECATED. */
export function giveWay(deps: Deps, tx: WriteDb, release: KeptQcRelease): readonly string[] {
  const deprecated: string[] = []
  for (const succession of successionsOf(listQcReleases(tx), release)) {
    if (succession.becomesDeprecated) {
      updateQcReleaseState(tx, succession.id, 'DEPRECATED')
      deprecated.push(succession.id)
    } else {
      deleteMajors(tx, succession.id, succession.losesMajors)
    }
    record(deps, tx, 'QC release gave way', succession.id, {
      to: release.id,
      majors: succession.losesMajors,
      deprecated: succession.becomesDeprecated,
    })
  }
  return deprecated
}

/** Sets FINAL and seals the release. Nobody else may be FINAL for its majors any more: the database refuses it. */
export function makeFinal(deps: Deps, tx: WriteDb, id: string): void {
  updateQcReleaseState(tx, id, 'FINAL')
  sealRelease(deps, tx, id)
}

/** Writes into the audit trail what was published, text by text, so that any later change can be shown. */
export function sealRelease(deps: Deps, tx: WriteDb, id: string): void {
  const places = listPlaces(tx, id)
  const digest = digestOfPlaces(places)
  insertPublication(tx, id, deps.now().toISOString(), digest)
  record(deps, tx, publicationAction, id, {
    digest,
    criteria: Object.fromEntries(places.map((place) => [place.criterionId, place.digest])),
  })
}
