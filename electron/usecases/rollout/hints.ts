import type { ReadDb } from '../../db/handles.ts'
import { getSummary } from '../../db/tables/verification-fields.ts'
import { listVerifications } from '../../db/tables/verifications.ts'

/** What the verification of a PPA left for its early adopters to watch; '' when nothing. A finished one counts first. */
export function hintsOf(db: ReadDb, ppaId: string): string {
  const own = listVerifications(db).filter((verification) => verification.ppaId === ppaId)
  const chosen = own.find(({ state }) => state === 'finished') ?? own[0]
  return chosen ? getSummary(db, chosen.id).summary.hints.trim() : ''
}
