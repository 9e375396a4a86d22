import { rebaseAfter } from '../../../shared/domain/apply-intent.ts'
import { describeDeed } from '../../../shared/domain/describe-intent.ts'
import type { Intent } from '../../../shared/domain/intent.ts'
import { whyWaiting } from '../../../shared/domain/outbox-order.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { getIntent, listOpenIntents, listRecentIntents, updateIntent } from '../../db/tables/intents.ts'
import { listAccounts } from '../../db/tables/tracker-accounts.ts'
import { record, type Deps } from '../deps.ts'

export interface OutboxLine {
  readonly intent: Intent
  readonly what: string
  /** Why it is not sent at this moment; null when it goes next or is settled. */
  readonly waits: string | null
}

/** Everything on its way out in its order, then what was settled last. */
export function readOutbox(
  deps: Pick<Deps, 'db' | 'now'>,
  settledCount: number,
): {
  readonly open: readonly OutboxLine[]
  readonly settled: readonly OutboxLine[]
} {
  const at = deps.now().toISOString()
  const open = listAccounts(deps.db).flatMap(({ id }) => listOpenIntents(deps.db, id))
  const line = (intent: Intent): OutboxLine => ({
    intent,
    what: describeDeed(intent.deed),
    waits: whyWaiting(intent, open, at),
  })
  const settled = listRecentIntents(deps.db, settledCount).filter(
    ({ state }) => state === 'confirmed' || state === 'withdrawn',
  )
  return { open: open.map(line), settled: settled.map(line) }
}

/** Takes back what was not sent yet; later changes of the same field then rest on what it rested on. */
export function undoIntent(deps: Deps, id: string): Result<Intent> {
  return changeIntent(deps, id, 'ticket change taken back', (tx, intent) => {
    if (intent.state !== 'queued')
      return refused('It is not in the queue any more: what was sent cannot be taken back here.')
    withdraw(tx, intent)
    return success(undefined)
  })
}

/** Sends what was refused or is waiting once more, now. A message that arrived in part is never repeated. */
export function retryIntent(deps: Deps, id: string): Result<Intent> {
  return changeIntent(deps, id, 'ticket change tried again', (tx, intent) => {
    if (intent.state === 'refused' && intent.answer?.partly && intent.deed.kind !== 'change') {
      return refused(
        'A part of it arrived; sent again it would stand there twice. Discard it, and add what is missing.',
      )
    }
    if (intent.state === 'refused')
      updateIntent(tx, intent, { state: 'queued', nextAttemptAt: null, lostAt: null })
    else if (intent.nextAttemptAt !== null && intent.state !== 'conflict')
      updateIntent(tx, intent, { state: intent.state, nextAttemptAt: null })
    else return refused('It waits for something else than another attempt.')
    return success(undefined)
  })
}

/** What waits for its next attempt goes out with the next round: somebody asked for it now. */
export function tryAllNow({ db }: Pick<Deps, 'db'>): void {
  inTransaction(db, (tx) => {
    for (const intent of listAccounts(tx).flatMap(({ id }) => listOpenIntents(tx, id))) {
      if (intent.state === 'queued' && intent.nextAttemptAt !== null) {
        updateIntent(tx, intent, { state: 'queued', nextAttemptAt: null })
      }
    }
  })
}

/** Gives up what was refused, is in conflict, or stays uncertain. What arrived on the server stays there. */
export function discardIntent(deps: Deps, id: string): Result<Intent> {
  return changeIntent(deps, id, 'ticket change discarded', (tx, intent) => {
    if (intent.state === 'sending' || intent.state === 'confirmed' || intent.state === 'withdrawn') {
      return refused(`It is ${intent.state}: there is nothing to give up.`)
    }
    withdraw(tx, intent)
    return success(undefined)
  })
}

export type Choice =
  | { readonly take: 'mine' }
  | { readonly take: 'theirs' }
  | { readonly take: 'edit'; readonly values: readonly string[] }

/** Decides a conflict: theirs settles it, mine or an edited value goes out again resting on what stands there now. */
export function resolveConflict(deps: Deps, id: string, choice: Choice): Result<Intent> {
  return changeIntent(deps, id, `conflict decided: ${choice.take}`, (tx, intent) => {
    const conflict = intent.answer?.conflict
    if (intent.state !== 'conflict' || !conflict) return refused('There is no conflict to decide any more.')
    if (choice.take === 'theirs') {
      withdraw(tx, intent, conflict.stands)
      return success(undefined)
    }
    const mine = choice.take === 'edit' ? [...choice.values] : conflict.mine
    updateIntent(tx, intent, {
      state: 'queued',
      nextAttemptAt: null,
      lostAt: null,
      deed: { kind: 'change', change: { kind: 'set', field: conflict.field, base: conflict.stands, mine } },
    })
    return success(undefined)
  })
}

function withdraw(tx: WriteDb, intent: Intent, stands?: readonly string[]): void {
  const later = listOpenIntents(tx, intent.accountId).filter(
    ({ seq, ticket, state }) => seq > intent.seq && ticket === intent.ticket && state === 'queued',
  )
  const base = stands ? { ...intent, deed: restingOn(intent, stands) } : intent
  for (const rebased of rebaseAfter(base, later)) updateIntent(tx, rebased, { state: 'queued' })
  updateIntent(tx, intent, { state: 'withdrawn', nextAttemptAt: null })
}

function restingOn({ deed }: Intent, stands: readonly string[]): Intent['deed'] {
  if (deed.kind !== 'change' || deed.change.kind !== 'set') return deed
  return { kind: 'change', change: { ...deed.change, base: [...stands] } }
}

function changeIntent(
  deps: Deps,
  id: string,
  action: string,
  work: (tx: WriteDb, intent: Intent) => Result<undefined>,
): Result<Intent> {
  return inTransaction(deps.db, (tx) => {
    const intent = getIntent(tx, id)
    if (!intent) return notFound(`change ${id}`)
    const done = work(tx, intent)
    if (!done.ok) return done
    record(deps, tx, action, `ticket ${intent.ticket ?? 'not made yet'}`, {
      intent: id,
      what: describeDeed(intent.deed),
    })
    return success(kept(tx, id))
  })
}

function kept(db: ReadDb, id: string): Intent {
  const intent = getIntent(db, id)
  if (!intent) throw new Error(`Intent ${id} is gone.`)
  return intent
}
