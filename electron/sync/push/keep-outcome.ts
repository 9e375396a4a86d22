import { describeDeed } from '../../../shared/domain/describe-intent.ts'
import type { Intent, IntentAnswer, IntentState } from '../../../shared/domain/intent.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { appendAudit } from '../../db/tables/audit.ts'
import { updateIntent, type IntentChange } from '../../db/tables/intents.ts'
import { concernsAccount, type AccountSync } from '../context.ts'
import { keepPresence, keepTickets } from '../mirror.ts'
import { doubtDefinitions } from '../pull/definitions.ts'
import type { TrackerFailure } from '../trackers/answer.ts'
import { verdictOf } from './answer-of-outcome.ts'
import type { DeedOutcome } from './perform.ts'

/** Keeps what became of an attempt: the intent, the mirror and the receipt in the audit trail, in one transaction. */
export function keepOutcome(
  sync: AccountSync,
  intent: Intent,
  outcome: DeedOutcome,
  doubled: readonly string[] = [],
): void {
  const { db, account, now } = sync
  const at = now().toISOString()
  const { state, answer: found } = verdictOf(outcome)
  const answer = doubled.length > 1 ? withDouble(found, doubled) : found
  inTransaction(db, (tx) => {
    mirrorOutcome(tx, sync, intent, outcome, at)
    updateIntent(tx, intent, {
      state,
      answer,
      ...ticketMade(outcome),
      ...timing(sync, intent, outcome, at),
    })
    if (outcome.kind === 'refused' || outcome.kind === 'partial') doubtDefinitions(tx, account.id)
    if (state !== 'queued' && state !== 'uncertain') {
      audit(tx, intent, { state, answer, at, place: `${account.name} ${ticketIn(intent, outcome)}` })
    }
  })
}

function ticketMade(outcome: DeedOutcome): Pick<IntentChange, 'ticket'> {
  const hasReceipt = outcome.kind === 'confirmed' || outcome.kind === 'partial'
  if (!hasReceipt) return {}
  return { ticket: 'ticket' in outcome.receipt ? outcome.receipt.ticket.id : outcome.receipt.ticketId }
}

function ticketIn(intent: Intent, outcome: DeedOutcome): string {
  return ticketMade(outcome).ticket ?? intent.ticket ?? 'new ticket'
}

/**
 * When to try again, and since when the answer is missing. Without a line, or with a sign-in that is not taken, the whole
 * account waits; that is no attempt of this intent, and it goes out as soon as the account does.
 */
function timing(
  sync: AccountSync,
  intent: Intent,
  outcome: DeedOutcome,
  at: string,
): Pick<IntentChange, 'nextAttemptAt' | 'lostAt' | 'attempts'> {
  if (outcome.kind !== 'not-sent' && outcome.kind !== 'uncertain')
    return { nextAttemptAt: null, lostAt: null }
  const { failure } = outcome
  if (outcome.kind === 'not-sent' && concernsAccount(failure) && failure.retryAfterSeconds === null) {
    return { nextAttemptAt: null, lostAt: null, attempts: intent.attempts - 1 }
  }
  const lostAt = outcome.kind === 'uncertain' ? at : null
  return { nextAttemptAt: nextAttempt(sync, intent, failure), lostAt }
}

/** A moment in the future, later after each attempt, or as the server asked. */
export function nextAttempt(
  { now, backOffMs }: AccountSync,
  intent: Intent,
  failure: TrackerFailure,
): string {
  const asked = (failure.retryAfterSeconds ?? 0) * 1000
  return new Date(now().getTime() + Math.max(asked, backOffMs(intent.attempts))).toISOString()
}

function mirrorOutcome(
  tx: WriteDb,
  sync: AccountSync,
  intent: Intent,
  outcome: DeedOutcome,
  at: string,
): void {
  const { account } = sync
  switch (outcome.kind) {
    case 'confirmed':
    case 'partial':
      if ('ticket' in outcome.receipt) keepTickets(tx, account, [outcome.receipt.ticket], 'full')
      return
    case 'conflict':
      keepTickets(tx, account, [outcome.reading.ticket], 'full')
      return
    case 'ticket-gone':
      if (intent.ticket !== null) keepPresence(tx, account, intent.ticket, outcome.presence, at)
      return
    case 'refused':
    case 'not-sent':
    case 'uncertain':
  }
}

function audit(
  tx: WriteDb,
  intent: Intent,
  end: {
    readonly state: IntentState
    readonly answer: IntentAnswer
    readonly at: string
    readonly place: string
  },
): void {
  const { state, answer, at, place } = end
  appendAudit(tx, {
    at,
    actor: intent.madeBy,
    action: `ticket change ${state}`,
    subject: place,
    data: {
      intent: intent.id,
      what: describeDeed(intent.deed),
      madeAt: intent.madeAt,
      attempts: intent.attempts,
      answer: answer.sentence,
      ...(answer.proof && { proof: answer.proof.what, files: answer.proof.files }),
    },
  })
}

function withDouble(answer: IntentAnswer, ids: readonly string[]): IntentAnswer {
  return {
    ...answer,
    sentence: `${answer.sentence} The request was doubled on its way: ${ids.join(' and ')} both carry it.`,
  }
}
