import type { RoadmapDate } from '../../../shared/domain/roadmap.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** Every date that somebody confirmed. */
export function listRoadmapDates(db: ReadDb): readonly RoadmapDate[] {
  return db
    .prepare<[], Omit<RoadmapDate, 'confirmed'>>(
      'select qc_version as qcVersion, milestone, date, done_on as doneOn from roadmap_date order by date',
    )
    .all()
    .map((row) => ({ ...row, confirmed: true }))
}

export function upsertRoadmapDate(tx: WriteDb, date: Omit<RoadmapDate, 'confirmed'>): void {
  tx.prepare(
    `insert into roadmap_date (qc_version, milestone, date, done_on) values (?, ?, ?, ?)
     on conflict do update set date = excluded.date, done_on = excluded.done_on`,
  ).run(date.qcVersion, date.milestone, date.date, date.doneOn)
}
