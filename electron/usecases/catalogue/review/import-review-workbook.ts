import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../../shared/domain/canonical.ts'
import { notFound, refused, success, type Result } from '../../../../shared/errors.ts'
import type { ReadReviewWorkbook } from '../../../documents/catalogue/review-workbook.ts'
import { inTransaction } from '../../../db/handles.ts'
import { getRound, insertComment, listComments, listRoundPlaces } from '../../../db/tables/reviews.ts'
import { record, type Deps } from '../../deps.ts'
import type { MergedReview } from './review-file.ts'

/**
 * Takes in the comments of a workbook. The same comment of the same person is the same however often the workbook
 * comes; a review that is not known here, or another text of it, is refused.
 */
export function importReviewWorkbook(
  deps: Deps,
  fileName: string,
  book: ReadReviewWorkbook,
): Result<MergedReview> {
  return inTransaction(deps.db, (tx) => {
    const { roundId, digest, author } = book
    const round = getRound(tx, roundId)
    if (!round) return refused(`${fileName} belongs to a review that is not known here. Nothing was merged.`)
    if (round.digest !== digest) {
      return refused(`${fileName} was made from another text of "${round.name}". Nothing was merged.`)
    }
    const criteria = new Set(listRoundPlaces(tx, roundId).map(({ criterionId }) => criterionId))
    const lost = book.comments.find(({ criterionId }) => !criteria.has(criterionId))
    if (lost) return notFound(`criterion ${lost.criterionId} in this review`)
    const known = new Set(listComments(tx, roundId).map(({ id }) => id))
    const at = deps.now().toISOString()
    let added = 0
    for (const comment of book.comments) {
      const content = canonicalJson([author, comment])
      const id = `workbook-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
      if (known.has(id)) continue
      known.add(id)
      const open = { decision: null, decisionNote: '', decidedAt: null, decidedBy: null }
      insertComment(tx, roundId, { ...comment, ...open, id, author, at })
      added += 1
    }
    if (added > 0) record(deps, tx, 'review taken in', roundId, { file: fileName, added, decided: 0 })
    return success({ roundId, change: added > 0 ? 'merged' : 'unchanged', added, decided: 0 })
  })
}
