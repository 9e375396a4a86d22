import { valuesOfField } from '../../../shared/domain/mirrored-ticket.ts'
import { progressOf } from '../../../shared/domain/process-values.ts'
import type { TicketPlace } from '../../../shared/domain/rollout-board.ts'
import { readProgress } from '../../../shared/domain/run-life-cycle.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listOpenIntents } from '../../db/tables/intents.ts'
import { listRolloutTickets, type RolloutTicket } from '../../db/tables/rollout-tickets.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import { readTicketNow } from '../tickets/act.ts'

/** A ticket in the words of the process, with what is on its way laid over it. */
export interface TicketSeen extends RolloutTicket {
  /** Changes that are not settled. */
  readonly queued: number
  /** One of them waits for a person. */
  readonly isStuck: boolean
}

interface OpenChanges {
  readonly place: TicketPlace
  readonly queued: number
  readonly isStuck: boolean
}

/** The tickets `wanted`; with `all` also every one that is in staged rollout, or may be by what is on its way. */
export function readTicketsSeen(
  db: ReadDb,
  wanted: readonly TicketPlace[],
  all: boolean,
): readonly TicketSeen[] {
  const accounts = new Map(listAccounts(db).map((account) => [account.id, account]))
  const open = openChanges(db, [...accounts.keys()])
  const siteWords = [...accounts.values()].flatMap(({ values }) => values.progress.StagedRollout ?? [])
  const places = all ? [...wanted, ...[...open.values()].map(({ place }) => place)] : wanted
  return listRolloutTickets(db, places, all ? siteWords : null).flatMap((ticket) => {
    const account = accounts.get(ticket.accountId)
    return account ? [seen(db, account, ticket, open.get(placeKey(ticket)))] : []
  })
}

function seen(
  db: ReadDb,
  account: TrackerAccount,
  ticket: RolloutTicket,
  changes: OpenChanges | undefined,
): TicketSeen {
  const plain = (value: string | null) => (value === null ? null : plainProgress(account, value))
  const asShown = { ...ticket, progress: plain(ticket.progress), queued: 0, isStuck: false }
  if (!changes) return asShown
  const now = readTicketNow(db, ticket.accountId, ticket.number)
  if (!now.ok) return asShown
  const { mapping } = account
  const { queued, isStuck } = changes
  return {
    ...asShown,
    progress: plain(valuesOfField(now.value.shown, mapping.rolloutProgress)[0] ?? null),
    teams: valuesOfField(now.value.shown, mapping.eaTeams),
    queued,
    isStuck,
  }
}

function openChanges(db: ReadDb, accountIds: readonly string[]): ReadonlyMap<string, OpenChanges> {
  const open = new Map<string, OpenChanges>()
  for (const accountId of accountIds) {
    for (const { ticket, state } of listOpenIntents(db, accountId)) {
      if (ticket === null) continue
      const place = { accountId, number: ticket }
      const before = open.get(placeKey(place))
      const isStuck = state === 'conflict' || state === 'refused' || state === 'uncertain'
      open.set(placeKey(place), {
        place,
        queued: (before?.queued ?? 0) + 1,
        isStuck: isStuck || (before?.isStuck ?? false),
      })
    }
  }
  return open
}

/** The rule speaks the words of the process; a site may have its own, and mean something else by one of these. */
function plainProgress({ values }: TrackerAccount, value: string): string {
  const meant = progressOf(values, value)
  return meant ?? (readProgress(value) === null ? value : `«${value}»`)
}

export function placeKey({ accountId, number }: TicketPlace): string {
  return `${accountId} ${number}`
}
