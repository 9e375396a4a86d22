import type { TicketPlace } from '../../../shared/domain/rollout-board.ts'
import { readProgress } from '../../../shared/domain/run-life-cycle.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getPpa, listPpas, type KeptPpa } from '../../db/tables/ppas.ts'
import { findLinkedPpa, getRollout, listRollouts } from '../../db/tables/rollouts.ts'
import { getTicket } from '../../db/tables/tickets.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import { placeKey, readTicketsSeen, type TicketSeen } from './read-tickets.ts'
import { readSources, rolloutNow, type RolloutNow } from './rollout-now.ts'

/** Every PPA that is or was in staged rollout, and every ticket that is. */
export function readRollouts(db: ReadDb): readonly RolloutNow[] {
  const kept = listRollouts(db)
  const ppas = listPpas(db)
  const tickets = readTicketsSeen(
    db,
    kept.flatMap(({ ticket }) => (ticket === null ? [] : [ticket])),
    true,
  )
  const byPlace = new Map(tickets.map((ticket) => [placeKey(ticket), ticket]))
  const byId = new Map(ppas.map((ppa) => [ppa.id, ppa]))
  const own = kept.map((rollout) => ({
    ppa: byId.get(rollout.ppaId) ?? null,
    rollout,
    ticket: rollout.ticket === null ? null : (byPlace.get(placeKey(rollout.ticket)) ?? null),
  }))
  const linked = new Set(kept.flatMap(({ ticket }) => (ticket === null ? [] : [placeKey(ticket)])))
  const nameOf = ppaByRecordTicket(ppas, new Set(kept.map(({ ppaId }) => ppaId)))
  const found = tickets
    .filter((ticket) => !linked.has(placeKey(ticket)) && isInRollout(ticket))
    .map((ticket) => ({ ppa: nameOf(ticket.number), rollout: null, ticket }))
  const all = [...own, ...found]
  const sources = readSources(
    db,
    all.flatMap(({ ppa }) => (ppa === null ? [] : [ppa.id])),
  )
  return all.map((seen) => rolloutNow(sources, seen))
}

/** The one of a PPA; undefined while it is not in staged rollout here. */
export function findRollout(db: ReadDb, ppaId: string): RolloutNow | undefined {
  const ppa = getPpa(db, ppaId)
  if (!ppa) return undefined
  const rollout = getRollout(db, ppaId) ?? null
  const place = rollout === null ? rolloutTicketOf(db, ppaId) : rollout.ticket
  const ticket = place === null ? null : (readTicketsSeen(db, [place], false)[0] ?? null)
  if (rollout === null && (ticket === null || !isInRollout(ticket))) return undefined
  return rolloutNow(readSources(db, [ppaId], ppaId), { ppa, rollout, ticket })
}

/** The ticket of a PPA: the one a person linked, else the one its record names where exactly one is mirrored. */
export function rolloutTicketOf(db: ReadDb, ppaId: string): TicketPlace | null {
  const linked = getRollout(db, ppaId)?.ticket
  if (linked) return linked
  const number = getPpa(db, ppaId)?.recordTicket
  if (number === null || number === undefined) return null
  if (listPpas(db).filter(({ recordTicket }) => recordTicket === number).length > 1) return null
  const places = listAccounts(db)
    .map(({ id }) => ({ accountId: id, number: String(number) }))
    .filter(
      (place) =>
        getTicket(db, place.accountId, place.number) && !findLinkedPpa(db, place.accountId, place.number),
    )
  return places.length === 1 ? (places[0] ?? null) : null
}

/** Names the one PPA whose record has the ticket's number; those of `except` have a place of their own. */
function ppaByRecordTicket(
  ppas: readonly KeptPpa[],
  except: ReadonlySet<string>,
): (number: string) => KeptPpa | null {
  const byNumber = Map.groupBy(
    ppas.filter(({ recordTicket, id }) => recordTicket !== null && !except.has(id)),
    ({ recordTicket }) => String(recordTicket),
  )
  return (number) => {
    const named = byNumber.get(number) ?? []
    return named.length === 1 ? (named[0] ?? null) : null
  }
}

function isInRollout({ progress }: TicketSeen): boolean {
  return readProgress(progress ?? '') === 'StagedRollout'
}
