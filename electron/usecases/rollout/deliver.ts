import type { EaReport } from '../../../shared/domain/ea-report.ts'
import type { Deed, Intent, IntentState, OutgoingFile } from '../../../shared/domain/intent.ts'
import type { TicketPlace } from '../../../shared/domain/rollout-board.ts'
import { recommendationComment } from '../../../shared/domain/rollout-comment.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { getEaReport } from '../../db/tables/ea-reports.ts'
import { listIntentsOfTicket } from '../../db/tables/intents.ts'
import { record, type Deps } from '../deps.ts'
import { act } from '../tickets/act.ts'
import { rolloutTicketOf } from './read-rollouts.ts'

/** Whether a report can go onto a ticket now, before its PDF is made. */
export function checkDelivery(db: ReadDb, reportId: string): Result<null> {
  const report = getEaReport(db, reportId)
  if (!report) return notFound(`report ${reportId}`)
  if (report.state !== 'submitted')
    return refused(
      report.state === 'draft'
        ? 'It is still a draft: hand it in first.'
        : 'A later report of the team took its place: put that one on the ticket.',
    )
  const place = rolloutTicketOf(db, report.ppa.id)
  if (place === null)
    return refused(
      'No ticket is known for this product: link one on the board, or send the report as a file.',
    )
  return readDelivery(db, report, place) === null
    ? success(null)
    : refused('This report is on its ticket, or on its way there, already.')
}

/** How far the report is on its way to the ticket; null while nobody put it there from here, or took that back. */
export function readDelivery(db: ReadDb, report: EaReport, place: TicketPlace): IntentState | null {
  const text = recommendationComment(report)
  const sent = listIntentsOfTicket(db, place.accountId, place.number).find(
    ({ deed, state }) => deed.kind === 'message' && deed.text === text && state !== 'withdrawn',
  )
  return sent?.state ?? null
}

/** Queues the recommendation as a comment with the report attached. Delivered once, however often it is asked for. */
export function deliverReport(deps: Deps, reportId: string, file: OutgoingFile): Result<readonly Intent[]> {
  return inTransaction(deps.db, (tx) => {
    const checked = checkDelivery(tx, reportId)
    if (!checked.ok) return checked
    const report = getEaReport(tx, reportId)
    const place = report ? rolloutTicketOf(tx, report.ppa.id) : null
    if (!report || !place) return notFound(`report ${reportId}`)
    const message: Deed = {
      kind: 'message',
      as: 'comment',
      text: recommendationComment(report),
      subject: '',
      files: [file],
    }
    record(deps, tx, 'rollout: report put on its ticket', reportId, {
      ticket: place.number,
      sha256: file.sha256,
    })
    return act(deps, place.accountId, place.number, () => success([message]))
  })
}
