import { planRoadmap, remindersOf, type RoadmapDate } from '../../../shared/domain/roadmap.ts'
import { compareVersions } from '../../../shared/domain/version.ts'
import { success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { listQcReleases } from '../../db/tables/qc-releases.ts'
import { listRoadmapDates, upsertRoadmapDate } from '../../db/tables/roadmap-dates.ts'
import { record, type Deps } from '../deps.ts'

export interface Roadmap {
  readonly dates: readonly RoadmapDate[]
  readonly reminders: readonly string[]
}

/** The dates of the next two QC releases and what of it is due. */
export function readRoadmap(deps: Deps): Roadmap {
  const today = deps.now().toISOString().slice(0, 10)
  const published = listQcReleases(deps.db)
    .filter((release) => release.state !== 'DRAFT')
    .sort((a, b) => compareVersions(b.version, a.version))
  // A release that is in force for some UMD major is what the next one follows.
  const last =
    published.find(({ state, umdMajors }) => state === 'FINAL' && umdMajors.length > 0) ?? published[0]
  const kept = listRoadmapDates(deps.db)
  const dates = planRoadmap(last ?? { version: '0', date: null }, kept, today)
  return { dates, reminders: remindersOf(kept, today) }
}

/** Confirms a date, or says that it was done. */
export function setRoadmapDate(deps: Deps, date: Omit<RoadmapDate, 'confirmed'>): Result<Roadmap> {
  inTransaction(deps.db, (tx) => {
    upsertRoadmapDate(tx, date)
    record(deps, tx, 'roadmap date set', `QC ${date.qcVersion}`, { ...date })
  })
  return success(readRoadmap(deps))
}
