import type { Criterion } from '../../../shared/domain/criterion.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import type { WriteDb } from '../../db/handles.ts'
import { keepCriterionText } from '../../db/tables/criteria.ts'
import { listPlaces, upsertPlace, type ListedCriterion } from '../../db/tables/qc-release-criteria.ts'
import { digestOfPlaces } from '../../db/tables/qc-release-publications.ts'
import {
  getQcRelease,
  insertQcRelease,
  listQcReleases,
  updateQcReleaseState,
} from '../../db/tables/qc-releases.ts'
import type { Deps } from '../deps.ts'
import { giveWay, makeFinal, sealRelease } from './publish.ts'

/**
 * Puts a release of the built-in catalogue in and answers the identifier it has here. One that is there with the same
 * texts stays as it is, whatever became of its state. One whose texts a newer program changed is published: it stays
 * under its identifier, and the new one comes beside it as `<id>-r2`, for the UMD majors the old one still has.
 */
export function keepBuiltInRelease(
  deps: Deps,
  tx: WriteDb,
  release: QcRelease,
  criteria: readonly Criterion[],
): string {
  const places = criteria.map((criterion, position) => ({
    criterionId: criterion.id,
    position,
    digest: keepCriterionText(tx, criterion),
  }))
  const editions = listEditions(tx, release.id)
  const same = editions.find((id) => digestOfPlaces(listPlaces(tx, id)) === digestOfPlaces(places))
  if (same !== undefined) return same
  const last = editions.at(-1)
  if (last === undefined) return putIn(deps, tx, release, places, null)
  const number = String(editions.length + 1)
  const next = {
    ...release,
    id: `${release.id}-r${number}`,
    title: `${release.title} (edition ${number})`,
    umdMajors: getQcRelease(tx, last)?.umdMajors ?? [],
  }
  return putIn(deps, tx, next, places, last)
}

function putIn(
  deps: Deps,
  tx: WriteDb,
  release: QcRelease,
  places: readonly ListedCriterion[],
  basedOn: string | null,
): string {
  const { id, state } = release
  insertQcRelease(tx, release, basedOn)
  for (const place of places) upsertPlace(tx, id, place)
  const kept = getQcRelease(tx, id)
  if (!kept) throw new Error(`The built-in release ${id} is not there after it was put in.`)
  if (state === 'FINAL') {
    giveWay(deps, tx, kept)
    makeFinal(deps, tx, id)
  } else if (state === 'DEPRECATED') {
    updateQcReleaseState(tx, id, state)
    sealRelease(deps, tx, id)
  }
  return id
}

/** The release and its later editions that are here, oldest first. */
function listEditions(tx: WriteDb, id: string): readonly string[] {
  const number = (edition: string) => (edition === id ? 1 : Number(edition.split(`${id}-r`)[1]))
  return listQcReleases(tx)
    .map((release) => release.id)
    .filter((candidate) => number(candidate) > 0)
    .sort((a, b) => number(a) - number(b))
}
