import { emptyAnswer, type Intent } from '../../../shared/domain/intent.ts'
import { pickReady } from '../../../shared/domain/outbox-order.ts'
import { inTransaction } from '../../db/handles.ts'
import { getIntent, listOpenIntents, updateIntent } from '../../db/tables/intents.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { concernsAccount, type AccountSync, type StepEnd } from '../context.ts'
import type { TrackerFailure } from '../trackers/answer.ts'
import { outcomeOfAbsence } from '../trackers/outcome.ts'
import { keepOutcome, nextAttempt } from './keep-outcome.ts'
import {
  bytesOf,
  confirmFound,
  findEffect,
  makesNew,
  perform,
  whyBlind,
  type DeedOutcome,
} from './perform.ts'

/** How often a lost answer is looked for while the grace period runs, in milliseconds. */
const lookEveryMs = 1000

/** Sends what may go now, one after the other, until nothing may or the account has to wait. */
export async function pushReady(sync: AccountSync): Promise<StepEnd> {
  const { db, account, now, signal } = sync
  let open = listOpenIntents(db, account.id)
  let isRead = true
  for (;;) {
    if (signal.aborted) return null
    const [intent] = pickReady(open, now().toISOString())
    if (intent === undefined && isRead) return null
    if (intent === undefined) {
      // What was queued or decided meanwhile.
      open = listOpenIntents(db, account.id)
      isRead = true
      continue
    }
    const end = await pushOne(sync, intent)
    keepOpIdPlaces(sync)
    if (end) return end
    const after = getIntent(db, intent.id)
    open = open.flatMap((known) => (known.id !== intent.id ? [known] : after ? [after] : []))
    isRead = false
  }
}

/**
 * After a start: a request that was under way when the program ended may have taken effect. What is harmless to repeat is
 * repeated; the rest is looked for.
 */
export function recoverInterrupted({ db, account, now }: Pick<AccountSync, 'db' | 'account' | 'now'>): void {
  inTransaction(db, (tx) => {
    for (const intent of listOpenIntents(tx, account.id)) {
      if (intent.state !== 'sending') continue
      const answer = { ...emptyAnswer, sentence: 'The program ended before the answer came.' }
      updateIntent(tx, intent, {
        state: 'uncertain',
        answer,
        lostAt: now().toISOString(),
        nextAttemptAt: null,
      })
    }
  })
}

async function pushOne(sync: AccountSync, intent: Intent): Promise<StepEnd> {
  const mayHaveEffect = intent.state === 'uncertain' || intent.state === 'sent'
  if (mayHaveEffect && makesNew(intent.deed)) {
    const settled = await settle(sync, intent)
    if (settled !== 'absent') return settled
  }
  const sending = markSending(sync, intent)
  // It was taken back in the moment before.
  if (sending === null) return null
  const outcome = await perform(sync, sending)
  // What is harmless to repeat was sent before, and this attempt may have found the ticket gone.
  const isGone = mayHaveEffect && outcome.kind === 'ticket-gone'
  return finish(sync, sending, isGone ? outcomeOfAbsence(outcome.presence, true) : outcome)
}

/** From here on the request may leave: kept first, so that no end of the program can hide it. */
function markSending({ db, now }: AccountSync, intent: Intent): Intent | null {
  return inTransaction(db, (tx) => {
    const current = getIntent(tx, intent.id)
    if (current?.state !== intent.state) return null
    updateIntent(tx, current, {
      state: 'sending',
      attempts: current.attempts + 1,
      lastAttemptAt: now().toISOString(),
      nextAttemptAt: null,
    })
    return getIntent(tx, intent.id) ?? null
  })
}

/** Looks once for a lost intent. Only when the grace period is over and nothing was found it may be sent again. */
async function settle(sync: AccountSync, intent: Intent): Promise<StepEnd | 'absent'> {
  const { db, now, graceMs } = sync
  const lookedAt = now().getTime()
  const found = await findEffect(sync, intent)
  if (!found.ok) return keepUnsettled(sync, intent, found.failure)
  const [first] = found.value
  if (first !== undefined) {
    inTransaction(db, (tx) => updateIntent(tx, intent, { state: 'sent' }))
    return finish(sync, { ...intent, state: 'sent' }, await confirmFound(sync, intent, first), found.value)
  }
  const graceEnds = Date.parse(intent.lostAt ?? now().toISOString()) + graceMs(bytesOf(intent.deed))
  if (lookedAt >= graceEnds) {
    const blind = await whyBlind(sync, intent)
    return blind === null ? 'absent' : keepUnsettled(sync, intent, blind)
  }
  const next = new Date(Math.min(lookedAt + lookEveryMs, graceEnds)).toISOString()
  inTransaction(db, (tx) => updateIntent(tx, intent, { state: intent.state, nextAttemptAt: next }))
  return null
}

/** It could not be looked for. Where the whole account has to wait, that is no attempt of this intent. */
function keepUnsettled(sync: AccountSync, intent: Intent, failure: TrackerFailure): StepEnd {
  const isAccounts = concernsAccount(failure)
  const isAttempt = !isAccounts || failure.retryAfterSeconds !== null
  inTransaction(sync.db, (tx) =>
    updateIntent(tx, intent, {
      state: intent.state,
      answer: { ...emptyAnswer, sentence: failure.message },
      nextAttemptAt: isAttempt ? nextAttempt(sync, intent, failure) : null,
      attempts: isAttempt ? intent.attempts + 1 : intent.attempts,
    }),
  )
  return isAccounts ? failure : null
}

function finish(
  sync: AccountSync,
  intent: Intent,
  outcome: DeedOutcome,
  ids: readonly string[] = [],
): StepEnd {
  // What was found on the server once is not taken for unsent when reading it back fails.
  const isKnownThere = intent.state === 'sent' && outcome.kind === 'not-sent'
  const kept: DeedOutcome = isKnownThere
    ? { kind: 'uncertain', why: outcome.failure.message, failure: outcome.failure }
    : outcome
  keepOutcome(sync, intent, kept, ids)
  const isFailure = outcome.kind === 'not-sent' || outcome.kind === 'uncertain'
  return isFailure && concernsAccount(outcome.failure) ? outcome.failure : null
}

/** Places that were seen to keep operation ids are known in the next session too. */
function keepOpIdPlaces({ db, account, tracker }: AccountSync): void {
  const kept = JSON.stringify(tracker.keptOpIds())
  if (getSyncFact(db, account.id, 'op ids kept') === kept) return
  inTransaction(db, (tx) => keepSyncFact(tx, account.id, 'op ids kept', kept))
}
