import type { Intent } from '../../../shared/domain/intent.ts'
import { valuesOfField } from '../../../shared/domain/mirrored-ticket.ts'
import { progressOf } from '../../../shared/domain/process-values.ts'
import type { Progress } from '../../../shared/domain/run-life-cycle.ts'
import {
  movedTo,
  standstillOf,
  type ClockLimits,
  type Standstill,
} from '../../../shared/domain/ticket-clock.ts'
import { mostTicketsFound } from '../../../shared/domain/ticket-limits.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listOpenIntents } from '../../db/tables/intents.ts'
import { listPpas } from '../../db/tables/ppas.ts'
import { listTickets, searchTickets, type ListedTicket } from '../../db/tables/ticket-list.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import type { Deps } from '../deps.ts'
import { getSettings } from '../settings/settings.ts'
import { readTicketNow } from './act.ts'

/** A line of the list, with what is under way laid over it. */
export interface TicketLine extends Omit<
  ListedTicket,
  'key' | 'goneInto' | 'goneAt' | 'communication' | 'progressSince' | 'platform' | 'stack'
> {
  /** What `progress` means in the process; null for a value it does not know. */
  readonly step: Progress | null
  /** Of the product, from the ticket's own field or from the release records; empty for unknown. */
  readonly platform: string
  readonly stack: string
  /** How many of its changes are not settled. */
  readonly open: number
  readonly standstill: Standstill | null
}

/** Every ticket, newest first; with words, those that hold all of them, and first the one with that number. */
export function readTickets({ db, now }: Pick<Deps, 'db' | 'now'>, text: string): readonly TicketLine[] {
  const found = text.trim() === '' ? null : searchTickets(db, text, mostTicketsFound)
  const context: Context = {
    db,
    accounts: new Map(listAccounts(db).map((account) => [account.id, account])),
    open: openByTicket(db),
    products: productsByTicket(db),
    now: now(),
    limits: readLimits(db),
  }
  const lines = listTickets(db, found).map((line) => shownLine(context, line))
  const asked = found === null ? '' : text.trim()
  return [
    ...lines.filter(({ number }) => number === asked),
    ...lines.filter(({ number }) => number !== asked),
  ]
}

/** How long a ticket may stand, as chosen in the settings. */
export function readLimits(db: ReadDb): ClockLimits {
  const { daysWaiting, daysInVerification } = getSettings(db)
  return { waiting: daysWaiting, inVerification: daysInVerification }
}

interface Context {
  readonly db: ReadDb
  readonly accounts: ReadonlyMap<string, TrackerAccount>
  readonly open: ReadonlyMap<string, readonly Intent[]>
  readonly products: ReadonlyMap<string, { readonly platform: string; readonly stack: string }>
  readonly now: Date
  readonly limits: ClockLimits
}

function shownLine(context: Context, listed: ListedTicket): TicketLine {
  const { key: _key, goneInto, goneAt, communication, progressSince, platform, stack, ...line } = listed
  const account = context.accounts.get(line.accountId)
  const intents = context.open.get(placeOf(line.accountId, line.number)) ?? []
  const shown = intents.length === 0 ? line : { ...line, ...overlay(context, line) }
  const step = account === undefined ? null : progressOf(account.values, shown.progress ?? '')
  const product = context.products.get(line.number)
  const stuck = intents.find(({ state }) => stuckStates.has(state))?.state ?? null
  return {
    ...shown,
    step,
    platform: platform ?? product?.platform ?? '',
    stack: stack ?? product?.stack ?? '',
    open: intents.length,
    standstill:
      account === undefined
        ? null
        : standstillOf(
            {
              gone: line.gone === null ? null : { kind: line.gone, into: goneInto, at: goneAt ?? '' },
              movedTo: movedTo(line.queue, account.queues),
              stuck,
              owner: shown.owner,
              progress: step,
              communication,
              since: progressSince ?? line.created,
            },
            { mapping: account.mapping, values: account.values, now: context.now, limits: context.limits },
          ),
  }
}

const stuckStates: ReadonlySet<string> = new Set(['conflict', 'refused', 'uncertain'])

/** What a line shows otherwise while changes of it are under way. */
function overlay(
  { db }: Context,
  { accountId, number }: Pick<ListedTicket, 'accountId' | 'number'>,
): Partial<Pick<TicketLine, 'subject' | 'status' | 'owner' | 'progress'>> {
  const now = readTicketNow(db, accountId, number)
  if (!now.ok) return {}
  const { shown, account } = now.value
  const { subject, status, owner } = shown
  return {
    subject,
    status,
    owner,
    progress: valuesOfField(shown, account.mapping.rolloutProgress)[0] ?? null,
  }
}

function openByTicket(db: ReadDb): ReadonlyMap<string, readonly Intent[]> {
  const open = new Map<string, Intent[]>()
  for (const intent of listAccounts(db).flatMap(({ id }) => listOpenIntents(db, id))) {
    const place = placeOf(intent.accountId, intent.ticket ?? '')
    open.set(place, [...(open.get(place) ?? []), intent])
  }
  return open
}

/** Platform and stack of the product a ticket is the record of. */
function productsByTicket(db: ReadDb): Context['products'] {
  return new Map(
    listPpas(db).flatMap(({ recordTicket, platform, arch, provider }) =>
      recordTicket === null
        ? []
        : [[String(recordTicket), { platform: `${platform}/${arch}`, stack: provider }] as const],
    ),
  )
}

function placeOf(accountId: string, number: string): string {
  return `${accountId} ${number}`
}
