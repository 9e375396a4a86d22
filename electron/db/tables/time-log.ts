import type { WorkMoment } from '../../../shared/domain/time-log.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** In the order they happened. */
export function listMoments(db: ReadDb, verificationId: string): readonly WorkMoment[] {
  return db
    .prepare<[string], WorkMoment>('select at, place from work_moment where verification_id = ? order by id')
    .all(verificationId)
}

export function getLastMoment(db: ReadDb, verificationId: string): WorkMoment | undefined {
  return db
    .prepare<[string], WorkMoment>(
      'select at, place from work_moment where verification_id = ? order by id desc limit 1',
    )
    .get(verificationId)
}

export function insertMoment(tx: WriteDb, verificationId: string, moment: WorkMoment): void {
  tx.prepare('insert into work_moment (verification_id, at, place) values (?, ?, ?)').run(
    verificationId,
    moment.at,
    moment.place,
  )
}

/** Seconds that a person said instead of the counted ones, by place. */
export function listCorrections(db: ReadDb, verificationId: string): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], { place: string; seconds: number }>(
      'select place, seconds from time_correction where verification_id = ?',
    )
    .all(verificationId)
  return new Map(rows.map(({ place, seconds }) => [place, seconds]))
}

/** null takes the correction back: what was counted is valid again. */
export function keepCorrection(
  tx: WriteDb,
  verificationId: string,
  correction: { readonly place: string; readonly seconds: number | null },
  at: string,
): void {
  const { place, seconds } = correction
  if (seconds === null) {
    tx.prepare('delete from time_correction where verification_id = ? and place = ?').run(
      verificationId,
      place,
    )
    return
  }
  tx.prepare(
    `insert into time_correction (verification_id, place, seconds, corrected_at) values (?, ?, ?, ?)
     on conflict do update set seconds = excluded.seconds, corrected_at = excluded.corrected_at`,
  ).run(verificationId, place, seconds, at)
}
