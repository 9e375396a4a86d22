import { inMirrorTransaction } from '../db/handles.ts'
import { keepSyncFact } from '../db/tables/sync-facts.ts'
import { hasOtherTickets, newestNumber } from '../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from './context.ts'
import { keepPresence } from './mirror.ts'
import { unanswered, type Answer } from './trackers/answer.ts'

/** The newest ticket of a queue that was still shown at last: while it can be seen, so can the queue. */
export interface Sentinel {
  readonly queue: string
  readonly number: string
  /** Nothing of the queue was shown at last: this one was hidden, and a right that came back will show it again. */
  readonly isHidden: boolean
}

/** One of each queue of which something is mirrored that was not deleted or merged. */
export function sentinelsOf({ db, account }: Pick<AccountSync, 'db' | 'account'>): readonly Sentinel[] {
  return account.queues.flatMap((queue) => {
    const shown = newestNumber(db, account.id, queue)
    const number = shown ?? newestNumber(db, account.id, queue, 'hidden')
    return number === null ? [] : [{ queue, number, isHidden: shown === null }]
  })
}

/** Mirrored and listed are compared in this round already: what came and went out of sight is looked for. */
export function comparePresenceSoon({ db, account }: Pick<AccountSync, 'db' | 'account'>): void {
  inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, 'presence', null))
}

/**
 * A right that is taken away makes lists and feeds empty, as if nothing had happened. So whatever ended without a row is
 * believed only while each queue shows a ticket; otherwise this is a failure, and what comes after the right is back must not
 * be passed over.
 */
export async function checkShown(
  sync: AccountSync,
  unseen: readonly Sentinel[] = sentinelsOf(sync),
): Promise<StepEnd> {
  for (const sentinel of unseen) {
    const failure = sentinel.isHidden ? null : await whyUnseen(sync, sentinel)
    if (failure === null) continue
    // What was marked as hidden meanwhile is looked for as soon as the right is back.
    comparePresenceSoon(sync)
    return failure
  }
  return null
}

/** The newest one may have gone alone; then any other will do. */
async function whyUnseen(sync: AccountSync, { queue, number }: Sentinel): Promise<StepEnd> {
  const { db, account, tracker, signal, now } = sync
  for (const ids of [[number], undefined]) {
    const isListed = await lists(sync, queue, ids)
    if (!isListed.ok) return isListed.failure
    if (isListed.value) return null
  }
  const presence = await tracker.ticket(number, { signal })
  if (!presence.ok) return presence.failure
  const known = await tracker.queue(queue, { signal })
  if (!known.ok && known.failure.kind !== 'forbidden' && known.failure.kind !== 'not-found')
    return known.failure
  if (presence.value.kind === 'hidden') {
    // One alone may have been moved out of sight; of several at once that is not believed.
    const isAlone = known.ok && !hasOtherTickets(db, account.id, queue, number)
    if (!isAlone) return hiddenFailure(queue)
    inMirrorTransaction(db, (tx) => keepPresence(tx, account, number, presence.value, now().toISOString()))
    return null
  }
  // Merged, deleted and moved tickets are explained one by one.
  if (known.ok || presence.value.kind !== 'here') return null
  const { name } = presence.value.reading.ticket.queue
  return name === queue ? null : renamedFailure(queue, number, name)
}

async function lists(
  { tracker, signal }: AccountSync,
  queue: string,
  ids?: readonly string[],
): Promise<Answer<boolean>> {
  const query = { queues: [queue], ...(ids && { ids }) }
  for await (const batch of tracker.search(query, { detail: 'ids', order: 'newest-first', signal })) {
    if (!batch.ok) return batch
    if (batch.value.tickets.length > 0) return { ok: true, value: true }
  }
  return { ok: true, value: false }
}

function hiddenFailure(queue: string): StepEnd {
  const message = `The server shows this account no ticket of «${queue}» any more: the right to see them (ShowTicket, SeeQueue) was taken away. What is mirrored stays; it goes on when the right is back, or without this queue in the settings of the account.`
  return unanswered('forbidden', message).failure
}

function renamedFailure(queue: string, number: string, other: string): StepEnd {
  const message = `The server has no queue «${queue}» any more; ticket ${number} stands in «${other}» now. Name that queue in the settings of the account, and it goes on.`
  return unanswered('not-found', message).failure
}
