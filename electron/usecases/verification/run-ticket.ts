import { success, type Result } from '../../../shared/errors.ts'
import { allowedMoves, startConditions, type TicketFacts } from '../../../shared/domain/run-life-cycle.ts'
import { readTicketNumber, startStepsNow, type RunTicket } from '../../../shared/domain/run-ticket.ts'
import { isSettled } from '../../../shared/domain/intent.ts'
import { valuesOfField } from '../../../shared/domain/mirrored-ticket.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import { readTicketNow, type TicketNow } from '../tickets/act.ts'
import { factsOf } from '../tickets/deeds.ts'
import { readVerification } from './read.ts'

export interface TicketOfRun {
  readonly ticket: RunTicket | null
  /** Why there is none, and that the work goes on without it; null when there is one. */
  readonly whyNone: string | null
}

/** The mirrored ticket of a run: what its summary names, else what the release record names for the PPA. */
export function readRunTicket(db: ReadDb, id: string): Result<TicketOfRun> {
  const read = readVerification(db, id)
  if (!read.ok) return read
  const now = findTicket(db, read.value)
  return success(
    'whyNone' in now
      ? { ticket: null, whyNone: now.whyNone }
      : { ticket: describe(now, read.value), whyNone: null },
  )
}

/** The facts of the ticket for the rules; null where none is mirrored. */
export function ticketFactsOfRun(db: ReadDb, run: Verification): TicketFacts | null {
  const now = findTicket(db, run)
  return 'whyNone' in now ? null : factsOf(now.shown, now.account)
}

/** The mirrored ticket of a run with its account, or why there is none. */
export function findTicket(
  db: ReadDb,
  { summary, ppa }: Pick<Verification, 'summary' | 'ppa'>,
): TicketNow | { readonly whyNone: string } {
  const written = summary.rtTicket.trim()
  const number = written === '' ? ppa.recordTicket?.toString() : readTicketNumber(written)
  if (number === undefined) return { whyNone: 'No ticket is known for this PPA: name it in the summary.' }
  if (number === null) return { whyNone: `"${written}" in the summary names no ticket by its number.` }
  const accounts = listAccounts(db)
  if (accounts.length === 0) {
    return { whyNone: `No ticket server is set up, so ticket ${number} is not mirrored here.` }
  }
  // Two servers may have the same number: an address in the summary says which one is meant.
  const inOrder = accounts.toSorted(
    (a, b) => Number(written.startsWith(b.address)) - Number(written.startsWith(a.address)),
  )
  for (const { id } of inOrder) {
    const now = readTicketNow(db, id, number)
    if (now.ok) return now.value
  }
  return {
    whyNone: `Ticket ${number} is not mirrored here: sync, or look whether its queue is among those of the account.`,
  }
}

function describe(now: TicketNow, { ppa }: Verification): RunTicket {
  const { account, shown, intents } = now
  const facts = factsOf(shown, account)
  return {
    accountId: account.id,
    accountName: account.name,
    number: shown.number,
    subject: shown.subject,
    facts,
    progress: valuesOfField(shown, account.mapping.rolloutProgress)[0] ?? '',
    conditions: [...startConditions(facts, account.login)],
    steps: [...startStepsNow(facts, account.login, ppa.umdMajor)],
    moves: facts.rolloutProgress === null ? [] : [...allowedMoves(facts.rolloutProgress)],
    underWay: intents.filter(({ state }) => !isSettled(state)).length,
  }
}
