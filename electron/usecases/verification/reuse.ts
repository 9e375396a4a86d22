import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import {
  changedSinceLast,
  offerReuse,
  relationOf,
  type ReuseOffer,
  type ReuseSource,
} from '../../../shared/domain/reuse.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { getCriterionTexts } from '../../db/tables/criteria.ts'
import { keepEditorialChange, listEditorialChanges } from '../../db/tables/editorial-changes.ts'
import { listPpas } from '../../db/tables/ppas.ts'
import { listRowWork } from '../../db/tables/row-work.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { getRow } from '../../db/tables/verification-rows.ts'
import { listVerifications } from '../../db/tables/verifications.ts'
import { record, type Deps, type Nothing } from '../deps.ts'
import { changeRun } from './change.ts'
import { readVerification } from './read.ts'
import { addToComment, changeRows } from './row-changes.ts'

export interface Offers {
  readonly offers: readonly ReuseOffer[]
  /** Rows that read differently now than when the product was last verified here; null when it never was. */
  readonly changed: readonly string[] | null
}

/** The earlier verdicts that may be taken over in a run; none is, until somebody accepts it. */
export function readOffers(db: ReadDb, id: string): Result<Offers> {
  const read = readVerification(db, id)
  if (!read.ok) return read
  const run = read.value
  const [sources, editorial] = [findSources(db, run), listEditorialChanges(db)]
  return success({
    offers: run.state === 'finished' ? [] : offerReuse(run, sources, editorial),
    changed: changedSinceLast(run, sources, editorial),
  })
}

/** Finished verifications of the same product line, read whole only when they are related. */
function findSources(db: ReadDb, asking: Verification): readonly ReuseSource[] {
  const ppas = new Map(listPpas(db).map((ppa) => [ppa.id, ppa]))
  return listVerifications(db).flatMap(({ id, ppaId, state }) => {
    const ppa = ppas.get(ppaId)
    if (!ppa || state !== 'finished' || relationOf(asking.ppa, ppa) === null) return []
    const read = readVerification(db, id)
    return read.ok ? [{ verification: read.value, work: listRowWork(db, id) }] : []
  })
}

/**
 * Takes offers over: the verdict, its comment and its whole chain of origin. One action with one undo. What is no longer on
 * offer is refused by name, so that nobody takes over something else than what was seen.
 */
export function acceptOffers(
  deps: Deps,
  id: string,
  criterionIds: readonly string[],
): Result<{ count: number }> {
  const offers = readOffers(deps.db, id)
  if (!offers.ok) return offers
  const chosen = criterionIds.map((criterionId) => ({
    criterionId,
    offer: offers.value.offers.find((offer) => offer.criterionId === criterionId),
  }))
  const gone = chosen.find(({ offer }) => offer === undefined)
  if (gone) return refused(`There is no earlier verdict to take over for ${gone.criterionId} any more.`)
  return changeRun(deps, id, (tx, { ppaId }) => {
    const rows = chosen.flatMap(({ criterionId, offer }) => {
      const row = offer && getRow(tx, id, criterionId)
      if (!row) return []
      const { verdict, origin } = offer
      return [{ criterionId, verdict, origin, comment: addToComment(row.comment, offer.comment) }]
    })
    const first = rows[0]
    const words =
      rows.length === 1 && first
        ? `${first.verdict} for ${first.criterionId}, ${first.origin[0]?.kind ?? 'carried'}`
        : `${String(rows.length)} verdicts taken over`
    const trail = changeRows(deps, tx, id, { words, action: `verdicts taken over for ${ppaId}`, rows })
    return success({ value: { count: rows.length }, trail })
  })
}

/** Declares that two texts of a criterion say the same, so that verdicts may be offered across the change. */
export function declareEditorial(
  deps: Deps,
  change: { readonly from: string; readonly to: string; readonly reason: string },
): Result<Nothing> {
  const reason = change.reason.trim()
  if (reason === '') return invalid('Say why the meaning did not change.', 'reason')
  return inTransaction(deps.db, (tx) => {
    const texts = getCriterionTexts(tx, [change.from, change.to])
    const [from, to] = [texts.get(change.from), texts.get(change.to)]
    if (!from || !to) return notFound('text of a criterion under this digest')
    if (from.id !== to.id) return refused(`${from.id} and ${to.id} are two criteria, not two texts of one.`)
    const by = listSettings(tx).get('verifier')?.trim() ?? ''
    keepEditorialChange(tx, { ...change, reason }, { by, at: deps.now().toISOString() })
    record(deps, tx, 'change declared editorial', to.id, { from: change.from, to: change.to, reason })
    return success({})
  })
}
