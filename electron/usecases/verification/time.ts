import { notFound, success, type Result } from '../../../shared/errors.ts'
import { proposeHours, timeByPlace, totalSeconds, type PlaceTime } from '../../../shared/domain/time-log.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import {
  getLastMoment,
  insertMoment,
  keepCorrection,
  listCorrections,
  listMoments,
} from '../../db/tables/time-log.ts'
import { getVerification } from '../../db/tables/verifications.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeRun } from './change.ts'

/** How often a moment at the same place is noted: the log stays small and loses nothing that matters. */
const noteEverySeconds = 60

export interface RunTime {
  readonly places: readonly PlaceTime[]
  readonly seconds: number
  /** What the log proposes for the hours of the report. */
  readonly hours: string
}

export function readTime(db: ReadDb, verificationId: string): Result<RunTime> {
  if (!getVerification(db, verificationId)) return notFound(`verification ${verificationId}`)
  const places = timeByPlace(listMoments(db, verificationId), listCorrections(db, verificationId))
  const seconds = totalSeconds(places)
  return success({ places, seconds, hours: proposeHours(seconds) })
}

/**
 * Notes that somebody is at a place of a run: at once when the place changed, else once a minute. It is no change of
 * meaning, so the audit trail does not tell of it.
 */
export function noteMoment(deps: Deps, tx: WriteDb, verificationId: string, place: string): void {
  const at = deps.now().toISOString()
  const last = getLastMoment(tx, verificationId)
  const seconds = last ? (Date.parse(at) - Date.parse(last.at)) / 1000 : Infinity
  if (last?.place === place && seconds < noteEverySeconds) return
  insertMoment(tx, verificationId, { at, place })
}

/** A person says how long one part took; null believes the log again. */
export function correctTime(deps: Deps, id: string, place: string, seconds: number | null): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    const before = listCorrections(tx, id).get(place) ?? null
    if (before === seconds) return success({ value: {}, trail: null })
    keepCorrection(tx, id, { place, seconds }, deps.now().toISOString())
    return success({
      value: {},
      trail: { action: 'time corrected', data: { place, before, after: seconds } },
    })
  })
}
