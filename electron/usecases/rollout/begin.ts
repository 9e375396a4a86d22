import type { TicketPlace } from '../../../shared/domain/rollout-board.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import { findLinkedPpa, getRollout, upsertRollout } from '../../db/tables/rollouts.ts'
import { getTicket } from '../../db/tables/tickets.ts'
import type { Deps } from '../deps.ts'
import { findRollout, rolloutTicketOf } from './read-rollouts.ts'
import { keepAction, stepOfRollout } from './steps.ts'

/** Puts a PPA into staged rollout where no tracker says it: by hand, for those who work without one. */
export function beginRollout(deps: Deps, ppaId: string): Result<Record<string, never>> {
  return inTransaction(deps.db, (tx) => {
    const ppa = getPpa(tx, ppaId)
    if (!ppa) return notFound(`PPA ${ppaId}`)
    const now = findRollout(tx, ppaId)
    if (now?.stage === 'in rollout') return success({})
    const ticket = rolloutTicketOf(tx, ppaId)
    if (ticket !== null) {
      return refused(
        `Ticket ${ticket.number} is about it: its RolloutProgress says where it is. Move the ticket, and the board follows.`,
      )
    }
    const before = stepOfRollout(tx, ppaId)
    upsertRollout(tx, {
      ppaId,
      ticket: null,
      progress: 'StagedRollout',
      since: deps.now().toISOString(),
    })
    const label = `putting ${ppa.productName} ${ppa.version} into staged rollout`
    keepAction(deps, tx, { label, subject: ppaId, steps: [before] })
    return success({})
  })
}

/** Says which ticket a PPA's rollout is told by; null takes the link away. */
export function linkTicket(
  deps: Deps,
  ppaId: string,
  ticket: TicketPlace | null,
): Result<Record<string, never>> {
  return inTransaction(deps.db, (tx) => {
    const ppa = getPpa(tx, ppaId)
    if (!ppa) return notFound(`PPA ${ppaId}`)
    if (ticket !== null) {
      if (!getTicket(tx, ticket.accountId, ticket.number)) return notFound(`ticket ${ticket.number}`)
      const other = findLinkedPpa(tx, ticket.accountId, ticket.number)
      if (other !== null && other !== ppaId)
        return refused(`Ticket ${ticket.number} is linked with ${other}.`)
    }
    const before = stepOfRollout(tx, ppaId)
    const kept = getRollout(tx, ppaId)
    const at = deps.now().toISOString()
    upsertRollout(tx, {
      ppaId,
      ticket,
      progress: kept?.progress ?? 'StagedRollout',
      since: kept?.since ?? at,
    })
    const label =
      ticket === null
        ? `taking the ticket of ${ppa.productName} ${ppa.version} away`
        : `linking ticket ${ticket.number} with ${ppa.productName} ${ppa.version}`
    keepAction(deps, tx, { label, subject: ppaId, steps: [before], data: { ticket } })
    return success({})
  })
}
